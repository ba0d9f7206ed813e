"""The abstract page that every page type extends (not Wagtail's swappable page: wagtail-localize refuses it)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.compat import HTTPMethod
from wagtail.models import Page
from wagtail.search import index

from pages.base.context import page_context
from pages.base.preview import render_preview
from pages.editor.forms import PageForm
from pages.editor.panels import promote_panels
from pages.library.scope import RenderScope
from pages.serving.facts import SiteFacts
from sites.access.references import refuse_foreign_on_page

READING: list[HTTPMethod] = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
"""What may be done with a page that asks nothing of its visitors."""


class BasePage(Page):
    """A page of a force's or the national site.

    `content` is the page whose words are shown: the page itself, but the national source for an adoption.
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
    search_fields: ClassVar[list[Any]] = [*Page.search_fields, index.SearchField("summary", boost=1.5)]
    show_in_menus_default = False
    # The public door has no sign-in, so "only signed-in people" would mean nobody.
    private_page_options: ClassVar[list[str]] = ["password"]

    known_restrictions: list[Any] | None = None
    """The restrictions on this page and all above it, when whoever fetched the page knows them already."""

    place: str = ""
    """Where a page that is still to be added will stand: the tree path of its parent, which the editing form knows."""

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse as well what names something of another force."""
        super().clean()
        refuse_foreign_on_page(self, self.path or self.place)

    def minimal_clean(self) -> None:
        """Refuse it in drafts too, which are saved without the rest of the rules."""
        super().minimal_clean()
        refuse_foreign_on_page(self, self.path or self.place)

    def save(self, clean: bool = True, **kwargs: Any) -> Any:
        """Refuse it too where Wagtail saves without cleaning, as for aliases and translations."""
        if not clean and not kwargs.get("update_fields"):
            refuse_foreign_on_page(self, self.path)
        return super().save(clean=clean, **kwargs)

    def save_revision(self, *args: Any, clean: bool = True, **kwargs: Any) -> Any:
        """Refuse it in revisions, which are published later without being cleaned again."""
        if not clean:
            refuse_foreign_on_page(self, self.path)
        return super().save_revision(*args, clean=clean, **kwargs)

    @property
    def content(self) -> BasePage:
        """The page whose words are shown."""
        return self

    def own_context(self, *, shown_at: BasePage, facts: SiteFacts, scope: RenderScope) -> dict[str, Any]:
        """Return what this type's template needs beside the page; `shown_at` is the adoption where there is
        one.
        """
        return {}

    def api_face(self, *, shown_at: BasePage, facts: SiteFacts, scope: RenderScope) -> dict[str, Any]:
        """Return this type's own fields as plain data for the API: its documented face, not its columns."""
        return {}

    def streams(self) -> list[Any]:
        """Return the stream values that this page shows."""
        return [getattr(self, name) for name in self.get_streamfield_names()]

    def get_view_restrictions(self) -> Any:
        """Return the restrictions on this page and all above it: a list when known, else Wagtail's queryset."""
        if self.known_restrictions is not None:
            return self.known_restrictions
        return super().get_view_restrictions()

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `content`, `scope` (for blocks), `chrome` and what the type of the content adds."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | page_context(self, request)

    def get_template(self, request: Any, *args: Any, **kwargs: Any) -> str:
        """Return the template of the content's type: local and adopted pages look the same."""
        return str(self.content.template)

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        """Render the draft as visitors would see it, in its own language."""
        return render_preview(self, request, super().serve_preview, mode_name)
