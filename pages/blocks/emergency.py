"""The 999 and 101 box, from the shared library."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import StructBlock

from pages.blocks.references import LibraryReferenceBlock
from pages.library.emergency import FACTS
from pages.library.scope import scope_of


class EmergencyBlock(StructBlock):
    """When to call 999 and when 101."""

    box = LibraryReferenceBlock(
        "pages.EmergencyBox",
        help_text="Choose the national box: a force's own with the same key replaces it.",
    )

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add the box's columns as `box`; None where there is no entry."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["box"] = scope_of(parent_context).entry(value["box"])
        return context

    def get_api_representation(self, value: Any, context: dict[str, Any] | None = None) -> dict[str, Any] | None:
        """Return the words of the box; None where there is no entry."""
        box = scope_of(context).entry(value["box"])
        return {name: box[name] for name in FACTS} if box else None

    class Meta:
        icon = "warning"
        label = "999 and 101 box"
        group = "Shared library"
        template = "blocks/emergency.html"
        description = "When to call 999, when 101, and what to do if you cannot speak or hear"
