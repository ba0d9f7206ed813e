"""What an editor is told when a form may not go live."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError


class PublishRefused(ValidationError):
    """A form was not published, and nothing was changed.

    The message is a dict by field, as wagtail-localize reads it. `page_id` is the page, None before its first
    save.
    """

    def __init__(self, reasons: Sequence[str], *, page_id: int | None, title: str) -> None:
        super().__init__({"steps": list(reasons)})
        self.reasons = tuple(reasons)
        self.page_id = page_id
        self.title = title

    def __str__(self) -> str:
        return f"“{self.title}” was not published: {' '.join(self.reasons)}"
