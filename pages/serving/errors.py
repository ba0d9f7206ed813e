"""Error pages: in the force's look where the host is known, and never with a stack or a detail of another
force.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from sites.forces import unavailable

CsrfAnswer = Callable[[HttpRequest, str], HttpResponse | None]

_csrf_answers: list[CsrfAnswer] = []


def register_csrf_answer(answer: CsrfAnswer) -> None:
    """Let a door answer a failed CSRF check itself, so that what was typed is kept. None leaves it to the
    next.
    """
    _csrf_answers.append(answer)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 and say how to go on; a door that registered an answer is asked first."""
    for answer in _csrf_answers:
        response = answer(request, reason)
        if response is not None:
            return response
    return render(request, "errors/csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400; 413 to a body with more in it than is read."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return render(request, "errors/413.html", status=413)
    return render(request, "errors/400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403."""
    return render(request, "errors/403.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404, the same for what is missing and what is forbidden."""
    return render(request, "errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 from a template that needs neither database nor context; 503 when the database was away."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return unavailable.away(request)
    return HttpResponse(render_to_string("errors/500.html"), status=500)
