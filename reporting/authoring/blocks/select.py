"""One choice of many, in a list that can be searched."""

from __future__ import annotations

from reporting.authoring.blocks.options import OptionsBlock
from reporting.authoring.blocks.question import QuestionBlock
from reporting.authoring.blocks.shared_options import SharedOptionsBlock


class SelectBlock(QuestionBlock):
    """For long lists such as nationalities or languages. For up to about ten options "Choose one" is easier to use."""

    kind = "select"
    main_fields = ("options", "shared_options")

    options = OptionsBlock(label="Options")
    shared_options = SharedOptionsBlock()

    class Meta:
        label = "Choose from a long list"
        icon = "list-ul"
        group = "Choices"
