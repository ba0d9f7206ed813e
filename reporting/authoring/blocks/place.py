"""A place that may have no address."""

from __future__ import annotations

from wagtail.blocks import BooleanBlock

from reporting.authoring.blocks.question import QuestionBlock, Value, set_flags
from reporting.definition.json_values import JSON


class PlaceBlock(QuestionBlock):
    """A description, street, town, postcode, a three-word location or a point: whatever the person can give."""

    kind = "place"

    without_point = BooleanBlock(label="Leave out latitude and longitude", required=False, default=False)

    def settings(self, value: Value) -> dict[str, JSON]:
        """What is left out."""
        return set_flags(value, "without_point")

    class Meta:
        label = "Place"
        icon = "site"
        group = "People, places and things"
