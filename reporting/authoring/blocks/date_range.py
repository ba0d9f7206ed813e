"""When something happened, at a moment or between two."""

from __future__ import annotations

from wagtail.blocks import BooleanBlock

from reporting.authoring.blocks.question import QuestionBlock, Value, set_flags
from reporting.definition.json_values import JSON


class DateRangeBlock(QuestionBlock):
    """The date it happened, or the first and the last it could have been."""

    kind = "date_range"
    main_fields = ("not_future", "not_past", "times", "end_needed")

    not_future = BooleanBlock(label="Cannot be in the future", required=False, default=True)
    not_past = BooleanBlock(label="Cannot be in the past", required=False, default=False)
    times = BooleanBlock(label="Ask for times too", required=False, default=True, help_text="They may be left empty.")
    end_needed = BooleanBlock(label="The second date is needed", required=False, default=False)

    def settings(self, value: Value) -> dict[str, JSON]:
        """Bounds, and what is asked beside the first date."""
        return set_flags(value, "not_future", "not_past", "times", "end_needed")

    class Meta:
        label = "When it happened (from and to)"
        icon = "calendar-alt"
        group = "Dates and times"
