"""Warning text: what happens if somebody does not act."""

from __future__ import annotations

from wagtail.blocks import StructBlock, TextBlock


class WarningBlock(StructBlock):
    """A warning about serious consequences."""

    text = TextBlock(max_length=300, rows=2)

    class Meta:
        icon = "warning"
        label = "Warning"
        group = "Emphasis"
        template = "blocks/warning.html"
        label_format = "{text}"
        preview_value = {"text": "Do not go back inside if you think someone is still there."}
        description = "For serious consequences only, else readers stop noticing it"
