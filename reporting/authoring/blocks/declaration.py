"""A statement that the person confirms."""

from __future__ import annotations

from collections.abc import Iterator

from wagtail.blocks import BooleanBlock

from reporting.authoring.blocks.question import QuestionBlock, Value, set_flags
from reporting.authoring.blocks.rich_text import FormRichText
from reporting.authoring.rich_words import cleaned
from reporting.definition import text_keys
from reporting.definition.json_values import JSON


class DeclarationBlock(QuestionBlock):
    """Such as: what I have told you is true. The label is what stands beside the box."""

    kind = "declaration"
    main_fields = ("statement",)

    statement = FormRichText(label="Statement", help_text="What the person confirms. Shown above the box.")

    signature = BooleanBlock(
        label="To be signed with the full name",
        required=False,
        default=False,
        help_text="Typing the name counts as signing.",
    )

    def settings(self, value: Value) -> dict[str, JSON]:
        """Whether a name signs it."""
        return set_flags(value, "signature")

    def texts(self, code: str, value: Value) -> Iterator[tuple[str, str]]:
        """The statement is words too."""
        yield from super().texts(code, value)
        yield text_keys.question_statement(code), cleaned(value.get("statement"))

    class Meta:
        label = "Declaration"
        icon = "clipboard-list"
        group = "Other"
