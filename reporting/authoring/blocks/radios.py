"""One choice of several."""

from __future__ import annotations

from reporting.authoring.blocks.options import OptionsBlock
from reporting.authoring.blocks.question import QuestionBlock


class RadiosBlock(QuestionBlock):
    """The person chooses exactly one option."""

    kind = "radios"
    main_fields = ("options",)

    options = OptionsBlock(label="Options")

    class Meta:
        label = "Choose one"
        icon = "radio-full"
        group = "Choices"
