"""Statistics: one figure with its meaning, source and date, kept in one place."""

from __future__ import annotations

from django.db import models

from pages.library.entries import LibraryEntry


class Statistic(LibraryEntry):
    """A figure that pages quote. Each force may put its own in the place of the national one."""

    library = "statistics"
    facts = ("key", "name", "figure", "meaning", "source", "source_url", "as_of")

    figure = models.CharField(max_length=30, help_text="As people read it: 1 in 5, 62%, 12,400.")
    meaning = models.TextField(max_length=300, help_text="What the figure counts, in one plain sentence.")
    source = models.CharField(max_length=160, help_text="Who counted, and where it is published.")
    source_url = models.URLField(blank=True)
    as_of = models.DateField("as of", help_text="The day up to which the figure counts.")

    class Meta(LibraryEntry.Meta):
        verbose_name = "statistic"
