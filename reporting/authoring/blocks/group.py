"""Questions asked again and again: people involved, vehicles, things that were stolen."""

from __future__ import annotations

from collections.abc import Iterator

from wagtail.blocks import Block, IntegerBlock, StreamBlock

from reporting.authoring.blocks.line import Line
from reporting.authoring.blocks.question import QuestionBlock, Value, set_values, words_of
from reporting.definition import text_keys
from reporting.definition.json_values import JSON
from reporting.definition.kinds.group import MOST_ENTRIES


class EntryBlock(StreamBlock):
    """What each entry asks. Which questions and content there are is said by `items`, which knows them all."""

    class Meta:
        required = False
        collapsed = True


def group_block(inner: list[tuple[str, Block]]) -> QuestionBlock:
    """The block of a group whose entries may have these blocks."""
    return GroupBlock([("items", EntryBlock(inner, label="Questions of each entry"))])


class GroupBlock(QuestionBlock):
    """Asks the same questions again for each person or thing. Must be the only question of its step."""

    kind = "group"
    main_fields = ("entry", "items", "least", "most")

    name = None  # type: ignore[assignment]  # Wagtail takes away what a base class has
    error = None  # type: ignore[assignment]
    purpose = None  # type: ignore[assignment]
    retention = None  # type: ignore[assignment]
    entry = Line(
        label="Name of one entry", max_length=60, required=False, help_text="Fits after “another”, such as: person."
    )
    items = EntryBlock()
    least = IntegerBlock(label="At least this many", required=False, min_value=1, max_value=MOST_ENTRIES)
    most = IntegerBlock(label="At most this many", required=False, min_value=1, max_value=MOST_ENTRIES)

    def settings(self, value: Value) -> dict[str, JSON]:
        """How many entries there may be."""
        return set_values(value, "least", "most")

    def texts(self, code: str, value: Value) -> Iterator[tuple[str, str]]:
        """The words of every question, and what one entry is called."""
        yield from super().texts(code, value)
        yield text_keys.question_entry(code), words_of(value, "entry")

    class Meta:
        label = "Questions to answer again and again"
        icon = "copy"
        group = "Groups"
