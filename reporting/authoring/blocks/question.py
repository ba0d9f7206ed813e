"""What every question block has: label, hint, whether an answer is needed, and words for its errors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from wagtail.blocks import BooleanBlock, StructBlock
from wagtail.blocks.struct_block import BlockGroup

from reporting.authoring.blocks.conditions import ConditionsBlock
from reporting.authoring.blocks.line import EditorsLine, Line
from reporting.definition import text_keys
from reporting.definition.json_values import JSON

Value = Mapping[str, Any]
"""A block's stored value."""


WHEN_HELP = (
    "Answers to earlier steps. Choose an option of a question above on this page, and nothing else, to show it inside "
    "that option. An answer to what is not asked does not count."
)


class QuestionBlock(StructBlock):
    """One question. A subclass in a file of its own adds what its kind can do; its name in the form is the
    kind.

    Labels and hints are the only words, so wagtail-localize finds nothing else to translate.
    """

    kind: ClassVar[str]
    main_fields: ClassVar[tuple[str, ...]] = ()
    can_be_required: ClassVar[bool] = True

    label = Line(label="Question", max_length=250, help_text="As the person reads it. One question only.")
    hint = Line(
        label="Hint",
        required=False,
        max_length=500,
        help_text="A short line under the question. Leave it out if you can.",
    )
    required = BooleanBlock(
        label="An answer is needed",
        required=False,
        default=True,
        help_text="Untick it only where people may well not know. The question then says “(optional)”.",
    )
    name = Line(
        label="Name in error messages",
        required=False,
        max_length=120,
        help_text="Fits after “Enter”, such as: the date it happened. Empty: the question itself.",
    )
    error = Line(
        label="Own message for a missing answer",
        required=False,
        max_length=250,
        help_text="Such as: Tell us where it happened. Leave empty to use the usual message.",
    )
    show_when = ConditionsBlock(label="Ask this only when", within="above", help_text=WHEN_HELP)
    purpose = EditorsLine(
        label="What the answer is needed for",
        required=False,
        max_length=250,
        help_text="For personal data. Such as: to tell the person what happens with the report.",
    )
    retention = EditorsLine(
        label="For how long it is kept",
        required=False,
        max_length=250,
        help_text="For personal data. Such as: 6 years, as the force’s review schedule says.",
    )

    def get_form_layout(self) -> BlockGroup:
        """Label, hint and what the kind needs first; the rest folded away."""
        first = ["label", "hint", *self.main_fields]
        rest = [name for name in self.child_blocks if name not in (*first, "show_when")]
        when = ["show_when"] if "show_when" in self.child_blocks else []
        return BlockGroup(
            children=[
                *first,
                *(
                    BlockGroup([name], heading="When it is asked", classname="collapsed", icon="view", label_format="")
                    for name in when
                ),
                BlockGroup(rest, heading="More settings", classname="collapsed", icon="cogs", label_format=""),
            ]
        )

    def settings(self, value: Value) -> dict[str, JSON]:
        """Settings of the kind; see `reporting.definition.kinds`."""
        return {}

    def texts(self, code: str, value: Value) -> Iterator[tuple[str, str]]:
        """Text keys with their words; empty ones are left out later."""
        yield text_keys.question_label(code), words_of(value, "label")
        yield text_keys.question_hint(code), words_of(value, "hint")
        yield text_keys.question_name(code), words_of(value, "name")
        yield text_keys.question_required(code), words_of(value, "error")

    class Meta:
        group = "Questions"
        label_format = "{label}"
        form_classname = "struct-block soh-question"


def words_of(value: Value, field: str) -> str:
    """The words of a field, without blanks around them."""
    found = value.get(field)
    return found.strip() if isinstance(found, str) else ""


def set_flags(value: Value, *names: str) -> dict[str, JSON]:
    """Those of the settings that are ticked."""
    return {name: True for name in names if value.get(name)}


def set_values(value: Value, *names: str) -> dict[str, JSON]:
    """Those of the settings that have a value."""
    return {name: value[name] for name in names if value.get(name) not in (None, "")}
