"""The editing form of every page."""

from __future__ import annotations

import copy
from typing import Any

from django import forms
from django.utils.functional import cached_property
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.base import BlockField
from wagtail.fields import RichTextField

from pages.editor.sameness import same_stream, same_words

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
        if self.parent_page is not None:
            self.instance.place = self.parent_page.path  # whose page this will be decides what it may name
        for field in self.fields.values():
            if isinstance(field, BlockField):
                field.block = copy.deepcopy(field.block)
                field.widget = type(field.widget)(field.block, attrs=field.widget.attrs)

    @cached_property
    def changed_data(self) -> list[str]:
        """Names of the fields that say something else than before.

        Wagtail compares what was posted before it is cleaned, so that an empty number ("" and None) counts as a
        change: a publisher's approval would then save a revision of its own, and ask for another approval. So does
        rich text that is empty: its editor posts `null` once it has started, and an empty paragraph before.
        """
        return [name for name in super().changed_data if not self._says_the_same(name)]

    def _says_the_same(self, name: str) -> bool:
        field, cleaned = self.fields[name], getattr(self, "cleaned_data", {})
        if name not in cleaned:
            return False
        if isinstance(field, BlockField):
            return same_stream(field.block, self[name].initial, cleaned[name])
        columns = {column.name: column for column in self._meta.model._meta.concrete_fields}
        return isinstance(columns.get(name), RichTextField) and same_words(self[name].initial, cleaned[name])

    def clean_slug(self) -> str:
        """Refuse an address at which the page could never be opened."""
        slug: str = self.cleaned_data["slug"]
        if slug in RESERVED and self.parent_page is not None and self.parent_page.depth == HOME_DEPTH:
            raise forms.ValidationError(f"The address /{slug}/ is in use by the site itself. Choose another one.")
        return slug
