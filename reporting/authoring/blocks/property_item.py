"""An item of property."""

from __future__ import annotations

from wagtail.blocks import BooleanBlock

from reporting.authoring.blocks.question import QuestionBlock, Value, set_flags
from reporting.definition.json_values import JSON


class PropertyItemBlock(QuestionBlock):
    """What it is, make and model, description, serial number and value. For several items use a repeat."""

    kind = "property_item"

    without_serial_number = BooleanBlock(label="Leave out the serial number", required=False, default=False)
    without_value = BooleanBlock(label="Leave out the value", required=False, default=False)

    def settings(self, value: Value) -> dict[str, JSON]:
        """What is left out."""
        return set_flags(value, "without_serial_number", "without_value")

    class Meta:
        label = "Item of property"
        icon = "tag"
        group = "People, places and things"
