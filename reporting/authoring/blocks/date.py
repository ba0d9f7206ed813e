"""A date."""

from __future__ import annotations

from wagtail.blocks import BooleanBlock

from reporting.authoring.blocks.question import QuestionBlock, Value, set_flags
from reporting.definition.json_values import JSON


class DateBlock(QuestionBlock):
    """Day, month and year."""

    kind = "date"
    main_fields = ("not_future", "not_past")

    not_future = BooleanBlock(label="Cannot be in the future", required=False)
    not_past = BooleanBlock(label="Cannot be in the past", required=False)

    def settings(self, value: Value) -> dict[str, JSON]:
        """On which side of today."""
        return set_flags(value, "not_future", "not_past")

    class Meta:
        label = "Date"
        icon = "date"
        group = "Dates and times"
