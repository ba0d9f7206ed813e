"""The home page of a site in one language."""

from __future__ import annotations

from typing import Any, ClassVar

from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from pages.base.models import READING, BasePage
from pages.base.streams import ContentStream
from pages.blocks.cards import shown
from pages.blocks.face import blocks_face
from pages.blocks.index import ContentBlocks, TaskBlocks
from pages.library.scope import RenderScope
from pages.serving.facts import SiteFacts
from pages.types.listing import newest_news, news_list

NEWEST = 3


class HomePage(BasePage):
    """What most visitors see first: the main tasks as large links, then whatever else the force wants to say."""

    tasks = ContentStream(
        TaskBlocks(),
        blank=True,
        help_text="What people come to do, most wanted first. Six or fewer read best on a phone.",
    )
    body = ContentStream(ContentBlocks(), blank=True, help_text="Shown under the tasks.")

    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("tasks"), FieldPanel("body")]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("body")]
    allowed_http_methods = READING
    page_description = "The first page of a site. Each site has one for each language."

    class Meta:
        verbose_name = "home page"

    def own_context(self, *, shown_at: BasePage, facts: SiteFacts, scope: RenderScope) -> dict[str, Any]:
        """Return the tasks that lead somewhere, and the newest news."""
        return {
            "tasks": self._tasks(scope),
            "news": newest_news(facts, shown_at, count=NEWEST),
            "news_list": news_list(facts, shown_at),
        }

    def api_face(self, *, shown_at: BasePage, facts: SiteFacts, scope: RenderScope) -> dict[str, Any]:
        """Return the tasks and the body."""
        return {"tasks": self._tasks(scope), "body": blocks_face(self.body, scope)}

    def _tasks(self, scope: RenderScope) -> list[dict[str, Any]]:
        cards = (shown(child.value, scope) for child in self.tasks)
        return [card for card in cards if card]
