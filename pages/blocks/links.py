"""Fields with which several blocks name a target: a page here, or an address elsewhere."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import StructBlock, StructBlockValidationError, URLBlock

from pages.blocks.references import PageReferenceBlock
from pages.library.links import Link
from pages.library.scope import RenderScope


class LinkedBlock(StructBlock):
    """A block that leads to a page of the site or to an address elsewhere, exactly one of them."""

    page = PageReferenceBlock(required=False, help_text="A page of this or the national site.")
    url = URLBlock(required=False, label="Or an address elsewhere", help_text="Starts with https://")

    def clean(self, value: Any) -> Any:
        """Refuse no target and two targets."""
        cleaned = super().clean(value)
        if not self.is_deferred_validation and bool(cleaned["page"]) == bool(cleaned["url"]):
            error = ValidationError("Choose a page or give an address elsewhere, one of the two.")
            raise StructBlockValidationError(block_errors={"page": error})
        return cleaned


def target_of(value: Any, scope: RenderScope) -> Link | None:
    """Return where a LinkedBlock's value leads visitors of this scope; None when they cannot see the page."""
    if value["page"]:
        return scope.link(value["page"])
    return Link(value["url"], "") if value["url"] else None
