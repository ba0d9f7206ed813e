"""Choosers that store an id and load nothing: links, contact details and images are found for a whole page at
once.

Wagtail's own chooser blocks load each object when the stream is read: ten links cost ten queries and show
titles of pages that visitors may not see.
"""

from __future__ import annotations

from typing import Any

from wagtail.blocks import ChooserBlock, PageChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from pages.library.scope import Reference


class ReferenceMixin(ChooserBlock):
    """Make a chooser block's value a `Reference`: the id of what was chosen."""

    kind = ""

    def _reference(self, value: Any) -> Reference | None:
        pk = getattr(value, "pk", value)
        return Reference(int(pk), self.kind) if pk not in (None, "") else None

    def to_python(self, value: Any) -> Reference | None:
        """Keep the stored id."""
        return self._reference(value)

    def bulk_to_python(self, values: Any) -> list[Reference | None]:
        """Keep the stored ids."""
        return [self._reference(value) for value in values]

    def normalize(self, value: Any) -> Reference | None:
        """Accept an object, an id or nothing."""
        return self._reference(value)

    def value_from_form(self, value: Any) -> Reference | None:
        """Keep the id of what the form gave."""
        return self._reference(value)

    def get_prep_value(self, value: Any) -> int | None:
        """Store the id."""
        return int(value) if value else None

    def extract_references(self, value: Any) -> Any:
        """Name what is used, for Wagtail's usage counts and deletion warnings."""
        if value:
            yield self.model_class, str(int(value)), "", ""

    def render_basic(self, value: Any, context: Any = None) -> str:
        """Print the title: for Wagtail's comparison of revisions, which renders blocks without a context."""
        return str(self.model_class.objects.filter(pk=value).first() or "") if value else ""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """Offer nothing for translation: links and entries find their own language when they are shown."""
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        """Keep the source's choice."""
        return value


class PageReferenceBlock(ReferenceMixin, PageChooserBlock):
    """A page. Visitors are led to their own force's adoption of it, else to the national site."""

    kind = "page"

    def get_form_state(self, value: Any) -> Any:
        """Tell the editor's script what is chosen."""
        return PageChooserBlock.get_form_state(self, value)


class ImageReferenceBlock(ReferenceMixin, ImageChooserBlock):
    """An image."""

    kind = "image"


class LibraryReferenceBlock(ReferenceMixin, SnippetChooserBlock):
    """An entry of the shared library. Choose the national one: a force's own under the same key replaces it."""

    @property
    def kind(self) -> str:  # type: ignore[override]
        """The library, by model name."""
        return str(self._target_model).rsplit(".", 1)[-1].lower()
