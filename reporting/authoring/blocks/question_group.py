"""The questions of an entry of the question library: the items of one step, in an editor of their own."""

from __future__ import annotations

from typing import Any

from wagtail.admin.telepath import register
from wagtail.blocks import StreamBlock

from reporting.authoring.blocks.items import ItemsBlock
from reporting.authoring.blocks.lazy import LazyStepBlock
from reporting.authoring.blocks.steps import StepsBlockAdapter
from reporting.authoring.identity import identify


class LibraryItemsBlock(LazyStepBlock):
    """What is put into a step together."""

    items = ItemsBlock(label="Questions", with_library=False)

    class Meta:
        label = "Questions"
        icon = "list-ol"


class QuestionGroupBlock(StreamBlock):
    """One step's worth of questions: the root that conditions, options and headings of the form editor know."""

    questions = LibraryItemsBlock()

    def get_prep_value(self, value: Any) -> list[dict[str, Any]]:
        """The stored value; every block and option in it has an id of its own from here on."""
        return identify(super().get_prep_value(value))

    class Meta:
        form_classname = "soh-steps"
        min_num = 1
        max_num = 1


register(StepsBlockAdapter(), QuestionGroupBlock)
