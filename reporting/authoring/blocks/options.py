"""The options of a question: one light field with a small list editor, instead of a block for each option."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wagtail_localize.segments import StringSegmentValue

from reporting.authoring.blocks.condition_shapes import checked_tests
from reporting.authoring.blocks.conditions import picker_config
from reporting.authoring.blocks.data import DataBlock, DataInput
from reporting.authoring.blocks.shapes import identifier, list_of_objects, one_of, words
from reporting.definition.form import Mark

EXCLUSIVE = "exclusive"
"""The mark of an option that is chosen alone, such as "None of these"."""

MARKS = {
    "": "Nothing special",
    Mark.ANONYMOUS: "The person stays anonymous",
    Mark.PROTECTED: "The person’s identity is protected: two of the staff open it together",
    Mark.UNDER_18: "The person is under 18",
    Mark.EMERGENCY: "It is an emergency",
    Mark.SAFE_EMAIL: "An email to the person is safe",
    Mark.SAFE_TEXT: "A text message to the person is safe",
    Mark.SAFE_LETTER: "A letter to the person is safe",
    Mark.NO_CONTACT: "The person wants no message",
    Mark.SAFE_WEEKDAYS: "Monday to Friday, 9am to 5pm is safe",
    Mark.SAFE_EVENINGS: "5pm to 9pm is safe",
    Mark.SAFE_WEEKENDS: "Saturday and Sunday, 9am to 5pm is safe",
    EXCLUSIVE: "Chosen alone (“None of these”)",
}
CONTACT_MARKS = (
    Mark.SAFE_EMAIL,
    Mark.SAFE_TEXT,
    Mark.SAFE_LETTER,
    Mark.NO_CONTACT,
    Mark.SAFE_WEEKDAYS,
    Mark.SAFE_EVENINGS,
    Mark.SAFE_WEEKENDS,
)
"""Marks that say how and when a person may be told of something (reporting.notices)."""
LONGEST_LABEL, LONGEST_HINT, LONGEST_CONTENT, MOST_OPTIONS = 250, 500, 1_000, 500
WORDS = ("label", "hint", "content")


class OptionsInput(DataInput):
    """List editor for options."""

    js_constructor = "soh.OptionsInput"


class OptionsBlock(DataBlock):
    """A list of `{"id", "label", "hint", "mark"}`, with `divider` ("or" above it), `content` (shown when it is chosen)
    and `when` (tests without which it is not offered) where these are set.

    The id never changes; codes are made from it on publication.
    """

    def __init__(
        self,
        *,
        marks: Iterable[str] = (Mark.ANONYMOUS, Mark.PROTECTED, Mark.UNDER_18),
        plain: bool = False,
        **kwargs: Any,
    ) -> None:
        self.marks, self.plain = ("", *marks), plain
        super().__init__(**kwargs)

    def make_widget(self) -> OptionsInput:
        """Editor that offers the marks which make sense for this kind of question."""
        return OptionsInput(
            {
                "marks": [[mark, MARKS[mark]] for mark in self.marks],
                "longest": {"label": LONGEST_LABEL, "hint": LONGEST_HINT, "content": LONGEST_CONTENT},
                **({} if self.plain else {"picker": picker_config()}),
            }
        )

    def check_shape(self, value: Any) -> list[dict[str, Any]]:
        """Options without those left wholly blank."""
        options = [self._option(each) for each in list_of_objects(value, most=MOST_OPTIONS, name="options")]
        return [option for option in options if option["label"] or option["hint"]]

    def _option(self, given: Mapping[str, Any]) -> dict[str, Any]:
        content = words(given.get("content"), most=LONGEST_CONTENT, name="What an option shows")
        when = checked_tests(given["when"]) if given.get("when") else {}
        more = {
            "content": content,
            "divider": given.get("divider") is True,
            "when": when if when.get("tests") else None,
        }
        return {
            "id": identifier(given.get("id")),
            "label": words(given.get("label"), most=LONGEST_LABEL, name="An option"),
            "hint": words(given.get("hint"), most=LONGEST_HINT, name="The hint of an option"),
            "mark": one_of(given.get("mark") or "", MARKS, name="what an option means"),
            **{name: found for name, found in more.items() if found},
        }

    def get_translatable_segments(self, value: list[dict[str, Any]]) -> list[StringSegmentValue]:
        """Labels, hints and what options show, by the option's id."""
        return [
            StringSegmentValue(f"{option['id']}.{part}", option[part])
            for option in value
            for part in WORDS
            if option.get(part)
        ]

    def restore_translated_segments(
        self, value: list[dict[str, Any]], segments: Iterable[StringSegmentValue]
    ) -> list[dict[str, Any]]:
        """The same options with words of another language."""
        translated = {segment.path: segment.render_text() for segment in segments}
        return [
            option | {part: translated.get(f"{option['id']}.{part}", option[part]) for part in WORDS if part in option}
            for option in value
        ]

    def render_basic(self, value: list[dict[str, Any]], context: Any = None) -> str:
        """The labels, as the comparison of two versions shows them."""
        return ", ".join(option["label"] for option in value)

    class Meta:
        default: list[dict[str, Any]] = []
        icon = "list-ul"
