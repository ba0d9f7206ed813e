"""The abstract page that every page type extends (ADR: not Wagtail's swappable page, which wagtail-localize refuses)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

if TYPE_CHECKING:
    from collections.abc import Sequence


class BasePage(Page):
    """A page of a force's or the national site.

    `content` is the page whose words are shown: the page itself, but the national source for an adoption page.
    Templates take the words from `content`, and URL, title and theme from `page`.
    """

    summary = models.TextField(
        blank=True,
        max_length=300,
        help_text="One or two plain sentences. Shown under the title, in lists and in search results.",
    )

    content_panels: Sequence[object] = [*Page.content_panels, FieldPanel("summary")]
    search_fields = [*Page.search_fields, index.SearchField("summary")]
    show_in_menus_default = False

    class Meta:
        abstract = True

    @property
    def content(self) -> BasePage:
        """The page whose words are shown."""
        return self
