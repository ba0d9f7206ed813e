"""A telephone number."""

from __future__ import annotations

from reporting.authoring.blocks.question import QuestionBlock, Value, set_flags
from reporting.authoring.blocks.reporters_own import REPORTERS_OWN
from reporting.definition.json_values import JSON


class PhoneBlock(QuestionBlock):
    """A UK or international number."""

    kind = "phone"

    reporters_own = REPORTERS_OWN()

    def settings(self, value: Value) -> dict[str, JSON]:
        """Whether it is the reporter's own."""
        return set_flags(value, "reporters_own")

    class Meta:
        label = "Telephone number"
        icon = "comment"
        group = "Words and numbers"
