"""A postal address."""

from __future__ import annotations

from wagtail.blocks import BooleanBlock

from reporting.authoring.blocks.question import QuestionBlock, Value, set_flags
from reporting.authoring.blocks.reporters_own import REPORTERS_OWN
from reporting.definition.json_values import JSON


class AddressBlock(QuestionBlock):
    """Lines, town, county and postcode."""

    kind = "address"

    postcode_required = BooleanBlock(
        label="The postcode is needed",
        required=False,
        help_text="People do not always know the postcode of the place where something happened.",
    )

    reporters_own = REPORTERS_OWN()

    def settings(self, value: Value) -> dict[str, JSON]:
        """Whether the postcode is needed, and whether it is the reporter's own."""
        return set_flags(value, "postcode_required", "reporters_own")

    class Meta:
        label = "Address"
        icon = "home"
        group = "People, places and things"
