"""Adoption of a national page of any type but a form."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel, PageChooserPanel

from pages.base.models import BasePage
from pages.library.adoption import AdoptionMixin


class AdoptedPage(AdoptionMixin, BasePage):
    """A national page in a force's tree: own address and place, national words, the force's contact details.

    `pinned` holds it at one revision of the source until the force has looked at the newer one; a withdrawn source is
    gone all the same.
    """

    pinned = models.ForeignKey(
        "wagtailcore.Revision",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )

    # Else the Welsh copy would be pinned to the English revision.
    exclude_fields_in_copy: ClassVar[list[str]] = ["pinned"]
    content_panels: ClassVar[list[Any]] = [
        FieldPanel("title", help_text="Usually the national page's title."),
        PageChooserPanel("source"),
    ]
    page_description = "Shows a page of the national library, always up to date."

    class Meta:
        verbose_name = "adopted page"
