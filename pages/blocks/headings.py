"""Headings inside a page."""

from __future__ import annotations

from typing import Any

from django.utils.text import slugify
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, StructValue


class HeadingValue(StructValue):
    """A heading with the anchor by which the contents list links to it."""

    @property
    def anchor(self) -> str:
        """The part after # in a link to this heading."""
        return slugify(self.get("text", "")) or "section"


class HeadingBlock(StructBlock):
    """A heading; two levels are enough for a page of advice."""

    text = CharBlock(max_length=120)
    level = ChoiceBlock(
        choices=[("h2", "Heading"), ("h3", "Smaller heading, under a heading")],
        default="h2",
        label="Size",
    )

    def get_api_representation(self, value: Any, context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return text, level and anchor."""
        return {"text": value["text"], "level": value["level"], "anchor": value.anchor}

    class Meta:
        icon = "title"
        label = "Heading"
        group = "Text"
        template = "blocks/headings.html"
        value_class = HeadingValue
        label_format = "{text}"
        form_classname = "struct-block"
        preview_value = {"text": "Before you go away", "level": "h2"}
        description = "Splits a long page into parts; readers see a list of them at the top"


def contents_of(stream: Any) -> list[dict[str, str]]:
    """Return the large headings of a stream as `[{text, anchor}]`; nothing where a list would not help."""
    headings = [
        {"text": child.value["text"], "anchor": child.value.anchor}
        for child in stream
        if child.block_type == "heading" and child.value["level"] == "h2"
    ]
    return headings if len(headings) > 2 else []
