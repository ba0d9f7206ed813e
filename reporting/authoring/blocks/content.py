"""Words between questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from wagtail.blocks import StructBlock
from wagtail.blocks.struct_block import BlockGroup

from reporting.authoring.blocks.conditions import ConditionsBlock
from reporting.authoring.blocks.line import Line
from reporting.authoring.blocks.question import WHEN_HELP, Value, words_of
from reporting.authoring.blocks.rich_text import FormRichText
from reporting.authoring.rich_words import cleaned
from reporting.definition import text_keys
from reporting.definition.form import ContentKind


class ContentBlock(StructBlock):
    """A piece of content; subclasses differ in how it looks."""

    kind: ClassVar[ContentKind]

    body = FormRichText(label="Text", required=True)
    show_when = ConditionsBlock(label="Show this only when", within="above", help_text=WHEN_HELP)

    def texts(self, code: str, value: Value) -> Iterator[tuple[str, str]]:
        """Heading and body."""
        yield text_keys.content_heading(code), words_of(value, "heading")
        yield text_keys.content_body(code), cleaned(value.get("body"))

    def get_form_layout(self) -> BlockGroup:
        """The words; when they are shown, folded away."""
        first = [name for name in ("heading", "body") if name in self.child_blocks]
        when = BlockGroup(
            ["show_when"], heading="When it is shown", classname="collapsed", icon="view", label_format=""
        )
        return BlockGroup(children=[*first, when])

    class Meta:
        group = "Words between questions"
        form_classname = "struct-block soh-content"


class GuidanceBlock(ContentBlock):
    """Plain paragraphs, with a heading if need be."""

    kind = ContentKind.GUIDANCE

    heading = Line(label="Heading", required=False, max_length=150)

    class Meta:
        label = "Guidance"
        icon = "doc-full"


class InsetBlock(ContentBlock):
    """Indented, to set it apart."""

    kind = ContentKind.INSET

    class Meta:
        label = "Inset text"
        icon = "openquote"


class WarningBlock(ContentBlock):
    """With an exclamation mark, for consequences."""

    kind = ContentKind.WARNING

    class Meta:
        label = "Warning"
        icon = "warning"


class DetailsBlock(ContentBlock):
    """Folded under its heading, for what only some people need."""

    kind = ContentKind.DETAILS

    heading = Line(label="Heading to open it", max_length=150, help_text="Such as: What counts as evidence?")

    class Meta:
        label = "Details to open"
        icon = "collapse-down"
