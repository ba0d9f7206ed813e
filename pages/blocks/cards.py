"""Cards: a group of links, each with a title and a line of text."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import CharBlock, ChoiceBlock, ListBlock, StructBlock, TextBlock

from pages.blocks.links import LinkedBlock, target_of
from pages.library.scope import RenderScope, scope_of

ICONS = [
    ("report", "Report"),
    ("tell", "Tell us"),
    ("advice", "Advice"),
    ("apply", "Apply"),
    ("request", "Request"),
    ("contact", "Contact"),
    ("search", "Search"),
    ("area", "Your area"),
]
"""Names of the icons in templates/components/icon.html."""


class CardBlock(LinkedBlock):
    """One card. Without a title of its own it shows the page's title."""

    title = CharBlock(required=False, max_length=80, help_text="Empty: the page's own title.")
    text = TextBlock(required=False, max_length=200, rows=2, help_text="Empty: the page's own summary.")

    def get_api_representation(self, value: Any, context: dict[str, Any] | None = None) -> dict[str, Any] | None:
        """Return title, url and text; None where visitors cannot see the page."""
        return shown(value, scope_of(context))

    class Meta:
        label_format = "{title}"


class TaskBlock(CardBlock):
    """A large card for one of the main tasks of a site."""

    icon = ChoiceBlock(choices=ICONS, required=False)

    class Meta:
        icon = "link"
        label = "Task"
        label_format = "{title}"


def shown(value: Any, scope: RenderScope) -> dict[str, Any] | None:
    """Return a card as templates and the API show it; None where it would lead nowhere or say nothing."""
    target = target_of(value, scope)
    title = value["title"] or (target.title if target else "")
    if target is None or not title:
        return None
    card = {"title": title, "url": target.url, "text": value["text"] or target.summary}
    return card | {"icon": value["icon"]} if "icon" in value else card


class CardGroupBlock(StructBlock):
    """A group of cards, with a heading if the text before does not introduce them."""

    heading = CharBlock(required=False, max_length=80)
    cards = ListBlock(CardBlock(), min_num=1, max_num=12)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add the cards that lead somewhere."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["cards"] = self._cards(value, parent_context)
        return context

    def get_api_representation(self, value: Any, context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return the heading and the cards that lead somewhere."""
        return {"heading": value["heading"] or "", "cards": self._cards(value, context)}

    def _cards(self, value: Any, context: dict[str, Any] | None) -> list[dict[str, Any]]:
        scope = scope_of(context)
        return [card for card in (shown(one, scope) for one in value["cards"]) if card]

    class Meta:
        icon = "list-ul"
        label = "Cards"
        group = "Links"
        template = "blocks/cards.html"
        label_format = "{heading}"
        preview_value = {
            "heading": "Keep your home safe",
            "cards": [
                {
                    "page": None,
                    "url": "https://www.example.org/",
                    "title": "Locks",
                    "text": "Which locks work.",
                }
            ],
        }
        description = "Links to pages, each with a title and a line of text"
