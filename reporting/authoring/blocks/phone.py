"""A telephone number."""

from __future__ import annotations

from reporting.authoring.blocks.question import QuestionBlock


class PhoneBlock(QuestionBlock):
    """A UK or international number."""

    kind = "phone"

    class Meta:
        label = "Telephone number"
        icon = "comment"
        group = "Words and numbers"
