"""How a form page is served: by a door that registers here. A form page names no door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from wagtail.url_routing import RouteResult

from reporting.definition.form import Form, Step
from reporting.definition.json_values import Answers
from reporting.definition.problems import Problem


class Door(Protocol):
    """Answers requests for the pages of a form."""

    def __call__(self, request: HttpRequest, page: Any, segment: str = "") -> HttpResponse:
        """Answer; `segment` is what follows the page's own address, without slashes around; empty: the start."""


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
        earlier: Answers,
    ) -> SafeString:
        """HTML of error summary, heading, introduction, questions and content of a step.

        What stands inside `<form>`, without the tag itself, CSRF token and buttons. `fields` is what the
        controls hold, `earlier` the answers before: what does not apply to them is not shown.
        """


_registered: dict[str, Any] = {}


def register(*, door: Door, render_step: StepRenderer) -> None:
    """Let the HTML door serve form pages and show their steps. Called once, when the door's app is ready."""
    _registered.update(door=door, render_step=render_step)


def step_renderer() -> StepRenderer:
    """The registered renderer of steps."""
    return _registered["render_step"]


DEEPEST = 3
"""So many parts may follow a form's address: a step, the number of an entry, and what is done with it."""


class ServesForm:
    """A page whose own address, and a few parts below it, belong to a form."""

    live: bool

    def route(self, request: HttpRequest, path_components: Sequence[str]) -> RouteResult:
        """The page with what follows it in the address: a step, and in a group an entry. Raises Http404.

        A page that is not live goes to the door all the same, which keeps the answers of whoever has begun readable and
        answers 404 to everybody else.
        """
        if len(path_components) > DEEPEST:
            raise Http404
        return RouteResult(self, kwargs={"segment": "/".join(path_components)})

    def serve(self, request: HttpRequest, segment: str = "") -> HttpResponse:
        """Hand the request to the door."""
        door: Door = _registered["door"]
        return door(request, self, segment)
