"""An organisation."""

from __future__ import annotations

from wagtail.blocks import BooleanBlock

from reporting.authoring.blocks.question import QuestionBlock, Value, set_flags
from reporting.definition.json_values import JSON


class OrganisationBlock(QuestionBlock):
    """A business, charity or public body: its name, and of the rest what you tick."""

    kind = "organisation"
    main_fields = ("business", "reference", "contact")

    business = BooleanBlock(label="What it does", required=False, default=False)
    reference = BooleanBlock(label="A reference number of its own", required=False, default=False)
    contact = BooleanBlock(label="Phone number and email address", required=False, default=False)

    def settings(self, value: Value) -> dict[str, JSON]:
        """What is asked beside the name."""
        return set_flags(value, "business", "reference", "contact")

    class Meta:
        label = "Organisation"
        icon = "group"
        group = "People, places and things"
