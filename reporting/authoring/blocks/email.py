"""An e-mail address."""

from __future__ import annotations

from reporting.authoring.blocks.question import QuestionBlock


class EmailBlock(QuestionBlock):
    """The person's e-mail address."""

    kind = "email"

    class Meta:
        label = "Email address"
        icon = "mail"
        group = "Words and numbers"
