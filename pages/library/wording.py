"""Words for staff: what a force answers, and which terms it uses."""

from __future__ import annotations

from django.db import models

from pages.library.entries import LibraryEntry


class ResponseTemplate(LibraryEntry):
    """A reply to begin from. For staff only: no page and no API shows it."""

    library = "response-templates"
    facts = ("key", "name", "subject", "body")
    is_public = False

    subject = models.CharField(
        max_length=120, help_text="Neutral words: others may read a subject line over a shoulder."
    )
    body = models.TextField(max_length=4000, help_text="Put what differs in brackets, like [reference].")

    class Meta(LibraryEntry.Meta):
        verbose_name = "response template"


class Term(LibraryEntry):
    """A word of policing, said in plain language."""

    library = "terminology"
    facts = ("key", "name", "meaning", "say_instead")

    meaning = models.TextField(max_length=400, help_text="What it means, so that anybody understands it.")
    say_instead = models.CharField(
        max_length=120, blank=True, help_text="The plain word to use in its place, where there is one."
    )

    class Meta(LibraryEntry.Meta):
        verbose_name = "term"
        verbose_name_plural = "terminology"
