"""A time of day."""

from __future__ import annotations

from reporting.authoring.blocks.question import QuestionBlock


class TimeBlock(QuestionBlock):
    """Such as 2:30pm or 14:30."""

    kind = "time"

    class Meta:
        label = "Time"
        icon = "time"
        group = "Dates and times"
