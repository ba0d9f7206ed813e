"""Legal notice: words that read the same wherever they stand."""

from __future__ import annotations

from pages.blocks.entries import EntryBlock
from pages.blocks.references import LibraryReferenceBlock


class NoticeBlock(EntryBlock):
    """A legal notice."""

    model_name = "LegalNotice"
    entry = LibraryReferenceBlock("pages.LegalNotice", label="Notice")

    class Meta:
        icon = "doc-full"
        label = "Legal notice"
        group = "Shared library"
        template = "blocks/notices.html"
        description = "A notice about rights, data or law"
