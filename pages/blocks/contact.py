"""Contact card: how to reach a team, from the shared library."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import StructBlock

from pages.blocks.references import LibraryReferenceBlock
from pages.library.contacts import FACTS, contact_facts
from pages.library.scope import scope_of


class ContactBlock(StructBlock):
    """How to reach a team; each force shows its own details where it has them."""

    contact = LibraryReferenceBlock(
        "pages.ContactPoint",
        help_text="Choose the national entry: each force shows its own details under the same key.",
    )

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add the facts of the contact point as `contact`; None where there is no entry."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        entry = scope_of(parent_context).entry(value["contact"])
        context["contact"] = contact_facts(entry) if entry else None
        return context

    def get_api_representation(self, value: Any, context: dict[str, Any] | None = None) -> dict[str, Any] | None:
        """Return key, name and the facts of the contact point; None where there is no entry."""
        entry = scope_of(context).entry(value["contact"])
        return {name: entry[name] for name in FACTS} if entry else None

    class Meta:
        icon = "mail"
        label = "Contact details"
        group = "Shared library"
        template = "blocks/contact.html"
        description = "Phone, e-mail and opening hours of a team, kept in one place"
