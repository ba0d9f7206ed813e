"""Contact points: how to reach a team or service."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db import models
from django.utils.translation import gettext as _

from pages.library.entries import LibraryEntry

FACTS = ("key", "name", "phone", "textphone", "email", "opening_hours", "address", "note")
"""What the API tells of a contact point."""


class ContactPoint(LibraryEntry):
    """How to reach a team or service: phone, textphone, e-mail, post, opening hours."""

    library = "contact-points"
    facts = FACTS

    phone = models.CharField(max_length=30, blank=True, help_text="As people dial it: 101, 01865 841148.")
    textphone = models.CharField(
        max_length=30, blank=True, help_text="For people who are deaf or cannot speak: 18001 101."
    )
    email = models.EmailField(blank=True)
    opening_hours = models.CharField(max_length=200, blank=True, help_text="Like: Monday to Friday, 9am to 5pm.")
    address = models.TextField(max_length=300, blank=True, help_text="One line of the address on each line.")
    note = models.TextField(max_length=300, blank=True, help_text="One or two sentences, such as what to have ready.")

    class Meta(LibraryEntry.Meta):
        verbose_name = "contact point"


class ContactLine(NamedTuple):
    """One way to reach a team; `url` is empty where there is nothing to press."""

    label: str
    text: str
    url: str


def contact_facts(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return a contact point's columns as a card shows them: title, lines and note, in the active language."""
    lines = [
        ContactLine(_("Phone"), entry["phone"], dial(entry["phone"])),
        ContactLine(_("Textphone or Relay UK"), entry["textphone"], dial(entry["textphone"])),
        ContactLine(_("Email"), entry["email"], f"mailto:{entry['email']}"),
        ContactLine(_("Opening hours"), entry["opening_hours"], ""),
        ContactLine(_("Address"), entry["address"], ""),
    ]
    return {"title": entry["name"], "lines": [line for line in lines if line.text], "note": entry["note"]}


def dial(number: str, *, by: str = "tel") -> str:
    """Return the address that dials a number, or with `by="sms"` begins a text message to it."""
    if number.startswith("+"):
        number = number.replace("(0)", "")  # dialled only inside the country
    return f"{by}:" + "".join(character for character in number if character.isdigit() or character == "+")
