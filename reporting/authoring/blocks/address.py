"""A postal address."""

from __future__ import annotations

from wagtail.blocks import BooleanBlock

from reporting.authoring.blocks.question import QuestionBlock, Value, set_flags
from reporting.definition.json_values import JSON


class AddressBlock(QuestionBlock):
    """Lines, town, county and postcode."""

    kind = "address"

    postcode_required = BooleanBlock(
        label="The postcode is needed",
        required=False,
        help_text="People do not always know the postcode of the place where something happened.",
    )

    def settings(self, value: Value) -> dict[str, JSON]:
        """Whether the postcode is needed."""
        return set_flags(value, "postcode_required")

    class Meta:
        label = "Address"
        icon = "home"
        group = "People, places and things"
