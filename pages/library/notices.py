"""Legal notices: words that must read the same wherever they stand."""

from __future__ import annotations

from django.db import models
from wagtail.fields import RichTextField

from pages.library.entries import LibraryEntry
from pages.library.features import FEATURES


class LegalNotice(LibraryEntry):
    """A notice about rights, data or law, with the law that it rests on."""

    library = "legal-notices"
    facts = ("key", "name", "text", "basis")
    rich = frozenset({"text"})

    text = RichTextField(features=FEATURES, max_length=4000)
    basis = models.CharField(
        "legal basis", max_length=200, blank=True, help_text="Like: Data Protection Act 2018, part 3."
    )

    class Meta(LibraryEntry.Meta):
        verbose_name = "legal notice"
