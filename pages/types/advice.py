"""Advice: the page type of most content."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from pages.base.models import BasePage
from pages.base.streams import ContentStream
from pages.blocks.index import ContentBlocks


class AdvicePage(BasePage):
    """Advice on one subject, with the date on which someone last checked that it is right."""

    body = ContentStream(ContentBlocks())
    reviewed_on = models.DateField(
        "last checked",
        null=True,
        blank=True,
        help_text="The day on which someone last checked that this advice is right. Shown at the foot of the page.",
    )

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("reviewed_on"),
    ]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage", "pages.SectionPage", "pages.AdvicePage"]
    page_description = "Answers one question or gives advice on one subject."

    class Meta:
        verbose_name = "advice page"
