"""An e-mail address."""

from __future__ import annotations

from reporting.authoring.blocks.question import QuestionBlock, Value, set_flags
from reporting.authoring.blocks.reporters_own import REPORTERS_OWN
from reporting.definition.json_values import JSON


class EmailBlock(QuestionBlock):
    """The person's e-mail address."""

    kind = "email"

    reporters_own = REPORTERS_OWN()

    def settings(self, value: Value) -> dict[str, JSON]:
        """Whether it is the reporter's own."""
        return set_flags(value, "reporters_own")

    class Meta:
        label = "Email address"
        icon = "mail"
        group = "Words and numbers"
