"""Words with paragraphs, lists, bold and links: what an editor may use inside a form."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import RichTextBlock

FEATURES = ("bold", "ol", "ul", "link")


class FormRichText(RichTextBlock):
    """Rich text without headings, images and embeds: a step has one heading of its own."""

    def __init__(self, *, required: bool = False, **kwargs: Any) -> None:
        super().__init__(required=required, features=list(FEATURES), **kwargs)
