"""An image with the words that stand for it."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import CharBlock, StructBlock

from pages.blocks.references import ImageReferenceBlock
from pages.library.scope import scope_of


class ImageBlock(StructBlock):
    """An image; its alternative text is required, because an image that says nothing does not belong on a
    page.
    """

    image = ImageReferenceBlock()
    alt_text = CharBlock(
        max_length=250,
        label="Description",
        help_text="What the image shows, for people who cannot see it. Not “image of”. If there is nothing to "
        "say, leave the image out.",
    )
    caption = CharBlock(required=False, max_length=250)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add the image in its sizes as `image`; None when it was deleted."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["image"] = scope_of(parent_context).image(value["image"])
        return context

    def get_api_representation(self, value: Any, context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return url, width, height, alt_text and caption; url None when the image was deleted."""
        image = scope_of(context).image(value["image"])
        return {
            "url": image.large.url if image else None,
            "width": image.large.width if image else None,
            "height": image.large.height if image else None,
            "alt_text": value["alt_text"],
            "caption": value["caption"] or "",
        }

    class Meta:
        icon = "image"
        label = "Image"
        group = "Media"
        template = "blocks/images.html"
        label_format = "{alt_text}"
        description = "A picture that helps to understand; decoration slows the page down"
