"""A one-line answer."""

from __future__ import annotations

from wagtail.blocks import BooleanBlock, ChoiceBlock, IntegerBlock

from reporting.authoring.blocks.question import QuestionBlock, Value, set_values
from reporting.definition.json_values import JSON

AUTOCOMPLETE = [
    ("", "Nothing"),
    ("name", "Full name"),
    ("given-name", "First name"),
    ("family-name", "Last name"),
    ("bday", "Date of birth"),
    ("organization", "Organisation"),
]


class TextBlock(QuestionBlock):
    """A name, a place, a registration number."""

    kind = "text"

    max_length = IntegerBlock(
        label="Most characters", required=False, min_value=1, max_value=500, help_text="200 when left empty."
    )
    autocomplete = ChoiceBlock(
        choices=AUTOCOMPLETE,
        required=False,
        default="",
        label="The person's own details",
        help_text="Lets the browser fill in what it knows of the person who fills in the form.",
    )
    spellcheck = BooleanBlock(
        label="Check spelling", required=False, default=True, help_text="Untick for names, codes and numbers."
    )

    def settings(self, value: Value) -> dict[str, JSON]:
        """Length, autocomplete and spelling."""
        spelling: dict[str, JSON] = {} if value.get("spellcheck", True) else {"spellcheck": False}
        return {**set_values(value, "max_length", "autocomplete"), **spelling}

    class Meta:
        label = "One-line answer"
        icon = "title"
        group = "Words and numbers"
