"""The questions which a force adds to a national form: the same blocks, under the step to which they belong."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import ChoiceBlock, StreamBlock, StructBlock

from reporting.authoring.blocks.declaration import DeclarationBlock
from reporting.authoring.blocks.group import GroupBlock
from reporting.authoring.blocks.items import QUESTIONS, blocks_of
from reporting.authoring.identity import identify

LOCAL_QUESTIONS = tuple(block for block in QUESTIONS if block not in (DeclarationBlock, GroupBlock))


class StepOfFormBlock(ChoiceBlock):
    """A step of the national form, by its code. The editing form fills in the choices of the form at hand."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=[], **kwargs)

    def offer(self, choices: list[tuple[str, str]]) -> None:
        """Let the editor choose among these steps; one that is chosen already and gone stays visible as it is."""
        self.field.choices = [("", "Choose a step"), *choices]

    def clean(self, value: Any) -> Any:
        """Take any code: whether the form has this step is told by the findings, in words that help."""
        return str(value or "")


class LocalItemsBlock(StreamBlock):
    """Questions, and words between them; no declaration, which is the national form's, and
    no group, which needs a step of its own."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(blocks_of(LOCAL_QUESTIONS), **kwargs)

    class Meta:
        required = False
        collapsed = True


class LocalStepBlock(StructBlock):
    """A force's own questions at the end of one step."""

    step = StepOfFormBlock(label="Step of the national form", required=False)
    items = LocalItemsBlock(label="Your questions")

    class Meta:
        label = "Questions for a step"
        icon = "list-ol"
        label_format = "{step}"


class LocalPartBlock(StreamBlock):
    """Everything that a force adds to a form."""

    questions = LocalStepBlock()

    def get_prep_value(self, value: Any) -> list[dict[str, Any]]:
        """The stored value; every block and option in it has an id of its own from here on."""
        return identify(super().get_prep_value(value))

    class Meta:
        required = False
