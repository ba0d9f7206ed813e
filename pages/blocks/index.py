"""The blocks an editor may put on a page, in the order of the block picker."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlock, StreamBlockValidationError

from pages.blocks.actions import ActionBlock
from pages.blocks.alerts import AlertBlock
from pages.blocks.cards import CardGroupBlock, TaskBlock
from pages.blocks.contact import ContactBlock
from pages.blocks.details import DetailsBlock
from pages.blocks.emergency import EmergencyBlock
from pages.blocks.headings import HeadingBlock
from pages.blocks.images import ImageBlock
from pages.blocks.inset import InsetBlock
from pages.blocks.notices import NoticeBlock
from pages.blocks.organisations import HelpBlock
from pages.blocks.questions import QuestionBlock
from pages.blocks.statistics import StatisticBlock
from pages.blocks.text import TextBlock
from pages.blocks.warning import WarningBlock


class ContentBlocks(StreamBlock):
    """The body of a page. Names are part of the public API and of stored content: never rename one."""

    text = TextBlock()
    heading = HeadingBlock()
    inset = InsetBlock()
    warning = WarningBlock()
    details = DetailsBlock()
    cards = CardGroupBlock()
    action = ActionBlock()
    image = ImageBlock()
    contact = ContactBlock()
    emergency = EmergencyBlock()
    help = HelpBlock()
    statistic = StatisticBlock()
    question = QuestionBlock()
    notice = NoticeBlock()
    alert = AlertBlock()

    def clean(self, value: Any) -> Any:
        """Refuse headings that would confuse a screen reader's list of headings: h3 before any h2, and twins."""
        cleaned = super().clean(value)
        errors = {} if self.is_deferred_validation else heading_errors(cleaned)
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned


class TaskBlocks(StreamBlock):
    """The main tasks on a home page."""

    task = TaskBlock()


def heading_errors(stream: Any) -> dict[int, ValidationError]:
    """Return what is wrong with the headings of a stream, by index of the block."""
    errors: dict[int, ValidationError] = {}
    seen: set[str] = set()
    for index, child in enumerate(stream):
        if child.block_type != "heading":
            continue
        if child.value["level"] == "h3" and not seen:
            errors[index] = ValidationError("Start with a heading of the larger size, then use smaller ones under it.")
        if child.value.anchor in seen:
            errors[index] = ValidationError("Another heading on this page reads the same. Give each its own words.")
        seen.add(child.value.anchor)
    return errors
