"""Panels that page types share, with help in plain language."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import FieldPanel, MultiFieldPanel


def promote_panels() -> list[Any]:
    """Return the panels of the "Promote" tab: address, menus and search engines."""
    return [
        MultiFieldPanel(
            [
                FieldPanel(
                    "slug",
                    help_text="The last part of the page's address. Changing it later leaves a redirect behind.",
                ),
                FieldPanel("show_in_menus", help_text="Show this page in the navigation at the top of every page."),
            ],
            heading="Address and navigation",
        ),
        MultiFieldPanel(
            [
                FieldPanel("seo_title", help_text="Only if the title above does not make sense on its own."),
                FieldPanel("search_description", help_text="Only if it should differ from the summary."),
            ],
            heading="Search engines",
            classname="collapsed",
        ),
    ]
