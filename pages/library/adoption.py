"""Adoption: a light page in a force's tree that shows a national page in the force's place, theme and contact details.

The words are found when they are read, so that a national publication writes nothing in 43 trees (architecture part 5).
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from django.apps import apps
from django.db import models
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField


class AdoptionMixin(models.Model):
    """Add to a page type to make it an adoption of a national page.

    `source` is the national page in its source language; withdrawing (unpublishing) it withdraws every adoption at once,
    and deleting it is refused while it is adopted.
    """

    source = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.PROTECT,
        related_name="%(class)s_adoptions",
        help_text="The national page to show here. It keeps itself up to date.",
    )

    # A translator may not point the Welsh page elsewhere.
    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("source", overridable=False)]

    class Meta:
        abstract = True

    @cached_property
    def shown_source(self) -> Page | None:
        """The national page to show: the live translation in this page's language, else the live source, else None."""
        source = self.source
        if source.locale_id != self.locale_id:  # type: ignore[attr-defined]
            translation = source.get_translations().filter(locale_id=self.locale_id, live=True).first()  # type: ignore[attr-defined]
            if translation is not None and source.live:
                return translation
        return source if source.live else None


def adoption_models() -> list[type[AdoptionMixin]]:
    """Return every concrete page type that is an adoption."""
    return [model for model in apps.get_models() if issubclass(model, AdoptionMixin)]
