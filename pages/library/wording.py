"""Words for staff: what a force answers, and which terms it uses."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from wagtail_localize.fields import SynchronizedField

from pages.library.entries import LibraryEntry


class ResponseTemplate(LibraryEntry):
    """A reply to begin from. For staff only: no page and no API shows it."""

    library = "response-templates"
    facts = ("key", "name", "subject", "body", "stage", "forms")
    is_public = False
    override_translatable_fields: ClassVar[list[Any]] = [
        *LibraryEntry.override_translatable_fields,
        SynchronizedField("stage"),
        SynchronizedField("forms"),
    ]

    class Stage(models.TextChoices):
        """How far a report has come when the reply fits."""

        NEW = "new", "New"
        IN_REVIEW = "in_review", "In review"
        CLOSED = "closed", "Closed"

    subject = models.CharField(
        max_length=120, help_text="Neutral words: others may read a subject line over a shoulder."
    )
    body = models.TextField(
        max_length=4000,
        help_text="Put what differs in brackets: [reference], [crime number], [force], [telephone] and [my report] are "
        "filled in; whoever sends it replaces the rest.",
    )
    stage = models.CharField(
        max_length=12, choices=Stage.choices, blank=True, default="", help_text="Empty: it fits at every stage."
    )
    forms = models.CharField(
        max_length=200,
        blank=True,
        default="",
        help_text="Words of the forms that it fits, with commas between, like theft, burglary. Empty: every form.",
    )

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
