"""The 999 and 101 box."""

from __future__ import annotations

from django.db import models

from pages.library.entries import LibraryEntry

FACTS = ("key", "name", "emergency", "cannot_speak", "non_emergency")
"""What the API tells of a box."""


class EmergencyBox(LibraryEntry):
    """When to call 999, when to call 101, and what to do if you cannot hear or speak."""

    library = "emergency-boxes"
    facts = FACTS

    emergency = models.TextField(
        max_length=400, help_text="When to call 999, like: a crime is happening now or someone is in danger."
    )
    cannot_speak = models.TextField(
        max_length=400,
        blank=True,
        help_text="What to do if you cannot hear or speak: 18000, text 999, press 55.",
    )
    non_emergency = models.TextField(max_length=400, blank=True, help_text="When to call 101 or report online.")

    class Meta(LibraryEntry.Meta):
        verbose_name = "999 and 101 box"
        verbose_name_plural = "999 and 101 boxes"
