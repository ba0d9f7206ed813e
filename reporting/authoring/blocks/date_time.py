"""A date with a time."""

from __future__ import annotations

from wagtail.blocks import BooleanBlock

from reporting.authoring.blocks.question import QuestionBlock, Value, set_flags
from reporting.definition.json_values import JSON


class DateTimeBlock(QuestionBlock):
    """One moment, such as when the person last saw the item."""

    kind = "date_time"
    main_fields = ("not_future", "not_past", "time_optional")

    not_future = BooleanBlock(label="Cannot be in the future", required=False, default=False)
    not_past = BooleanBlock(label="Cannot be in the past", required=False, default=False)
    time_optional = BooleanBlock(
        label="The time may be left out",
        required=False,
        default=False,
        help_text="People often know the day but not the time.",
    )

    def settings(self, value: Value) -> dict[str, JSON]:
        """On which side of today, and whether the time is needed."""
        return set_flags(value, "not_future", "not_past", "time_optional")

    class Meta:
        label = "Date and time"
        icon = "time"
        group = "Dates and times"
