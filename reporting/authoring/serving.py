"""How a form page is served: by a door that registers here. A form page names no door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from wagtail.url_routing import RouteResult

from reporting.definition.form import Form, Step
from reporting.definition.problems import Problem


class Door(Protocol):
    """Answers requests for the pages of a form."""

    def __call__(self, request: HttpRequest, page: Any, segment: str = "") -> HttpResponse:
        """Answer; `segment` is the part of the address after the page's own, empty for the start page."""


class StepRenderer(Protocol):
    """Renders a step as visitors see it, for editors who try a draft."""

    def __call__(
        self,
        *,
        form: Form,
        step: Step,
        locale: str,
        fields: Mapping[str, Sequence[str]],
        problems: Sequence[Problem],
    ) -> SafeString:
        """HTML of error summary, heading, introduction, questions and content of a step.

        What stands inside `<form>`, without the tag itself, CSRF token and buttons. `fields` is what the
        controls hold.
        """


_registered: dict[str, Any] = {}


def register(*, door: Door, render_step: StepRenderer) -> None:
    """Let the HTML door serve form pages and show their steps. Called once, when the door's app is ready."""
    _registered.update(door=door, render_step=render_step)


def step_renderer() -> StepRenderer:
    """The registered renderer of steps."""
    return _registered["render_step"]


class ServesForm:
    """A page whose own address and one part below it belong to a form."""

    live: bool

    def route(self, request: HttpRequest, path_components: Sequence[str]) -> RouteResult:
        """The page with the part of the address after it. Raises Http404.

        A page that is not live goes to the door all the same, which keeps the answers of whoever has begun readable and
        answers 404 to everybody else.
        """
        if len(path_components) > 1:
            raise Http404
        return RouteResult(self, kwargs={"segment": path_components[0] if path_components else ""})

    def serve(self, request: HttpRequest, segment: str = "") -> HttpResponse:
        """Hand the request to the door."""
        door: Door = _registered["door"]
        return door(request, self, segment)
