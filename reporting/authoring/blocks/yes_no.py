"""Yes or no."""

from __future__ import annotations

from reporting.authoring.blocks.question import QuestionBlock


class YesNoBlock(QuestionBlock):
    """The person answers yes or no. For "not sure" use "Choose one" with three options."""

    kind = "yes_no"

    class Meta:
        label = "Yes or no"
        icon = "order"
