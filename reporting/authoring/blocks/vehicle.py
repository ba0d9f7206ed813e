"""A vehicle."""

from __future__ import annotations

from wagtail.blocks import BooleanBlock

from reporting.authoring.blocks.question import QuestionBlock, Value, set_flags
from reporting.definition.json_values import JSON


class VehicleBlock(QuestionBlock):
    """Registration number, make, model, colour, and what else to tell."""

    kind = "vehicle"
    main_fields = ("registration_needed",)

    registration_needed = BooleanBlock(label="The registration number is needed", required=False, default=False)

    def settings(self, value: Value) -> dict[str, JSON]:
        """Whether it does without a registration number."""
        return set_flags(value, "registration_needed")

    class Meta:
        label = "Vehicle"
        icon = "key"
        group = "People, places and things"
