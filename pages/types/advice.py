"""Advice: the page type of most content."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from pages.base.models import READING, BasePage
from pages.base.streams import ContentStream
from pages.blocks.face import blocks_face
from pages.blocks.headings import contents_of
from pages.blocks.index import ContentBlocks
from pages.library.scope import RenderScope
from pages.serving.facts import SiteFacts
from pages.types.listing import as_cards, pages_under


class AdvicePage(BasePage):
    """Advice on one subject, with the day on which someone last checked that it is right."""

    body = ContentStream(ContentBlocks())
    reviewed_on = models.DateField(
        "last checked",
        null=True,
        blank=True,
        help_text="The day on which someone last checked that this is right. Shown at the foot of the page.",
    )

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("reviewed_on"),
    ]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types: ClassVar[list[str]] = [
        "pages.HomePage",
        "pages.SectionPage",
        "pages.AdvicePage",
        "pages.AdoptedPage",
    ]
    allowed_http_methods = READING
    page_description = "Answers one question or gives advice on one subject."

    class Meta:
        verbose_name = "advice page"

    def own_context(self, *, shown_at: BasePage, facts: SiteFacts, scope: RenderScope) -> dict[str, Any]:
        """Return the list of headings and the pages under this one."""
        return {"contents": contents_of(self.body), "cards": as_cards(pages_under(facts, shown_at))}

    def api_face(self, *, shown_at: BasePage, facts: SiteFacts, scope: RenderScope) -> dict[str, Any]:
        """Return the body, the day of the last check, and the pages under this one."""
        return {
            "body": blocks_face(self.body, scope),
            "reviewed_on": self.reviewed_on,
            "children": as_cards(pages_under(facts, shown_at)),
        }
