"""Contact points: how to reach a team or service."""

from __future__ import annotations

from django.db import models

from pages.library.entries import LibraryEntry


class ContactPoint(LibraryEntry):
    """How to reach a team or service: phone, textphone, e-mail, post, opening hours."""

    phone = models.CharField(
        max_length=30, blank=True, help_text="As people dial it, like 101 or 01865 841148."
    )
    textphone = models.CharField(
        max_length=30, blank=True, help_text="For people who are deaf or cannot speak, like 18001 101."
    )
    email = models.EmailField(blank=True)
    opening_hours = models.CharField(
        max_length=200, blank=True, help_text="Like Monday to Friday, 9am to 5pm."
    )
    address = models.TextField(max_length=300, blank=True, help_text="One line of the address on each line.")
    note = models.TextField(
        max_length=300, blank=True, help_text="One or two sentences, such as what to have ready."
    )

    class Meta(LibraryEntry.Meta):
        verbose_name = "contact point"
