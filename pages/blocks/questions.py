"""Question and answer, folded until somebody wants to read it."""

from __future__ import annotations

from pages.blocks.entries import EntryBlock
from pages.blocks.references import LibraryReferenceBlock


class QuestionBlock(EntryBlock):
    """A frequently asked question."""

    model_name = "Question"
    entry = LibraryReferenceBlock("pages.Question", label="Question")

    class Meta:
        icon = "help"
        label = "Question and answer"
        group = "Shared library"
        template = "blocks/questions.html"
        description = "A frequently asked question with its answer"
