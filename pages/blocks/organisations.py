"""Help organisation: who helps, and how to reach them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from pages.blocks.entries import EntryBlock
from pages.blocks.references import LibraryReferenceBlock
from pages.library.contacts import ContactLine, dial


class HelpBlock(EntryBlock):
    """An organisation that helps."""

    model_name = "HelpOrganisation"
    entry = LibraryReferenceBlock("pages.HelpOrganisation", label="Organisation")

    def shown(self, entry: Mapping[str, Any], face: dict[str, Any]) -> dict[str, Any]:
        """Add the lines of the contact card."""
        lines = [
            ContactLine(_("Phone"), entry["phone"], dial(entry["phone"])),
            ContactLine(_("Text"), entry["text_number"], dial(entry["text_number"], by="sms")),
            ContactLine(_("Email"), entry["email"], f"mailto:{entry['email']}"),
            ContactLine(_("Website"), entry["website"], entry["website"]),
            ContactLine(_("Opening hours"), entry["opening_hours"], ""),
        ]
        return face | {"lines": [line for line in lines if line.text]}

    class Meta:
        icon = "group"
        label = "Help organisation"
        group = "Shared library"
        template = "blocks/organisations.html"
        description = "Who helps, with what, and how to reach them"
