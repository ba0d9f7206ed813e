"""What each page about an entry is for: an entry that somebody may not see is missing, and one that they may only read
is not changed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from pages.library.permissions import may_change, visible_entries

READING = frozenset({"inspect", "history", "history_results", "usage", "chosen", "standing", "override"})
"""Names of the pages about one entry that change nothing of it; all others are for those who may change it."""


def visible_entry(model: type[Any], user: Any, pk: Any) -> Any:
    """Return an entry that the person may see; None else."""
    number = unquote(str(pk))
    is_number = number.isascii() and number.isdigit() and len(number) < 10
    return visible_entries(model, user).filter(pk=number).first() if is_number else None


def guard_all(patterns: list[Any], model: type[Any]) -> list[Any]:
    """Guard each page about one entry among these addresses."""
    for pattern in patterns:
        pattern.callback = _guarded(pattern.callback, model, pattern.name)
    return patterns


def _guarded(view: Callable[..., Any], model: type[Any], name: str) -> Callable[..., Any]:
    """Wagtail's own check before deletion asks for a right on the model, not on the entry."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if "pk" in kwargs:
            entry = visible_entry(model, request.user, kwargs["pk"])
            if entry is None:
                raise Http404
            if name not in READING and not may_change(request.user, entry):
                raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
