"""Plain pages: whatever is neither advice nor news, such as the privacy notice."""

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


class Purpose(models.TextChoices):
    """The pages that every site needs; the footer and the readiness list find them by their purpose."""

    CONTACT = "contact", "Contact us"
    ACCESSIBILITY = "accessibility", "Accessibility statement"
    PRIVACY = "privacy", "Privacy notice"
    COOKIES = "cookies", "Cookies"
    TERMS = "terms", "Terms and conditions"


class PlainPage(BasePage):
    """A page of text without further structure."""

    body = ContentStream(ContentBlocks())
    purpose = models.CharField(
        max_length=20,
        blank=True,
        choices=Purpose.choices,
        help_text="Choose one if this is the site's page for it: the footer of every page then links here.",
    )

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("purpose"),
    ]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types: ClassVar[list[str]] = [
        "pages.HomePage",
        "pages.SectionPage",
        "pages.PlainPage",
        "pages.AdoptedPage",
    ]
    allowed_http_methods = READING
    page_description = "A page of text, such as the privacy notice."

    class Meta:
        verbose_name = "plain page"

    def api_face(self, *, shown_at: BasePage, facts: SiteFacts, scope: RenderScope) -> dict[str, Any]:
        """Return the body and the purpose, empty for a page of no special purpose."""
        return {"body": blocks_face(self.body, scope), "purpose": self.purpose}
