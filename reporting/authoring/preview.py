"""Previews of a form: its start page, each of its steps, and a walk through the draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from pages.base.preview import render_preview
from pages.serving.chrome import chrome_for
from reporting.authoring import serving, trial
from reporting.authoring.page_source import language_of
from reporting.authoring.trial import Trial
from reporting.definition import text_keys
from reporting.definition.form import Form, Step, StepKind

START = ""
TRIAL = "trial"


class PreviewsForm:
    """A page whose form can be looked at step by step. What is shown is stored nowhere."""

    default_preview_mode = START

    def previewed_form(self) -> tuple[Form, Mapping[str, str]]:
        """The form to show, and the code of the step behind each preview mode."""
        raise NotImplementedError

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """The start page and every step. Wagtail asks once for each mode, so this must be quick."""
        return [(START, "Start page"), *self.step_modes()]

    def step_modes(self) -> Iterator[tuple[str, str]]:
        """Name and words of the preview mode of each step."""
        raise NotImplementedError

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The start page, a step, or where the editor stands who walks the draft: in the page's language and theme."""
        response: HttpResponse = render_preview(self, request, self._preview, mode_name)  # type: ignore[arg-type]
        return response

    def _preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        form, codes = self.previewed_form()
        if mode_name == TRIAL:
            state: Trial = request.trial  # type: ignore[attr-defined]
        else:
            code = codes.get(mode_name, "")
            state = Trial(step=_with_everything(form.step(code)) if form.has_step(code) else None)
        return HttpResponse(render_to_string(_template(mode_name), self._words(request, form, state), request=request))

    def _words(self, request: HttpRequest, form: Form, state: Trial) -> dict[str, Any]:
        locale = language_of(self)
        text = form.lookup(locale)
        return {
            "chrome": chrome_for(request, page=self, title=text(text_keys.FORM_TITLE)),
            "page": self,
            "title": text(text_keys.FORM_TITLE),
            "introduction": text(text_keys.FORM_INTRODUCTION),
            "before_you_start": text(text_keys.FORM_BEFORE_YOU_START),
            "what_happens_next": text(text_keys.FORM_WHAT_HAPPENS_NEXT),
            "modes": self.preview_modes,
            "mode": getattr(request, "preview_mode", START),
            "trial": state,
            "is_exit": state.step is not None and state.step.kind is StepKind.EXIT,
            "step_html": _step_html(form, state, locale),
            "summary": trial.summary(form, state.answers, locale) if state.ended else (),
            "edit_url": getattr(request, "edit_url", ""),
            "is_shared": getattr(request, "is_shared_draft", False),
        }


def _with_everything(step: Step) -> Step:
    """A step with all that it may ask: nobody has answered anything that would decide it."""
    return replace(step, items=tuple(item if item.revealed else replace(item, show_when=None) for item in step.items))


def _template(mode: str) -> str:
    return "reporting/authoring/trial.html" if mode == TRIAL else "reporting/authoring/preview.html"


def _step_html(form: Form, state: Trial, locale: str) -> str:
    if state.step is None:
        return ""
    return serving.step_renderer()(
        form=form,
        step=state.step,
        locale=locale,
        fields=state.fields,
        problems=state.problems,
        earlier=state.earlier,
    )
