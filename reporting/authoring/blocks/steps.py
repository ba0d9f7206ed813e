"""The steps of a form: the root of the form editor."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail.admin.telepath import register
from wagtail.blocks import BooleanBlock, ChoiceBlock, StreamBlock
from wagtail.blocks.stream_block import StreamBlockAdapter
from wagtail.blocks.struct_block import BlockGroup

from reporting.authoring.blocks.conditions import ConditionsBlock
from reporting.authoring.blocks.items import ItemsBlock
from reporting.authoring.blocks.lazy import LazyStepBlock
from reporting.authoring.blocks.line import Line
from reporting.authoring.blocks.media import editor_media
from reporting.authoring.blocks.named_conditions import BLOCK, NamedConditionsBlock
from reporting.authoring.blocks.options import OptionsBlock
from reporting.authoring.blocks.rich_text import FormRichText
from reporting.authoring.blocks.routes import RoutesBlock
from reporting.authoring.identity import identify
from reporting.definition.form import ExitKind, Mark, StepKind

EXITS = [
    (ExitKind.EMERGENCY_999, "Call 999: it is an emergency"),
    (ExitKind.NON_EMERGENCY_101, "Call 101 instead"),
    (ExitKind.OTHER_FORCE, "Another police force"),
    (ExitKind.ACTION_FRAUD, "Report Fraud (fraud and cyber crime)"),
    (ExitKind.COUNCIL, "The local council"),
    (ExitKind.CRIMESTOPPERS, "Crimestoppers"),
    (ExitKind.OTHER_SERVICE, "Another service"),
]


def folded(name: str, heading: str, icon: str) -> BlockGroup:
    """One field folded away under a heading."""
    return BlockGroup([name], heading=heading, classname="collapsed", icon=icon, label_format="")


class EmergencyGateBlock(LazyStepBlock):
    """The first step of every report: is anyone in danger? Its "yes" leads to the form's page "Call 999"."""

    title = Line(label="Heading", max_length=150, default="Is it an emergency?")
    introduction = FormRichText(label="Introduction")
    label = Line(label="Question", max_length=250, default="Is someone in danger, or is it happening now?")
    hint = Line(label="Hint", required=False, max_length=500)
    options = OptionsBlock(
        label="Options",
        marks=(Mark.EMERGENCY,),
        plain=True,
        default=[
            {"id": "", "label": "Yes", "hint": "", "mark": Mark.EMERGENCY.value},
            {"id": "", "label": "No", "hint": "", "mark": ""},
        ],
        help_text="Mark the one that means an emergency: it leads to the page “Call 999” of this form.",
    )
    error = Line(
        label="Own message for a missing answer",
        required=False,
        max_length=250,
        help_text="Such as: Select yes if someone is in danger.",
    )

    class Meta:
        label = "Emergency check"
        icon = "warning"


class QuestionsStepBlock(LazyStepBlock):
    """One page of questions."""

    title = Line(label="Heading", max_length=150, help_text="What this page is about.")
    introduction = FormRichText(label="Introduction")
    items = ItemsBlock(label="Questions")
    show_when = ConditionsBlock(
        label="Show this step when",
        help_text="Answers to earlier steps. Without conditions everyone sees this step.",
    )
    routes = RoutesBlock(
        label="After this step go to",
        help_text="Usually leave this empty: the next step that applies follows by itself.",
    )
    sensitive = BooleanBlock(
        label="This step is sensitive",
        required=False,
        help_text="Adds a quick way to leave, and keeps the answers out of the browser's memory.",
    )
    open_to_forces = BooleanBlock(
        label="Forces may add questions here",
        required=False,
        help_text="A force that adopts this form can add questions of its own at the end of this step.",
    )

    class Meta:
        label = "Questions"
        icon = "list-ol"
        form_layout = [
            "title",
            "introduction",
            "items",
            folded("show_when", "When this step is shown", "view"),
            folded("routes", "What follows this step", "redirect"),
            folded("sensitive", "Privacy", "lock"),
            folded("open_to_forces", "Forces’ own questions", "group"),
        ]


class ExitBlock(LazyStepBlock):
    """A page where the form ends early and says who can help instead."""

    exit = ChoiceBlock(label="Who can help", choices=EXITS, default=ExitKind.OTHER_SERVICE.value)
    title = Line(label="Heading", max_length=150, help_text="Such as: Call 999 now.")
    introduction = FormRichText(label="What to tell the person", help_text="Who can help, and how to reach them.")
    show_when = ConditionsBlock(
        label="End the form here when",
        help_text="Without conditions only a route, or the emergency check, leads here.",
    )

    class Meta:
        label = "Exit page"
        icon = "cross"
        form_layout = [
            "exit",
            "title",
            "introduction",
            folded("show_when", "When the form ends here", "view"),
        ]


class StepsBlock(StreamBlock):
    """All steps of a form."""

    emergency_gate = EmergencyGateBlock()
    questions = QuestionsStepBlock()
    exit = ExitBlock()
    conditions = NamedConditionsBlock()

    def get_prep_value(self, value: Any) -> list[dict[str, Any]]:
        """The stored value; every block and option in it has an id of its own from here on."""
        return identify(super().get_prep_value(value))

    class Meta:
        collapsed = True
        form_classname = "soh-steps"
        block_counts = {StepKind.EMERGENCY_GATE.value: {"max_num": 1}, BLOCK: {"max_num": 1}}


class StepsBlockAdapter(StreamBlockAdapter):
    """Steps with telling headings, drawn when they are opened."""

    js_constructor = "soh.StepsBlock"

    @property
    def media(self) -> forms.Media:
        """Wagtail's scripts, then ours."""
        return super().media + editor_media()


register(StepsBlockAdapter(), StepsBlock)
