"""Previews of a form: its start page, each of its steps, and a walk through the draft."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from pages.serving.chrome import chrome_for
from reporting.authoring import serving, trial
from reporting.authoring.page_source import compile_page, language_of
from reporting.authoring.trial import Trial
from reporting.definition import text_keys
from reporting.definition.form import Form, StepKind

START = ""
TRIAL = "trial"


class PreviewsForm:
    """A page whose draft can be looked at step by step.

    Everything shown is compiled from the draft and stored nowhere.
    """

    steps: Any

    default_preview_mode = START

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """The start page and every step, by block id. Wagtail asks once for each mode, so nothing is compiled here."""
        steps = (
            (child["id"], f"{number}. {child['value'].get('title', '')}")
            for number, child in enumerate(self.steps.raw_data, 1)
        )
        return [(START, "Start page"), *steps]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The draft's start page, one of its steps, or where the editor stands who walks it."""
        compiled = compile_page(self)  # type: ignore[arg-type]
        form = compiled.form
        if mode_name == TRIAL:
            state: Trial = request.trial  # type: ignore[attr-defined]
        else:
            codes = {block_id: code for code, block_id in compiled.step_ids.items()}
            code = codes.get(mode_name, "")
            state = Trial(step=form.step(code) if form.has_step(code) else None)
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
        }


def _template(mode: str) -> str:
    return "reporting/authoring/trial.html" if mode == TRIAL else "reporting/authoring/preview.html"


def _step_html(form: Form, state: Trial, locale: str) -> str:
    if state.step is None:
        return ""
    return serving.step_renderer()(
        form=form, step=state.step, locale=locale, fields=state.fields, problems=state.problems
    )
