"""One line of words."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import CharBlock


class Line(CharBlock):
    """A line whose default is an empty text: wagtail-localize fails on the None of Wagtail's own block."""

    class Meta:
        default = ""


class EditorsLine(Line):
    """A line that only editors read, so that it is never offered for translation."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """Nothing."""
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        """The value as it is."""
        return value
