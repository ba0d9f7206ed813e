"""A section: the landing page that leads to the pages under it."""

from __future__ import annotations

from typing import Any, ClassVar

from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from pages.base.models import READING, BasePage
from pages.base.streams import ContentStream
from pages.blocks.face import blocks_face
from pages.blocks.index import ContentBlocks
from pages.library.scope import RenderScope
from pages.serving.facts import SiteFacts
from pages.types.listing import as_cards, pages_under


class SectionPage(BasePage):
    """A landing page: what the section is about, and links to the pages under it."""

    body = ContentStream(
        ContentBlocks(),
        blank=True,
        help_text="Optional. The pages under this one are listed by themselves.",
    )

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("body")]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("body")]
    allowed_http_methods = READING
    page_description = "Groups pages about one subject and links to them."

    class Meta:
        verbose_name = "section page"

    def own_context(self, *, shown_at: BasePage, facts: SiteFacts, scope: RenderScope) -> dict[str, Any]:
        """Return the pages under this one as cards."""
        return {"cards": as_cards(pages_under(facts, shown_at))}

    def api_face(self, *, shown_at: BasePage, facts: SiteFacts, scope: RenderScope) -> dict[str, Any]:
        """Return the body, and the pages under this one."""
        return {"body": blocks_face(self.body, scope), "children": as_cards(pages_under(facts, shown_at))}
