"""Details: text that only some readers need, opened by them."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import CharBlock, StructBlock

from pages.blocks.text import ProseBlock


class DetailsBlock(StructBlock):
    """A line that opens to more text."""

    summary = CharBlock(max_length=120, label="Line to open", help_text="Says what is inside, like: If you rent")
    text = ProseBlock(label="Text inside")

    def get_api_representation(self, value: Any, context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return the line, and the text as HTML."""
        text = self.child_blocks["text"].get_api_representation(value["text"], context)
        return {"summary": value["summary"], "text": text}

    class Meta:
        icon = "collapse-down"
        label = "Details"
        group = "Emphasis"
        template = "blocks/details.html"
        label_format = "{summary}"
        preview_value = {
            "summary": "If you rent your home",
            "text": "<p>Ask your landlord about the locks.</p>",
        }
        description = "Hides what only some readers need until they open it"
