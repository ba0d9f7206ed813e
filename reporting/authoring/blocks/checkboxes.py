"""Any number of choices."""

from __future__ import annotations

from wagtail.blocks import IntegerBlock

from reporting.authoring.blocks.options import CONTACT_MARKS, EXCLUSIVE, OptionsBlock
from reporting.authoring.blocks.question import QuestionBlock, Value, set_values
from reporting.definition.form import Mark
from reporting.definition.json_values import JSON


class CheckboxesBlock(QuestionBlock):
    """The person chooses all that apply; an option can be marked as chosen alone."""

    kind = "checkboxes"
    main_fields = ("options",)

    options = OptionsBlock(
        label="Options", marks=(EXCLUSIVE, Mark.ANONYMOUS, Mark.PROTECTED, Mark.UNDER_18, *CONTACT_MARKS)
    )
    min = IntegerBlock(label="At least this many", required=False, min_value=1, max_value=100)
    max = IntegerBlock(label="At most this many", required=False, min_value=1, max_value=100)

    def settings(self, value: Value) -> dict[str, JSON]:
        """How many may be chosen; which one stands alone is added when codes are known."""
        return set_values(value, "min", "max")

    class Meta:
        label = "Choose several"
        icon = "tick-inverse"
        group = "Choices"
