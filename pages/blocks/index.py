"""The blocks an editor may put on a page, in the order of the block picker."""

from __future__ import annotations

from wagtail import blocks


class ContentBlocks(blocks.StreamBlock):
    """The body of a page."""

    text = blocks.RichTextBlock()
