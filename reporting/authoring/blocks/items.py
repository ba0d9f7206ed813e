"""What stands on a step: questions and words between them."""

from __future__ import annotations

from collections.abc import Iterable

from wagtail.blocks import Block, StreamBlock

from reporting.authoring.blocks.address import AddressBlock
from reporting.authoring.blocks.approximate_date import ApproximateDateBlock
from reporting.authoring.blocks.checkboxes import CheckboxesBlock
from reporting.authoring.blocks.content import (
    ContentBlock,
    DetailsBlock,
    GuidanceBlock,
    InsetBlock,
    WarningBlock,
)
from reporting.authoring.blocks.date import DateBlock
from reporting.authoring.blocks.date_range import DateRangeBlock
from reporting.authoring.blocks.date_time import DateTimeBlock
from reporting.authoring.blocks.declaration import DeclarationBlock
from reporting.authoring.blocks.email import EmailBlock
from reporting.authoring.blocks.files import FilesBlock
from reporting.authoring.blocks.group import GroupBlock, group_block
from reporting.authoring.blocks.hidden import HiddenBlock
from reporting.authoring.blocks.library_questions import BLOCK, LibraryQuestionsBlock
from reporting.authoring.blocks.long_text import LongTextBlock
from reporting.authoring.blocks.number import NumberBlock
from reporting.authoring.blocks.organisation import OrganisationBlock
from reporting.authoring.blocks.person import PersonBlock
from reporting.authoring.blocks.phone import PhoneBlock
from reporting.authoring.blocks.place import PlaceBlock
from reporting.authoring.blocks.property_item import PropertyItemBlock
from reporting.authoring.blocks.question import QuestionBlock
from reporting.authoring.blocks.radios import RadiosBlock
from reporting.authoring.blocks.select import SelectBlock
from reporting.authoring.blocks.text import TextBlock
from reporting.authoring.blocks.time import TimeBlock
from reporting.authoring.blocks.vehicle import VehicleBlock
from reporting.authoring.blocks.yes_no import YesNoBlock

QUESTIONS: tuple[type[QuestionBlock], ...] = (
    RadiosBlock,
    CheckboxesBlock,
    YesNoBlock,
    SelectBlock,
    TextBlock,
    LongTextBlock,
    NumberBlock,
    EmailBlock,
    PhoneBlock,
    DateBlock,
    TimeBlock,
    DateTimeBlock,
    DateRangeBlock,
    ApproximateDateBlock,
    AddressBlock,
    PlaceBlock,
    PersonBlock,
    OrganisationBlock,
    VehicleBlock,
    PropertyItemBlock,
    FilesBlock,
    GroupBlock,
    DeclarationBlock,
    HiddenBlock,
)
CONTENTS: tuple[type[ContentBlock], ...] = (GuidanceBlock, InsetBlock, WarningBlock, DetailsBlock)


ONCE_ONLY: tuple[type[QuestionBlock], ...] = (GroupBlock, FilesBlock, DeclarationBlock, HiddenBlock)
"""What cannot be asked again in each entry of a group."""


def blocks_of(questions: Iterable[type[QuestionBlock]]) -> list[tuple[str, Block]]:
    """A block for each kind of question, and for each kind of content. Its name is the kind in the form definition."""
    found: list[tuple[str, Block]] = []
    for block in questions:
        inner = blocks_of(each for each in QUESTIONS if each not in ONCE_ONLY) if block is GroupBlock else None
        found.append((block.kind, block() if inner is None else group_block(inner)))
    return [*found, *((str(block.kind), block()) for block in CONTENTS)]


class ItemsBlock(StreamBlock):
    """Questions and content, in order; with questions of the library unless it is the library's own."""

    def __init__(self, *, with_library: bool = True, **kwargs: object) -> None:
        library: list[tuple[str, Block]] = [(BLOCK, LibraryQuestionsBlock())] if with_library else []
        super().__init__([*blocks_of(QUESTIONS), *library], **kwargs)

    class Meta:
        required = False
        collapsed = True
