"""A statement that the person confirms."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.authoring.blocks.question import QuestionBlock, Value
from reporting.authoring.blocks.rich_text import FormRichText
from reporting.authoring.rich_words import cleaned
from reporting.definition import text_keys


class DeclarationBlock(QuestionBlock):
    """Such as: what I have told you is true. The label is what stands beside the box."""

    kind = "declaration"
    main_fields = ("statement",)

    statement = FormRichText(label="Statement", help_text="What the person confirms. Shown above the box.")

    def texts(self, code: str, value: Value) -> Iterator[tuple[str, str]]:
        """The statement is words too."""
        yield from super().texts(code, value)
        yield text_keys.question_statement(code), cleaned(value.get("statement"))

    class Meta:
        label = "Declaration"
        icon = "clipboard-list"
