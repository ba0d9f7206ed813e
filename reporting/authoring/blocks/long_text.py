"""An answer of several lines."""

from __future__ import annotations

from wagtail.blocks import IntegerBlock

from reporting.authoring.blocks.question import QuestionBlock, Value, set_values
from reporting.definition.json_values import JSON


class LongTextBlock(QuestionBlock):
    """What happened, in the person's own words."""

    kind = "long_text"

    max_length = IntegerBlock(
        label="Most characters",
        required=False,
        min_value=1,
        max_value=50_000,
        help_text="People see how many are left.",
    )
    max_words = IntegerBlock(label="Most words", required=False, min_value=1, max_value=10_000)

    def settings(self, value: Value) -> dict[str, JSON]:
        """Length."""
        return set_values(value, "max_length", "max_words")

    class Meta:
        label = "Answer in own words"
        icon = "pilcrow"
        group = "Words and numbers"
