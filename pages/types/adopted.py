"""Adoption of a national page of any type but a form."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from django.db import models
from django.http import Http404
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.search import index
from wagtail.url_routing import RouteResult

from pages.base.models import READING, BasePage
from pages.editor.adoption import AdoptedPageForm
from pages.library.adoption import AdoptionMixin


class AdoptedPage(AdoptionMixin, BasePage):  # type: ignore[django-manager-missing, misc]
    """A national page in a force's tree: own address and place, national words, the force's contact details.

    `pinned` holds it at one revision of the source until the force has looked at the newer one; a withdrawn
    source is gone all the same.
    """

    pinned = models.ForeignKey(
        "wagtailcore.Revision",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    declined = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    """The newer revision that the force decided not to take; the next one is news again."""

    pinned_content: dict[str, Any] | None = None
    """The pinned revision's content, when whoever fetched the page knows it already."""

    # Else the Welsh copy would be pinned to the English revision.
    exclude_fields_in_copy: ClassVar[list[str]] = ["pinned", "declined"]
    base_form_class = AdoptedPageForm
    content_panels: ClassVar[list[Any]] = [
        TitleFieldPanel("title", help_text="Usually the same as the national page's."),
        FieldPanel("source"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("source_summary", boost=1.5),
        index.SearchField("source_words"),
    ]
    allowed_http_methods = READING
    page_description = "Shows a page of the national library, always up to date."

    class Meta:
        verbose_name = "adopted page"

    @cached_property
    def content(self) -> BasePage:
        """The national page; this page without words while the source is withdrawn."""
        if self.shown_source is None:
            return self
        page = self.shown_source.specific
        pinned = self.pinned_content or self._pinned_content_of(page)
        return page.with_content_json(pinned) if pinned else page

    def _pinned_content_of(self, page: BasePage) -> dict[str, Any] | None:
        """The words of the pin, if it is a revision of this very page and not of its translation."""
        return self.pinned.content if self.pinned and self.pinned.object_id == str(page.pk) else None

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """Make a draft's object. Pin and refusal belong to the page: publishing an old draft moves neither."""
        made = super().with_content_json(content)
        made.pinned_id, made.declined_id = self.pinned_id, self.declined_id
        return made

    @property
    def source_summary(self) -> str:
        """The national summary, for search."""
        return "" if self.content is self else self.content.summary

    @property
    def source_words(self) -> list[Any]:
        """Every other text by which the national page is found."""
        if self.content is self:
            return []
        fields = self.content.get_searchable_search_fields()
        return [field.get_value(self.content) for field in fields if field.field_name != "summary"]

    def route(self, request: Any, path_components: list[str]) -> RouteResult:
        """Answer for this very page while it is live and its source is not withdrawn; Http404 else."""
        if path_components or not self.live or self.shown_source is None:
            raise Http404
        return RouteResult(self)
