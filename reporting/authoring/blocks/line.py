"""One line of words."""

from __future__ import annotations

from wagtail.blocks import CharBlock


class Line(CharBlock):
    """A line whose default is an empty text: wagtail-localize fails on the None of Wagtail's own block."""

    class Meta:
        default = ""
