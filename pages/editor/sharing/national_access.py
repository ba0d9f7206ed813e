"""Screens of the national team; for everybody else they do not exist."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.http import Http404, HttpRequest, HttpResponse

from sites.access.memberships import is_national

View = Callable[Concatenate[HttpRequest, ...], HttpResponse]


def for_national_team(view: View) -> View:
    """Answer 404 to everybody else."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_national(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded
