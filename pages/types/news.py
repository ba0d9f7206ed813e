"""News: the list of articles, and an article."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from pages.base.models import READING, BasePage
from pages.base.streams import ContentStream
from pages.blocks.face import blocks_face
from pages.blocks.index import ContentBlocks
from pages.library.scope import RenderScope
from pages.serving.facts import SiteFacts
from pages.types.listing import news_under
from soh.core import clock


class NewsIndexPage(BasePage):
    """The list of a site's news, newest first."""

    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["pages.NewsPage", "pages.AdoptedPage"]
    allowed_http_methods = READING
    page_description = "Lists the news articles under it, newest first."

    class Meta:
        verbose_name = "news list"

    def own_context(self, *, shown_at: BasePage, facts: SiteFacts, scope: RenderScope) -> dict[str, Any]:
        """Return the articles under this list, newest first."""
        return {"news": news_under(facts, shown_at)}

    def api_face(self, *, shown_at: BasePage, facts: SiteFacts, scope: RenderScope) -> dict[str, Any]:
        """Return the articles under this list, newest first."""
        return {
            "articles": [
                {"title": entry.title, "url": entry.url, "text": entry.summary, "date": entry.published_on}
                for entry in news_under(facts, shown_at)
            ]
        }


class NewsPage(BasePage):
    """A news article."""

    published_on = models.DateField("date", default=clock.today, help_text="Shown with the article; orders the list.")
    body = ContentStream(ContentBlocks())

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("published_on"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.FilterField("published_on"),
    ]
    parent_page_types: ClassVar[list[str]] = ["pages.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    allowed_http_methods = READING
    page_description = "A dated article in the news list."

    class Meta:
        verbose_name = "news article"

    def api_face(self, *, shown_at: BasePage, facts: SiteFacts, scope: RenderScope) -> dict[str, Any]:
        """Return the date and the body."""
        return {"date": self.published_on, "body": blocks_face(self.body, scope)}
