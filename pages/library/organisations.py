"""Organisations that help people: charities, helplines, other services."""

from __future__ import annotations

from django.db import models

from pages.library.entries import LibraryEntry


class HelpOrganisation(LibraryEntry):
    """Who helps, with what, and how to reach them."""

    library = "help-organisations"
    facts = ("key", "name", "helps_with", "phone", "text_number", "email", "website", "opening_hours", "confidential")

    helps_with = models.TextField(
        max_length=400, help_text="One or two plain sentences: whom they help, and with what."
    )
    phone = models.CharField(max_length=30, blank=True, help_text="As people dial it: 0808 2000 247.")
    text_number = models.CharField(max_length=30, blank=True, help_text="For text messages, like: 85258.")
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    opening_hours = models.CharField(max_length=200, blank=True, help_text="Like: day and night, every day.")
    confidential = models.BooleanField(
        default=False, help_text="They tell nobody, not even the police, without the person's consent."
    )

    class Meta(LibraryEntry.Meta):
        verbose_name = "help organisation"
