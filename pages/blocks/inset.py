"""Inset text: a quotation, example or remark set apart."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import StructBlock

from pages.blocks.text import ProseBlock


class InsetBlock(StructBlock):
    """Text set apart from the paragraphs around it."""

    text = ProseBlock(features=["bold", "link"])

    def get_api_representation(self, value: Any, context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return the text as HTML."""
        return {"text": self.child_blocks["text"].get_api_representation(value["text"], context)}

    class Meta:
        icon = "openquote"
        label = "Inset text"
        group = "Emphasis"
        template = "blocks/inset.html"
        preview_value = {"text": "<p>You do not need to give your name.</p>"}
        description = "Sets a remark or example apart from the text around it"
