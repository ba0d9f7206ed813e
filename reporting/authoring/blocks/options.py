"""The options of a question: one light field with a small list editor, instead of a block for each option."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wagtail_localize.segments import StringSegmentValue

from reporting.authoring.blocks.data import DataBlock, DataInput
from reporting.authoring.blocks.shapes import identifier, list_of_objects, one_of, words
from reporting.definition.form import Mark

EXCLUSIVE = "exclusive"
"""The mark of an option that is chosen alone, such as "None of these"."""

MARKS = {
    "": "Nothing special",
    Mark.ANONYMOUS: "The person stays anonymous",
    Mark.UNDER_18: "The person is under 18",
    Mark.EMERGENCY: "It is an emergency",
    Mark.SAFE_EMAIL: "An email to the person is safe",
    EXCLUSIVE: "Chosen alone (“None of these”)",
}
LONGEST_LABEL, LONGEST_HINT, MOST_OPTIONS = 250, 500, 100


class OptionsInput(DataInput):
    """List editor for options."""

    js_constructor = "soh.OptionsInput"


class OptionsBlock(DataBlock):
    """A list of `{"id", "label", "hint", "mark"}`.

    The id never changes; codes are made from it on publication.
    """

    def __init__(self, *, marks: Iterable[str] = (Mark.ANONYMOUS, Mark.UNDER_18), **kwargs: Any) -> None:
        self.marks = ("", *marks)
        super().__init__(**kwargs)

    def make_widget(self) -> OptionsInput:
        """Editor that offers the marks which make sense for this kind of question."""
        return OptionsInput(
            {
                "marks": [[mark, MARKS[mark]] for mark in self.marks],
                "longest": {"label": LONGEST_LABEL, "hint": LONGEST_HINT},
            }
        )

    def check_shape(self, value: Any) -> list[dict[str, str]]:
        """Options without those left wholly blank."""
        options = [self._option(each) for each in list_of_objects(value, most=MOST_OPTIONS, name="options")]
        return [option for option in options if option["label"] or option["hint"]]

    def _option(self, given: Mapping[str, Any]) -> dict[str, str]:
        return {
            "id": identifier(given.get("id")),
            "label": words(given.get("label"), most=LONGEST_LABEL, name="An option"),
            "hint": words(given.get("hint"), most=LONGEST_HINT, name="The hint of an option"),
            "mark": one_of(given.get("mark") or "", MARKS, name="what an option means"),
        }

    def get_translatable_segments(self, value: list[dict[str, str]]) -> list[StringSegmentValue]:
        """Labels and hints, by the option's id."""
        return [
            StringSegmentValue(f"{option['id']}.{part}", option[part])
            for option in value
            for part in ("label", "hint")
            if option.get(part)
        ]

    def restore_translated_segments(
        self, value: list[dict[str, str]], segments: Iterable[StringSegmentValue]
    ) -> list[dict[str, str]]:
        """The same options with words of another language."""
        translated = {segment.path: segment.render_text() for segment in segments}
        return [
            option | {part: translated.get(f"{option['id']}.{part}", option[part]) for part in ("label", "hint")}
            for option in value
        ]

    def render_basic(self, value: list[dict[str, str]], context: Any = None) -> str:
        """The labels, as the comparison of two versions shows them."""
        return ", ".join(option["label"] for option in value)

    class Meta:
        default: list[dict[str, str]] = []
        icon = "list-ul"
