"""A date that people may know only roughly."""

from __future__ import annotations

from wagtail.blocks import BooleanBlock

from reporting.authoring.blocks.question import QuestionBlock, Value, set_flags
from reporting.definition.json_values import JSON


class ApproximateDateBlock(QuestionBlock):
    """Exactly, by month or year, about, or between two dates: for what happened long ago."""

    kind = "approximate_date"
    main_fields = ("not_future", "not_past")

    not_future = BooleanBlock(label="Cannot be in the future", required=False, default=True)
    not_past = BooleanBlock(label="Cannot be in the past", required=False, default=False)

    def settings(self, value: Value) -> dict[str, JSON]:
        """On which side of today."""
        return set_flags(value, "not_future", "not_past")

    class Meta:
        label = "Date, as far as known"
        icon = "calendar"
        group = "Dates and times"
