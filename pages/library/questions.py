"""Frequently asked questions, each with one answer."""

from __future__ import annotations

from wagtail.fields import RichTextField

from pages.library.entries import LibraryEntry
from pages.library.features import FEATURES


class Question(LibraryEntry):
    """A question as people ask it (its name), and the answer."""

    library = "faqs"
    facts = ("key", "name", "answer")
    rich = frozenset({"answer"})

    answer = RichTextField(features=FEATURES, max_length=4000)

    class Meta(LibraryEntry.Meta):
        verbose_name = "question and answer"
        verbose_name_plural = "questions and answers"
