"""Call to action: the one thing this page asks readers to do."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import CharBlock

from pages.blocks.links import LinkedBlock, target_of
from pages.library.scope import scope_of


class ActionBlock(LinkedBlock):
    """A button that starts something, such as a form."""

    text = CharBlock(max_length=60, label="Button text", help_text="Starts with a verb, like: Report a burglary")

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add where the button leads as `target`; None where visitors cannot see the page."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["target"] = target_of(value, scope_of(parent_context))
        return context

    def get_api_representation(self, value: Any, context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return text and url; url None where visitors cannot see the page."""
        target = target_of(value, scope_of(context))
        return {"text": value["text"], "url": target.url if target else None}

    class Meta:
        icon = "circle-check"
        label = "Button"
        group = "Links"
        template = "blocks/actions.html"
        label_format = "{text}"
        preview_value = {"page": None, "url": "https://www.example.org/", "text": "Report a burglary"}
        description = "The one thing that this page asks readers to do"
