"""The editing form of every page."""

from __future__ import annotations

import copy
from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.base import BlockField

HOME_DEPTH = 2
RESERVED = frozenset(
    {"_util", "admin", "api", "cy", "documents", "healthz", "media", "metrics", "search", "static", "theme"}
)
"""Addresses directly below a home page that belong to something else, so that a page there could never be
opened.
"""


class PageForm(WagtailAdminPageForm):
    """Wagtail's page form with a block tree of its own for each form.

    Saving a draft sets `required = False` on the block objects of the model field, which all threads share:
    another thread that publishes at that moment would accept empty required fields. Field and widget need the
    same copy, since values carry their block.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, BlockField):
                field.block = copy.deepcopy(field.block)
                field.widget = type(field.widget)(field.block, attrs=field.widget.attrs)

    def clean_slug(self) -> str:
        """Refuse an address at which the page could never be opened."""
        slug: str = self.cleaned_data["slug"]
        if slug in RESERVED and self.parent_page is not None and self.parent_page.depth == HOME_DEPTH:
            raise forms.ValidationError(f"The address /{slug}/ is in use by the site itself. Choose another one.")
        return slug
