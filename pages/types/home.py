"""The home page of a site in one language."""

from __future__ import annotations

from typing import Any, ClassVar

from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from pages.base.models import BasePage
from pages.base.streams import ContentStream
from pages.blocks.index import ContentBlocks


class HomePage(BasePage):
    """What most visitors see first: the main tasks as large links, then anything else the force wants to say."""

    tasks = ContentStream(
        ContentBlocks(),
        blank=True,
        help_text="What people come to do, most wanted first. Six or fewer read best on a phone.",
    )
    body = ContentStream(ContentBlocks(), blank=True, help_text="Shown under the tasks.")

    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("tasks"), FieldPanel("body")]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("body")]
    page_description = "The first page of a site. Each site has one for each language."

    class Meta:
        verbose_name = "home page"
