"""The abstract page that every page type extends (ADR: not Wagtail's swappable page, which wagtail-localize refuses)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.models import Page
from wagtail.search import index

from pages.editor.forms import PageForm
from pages.editor.panels import promote_panels


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

    base_form_class = PageForm
    content_panels: ClassVar[list[Any]] = [
        TitleFieldPanel("title", help_text="Start with the words people use. Keep it under 65 characters."),
        FieldPanel("summary"),
    ]
    promote_panels: ClassVar[list[Any]] = promote_panels()
    search_fields: ClassVar[list[Any]] = [*Page.search_fields, index.SearchField("summary")]
    show_in_menus_default = False

    class Meta:
        abstract = True

    @property
    def content(self) -> BasePage:
        """The page whose words are shown."""
        return self
