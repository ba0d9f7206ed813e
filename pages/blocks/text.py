"""Rich text, limited to what content needs: no h1, no images, no embeds."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.blocks import RichTextBlock

from pages.library.scope import scope_of

FEATURES: tuple[str, ...] = ("bold", "ol", "ul", "link", "document-link")


class ProseBlock(RichTextBlock):
    """Rich text whose links lead where the visitor's own force has the page. Used inside other blocks too."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", list(FEATURES))
        super().__init__(**kwargs)

    def render(self, value: Any, context: dict[str, Any] | None = None) -> SafeString:
        """Return HTML in the common text style."""
        return format_html('<div class="soh-rich-text">{}</div>', scope_of(context).text(value.source))

    def render_basic(self, value: Any, context: dict[str, Any] | None = None) -> SafeString:
        """Return HTML without the wrapper."""
        return scope_of(context).text(value.source)

    def get_api_representation(self, value: Any, context: dict[str, Any] | None = None) -> str:
        """Return HTML whose links are those of the force that is asked."""
        return str(scope_of(context).text(value.source))


class TextBlock(ProseBlock):
    """Paragraphs and lists."""

    class Meta:
        icon = "pilcrow"
        label = "Text"
        group = "Text"
        preview_value: ClassVar[str] = "<p>Lock doors and windows, even when you are at home.</p>"
        description = "Paragraphs, lists and links"
