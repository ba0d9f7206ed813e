"""Adoption: a light page in a force's tree that shows a national page in the force's place, theme and
contacts.

The words are found when they are read, so that a national publication writes nothing in 43 trees.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from django.apps import apps
from django.db import models
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField


class AdoptionMixin(models.Model):
    """Add to a page type, before BasePage, to make it an adoption of a national page.

    `source` is the national page in its source language; withdrawing (unpublishing) it withdraws every
    adoption at once, and deleting it is refused while it is adopted.
    """

    source = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The national page to show here. It keeps itself up to date.",
    )

    routed_source_key: ClassVar[Any] = None
    """The source's translation key, where routing read it for this request."""

    # A translator may not point the Welsh page elsewhere.
    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("source", overridable=False)]

    class Meta:
        abstract = True

    @cached_property
    def shown_source(self) -> Page | None:
        """The national page to show: the one it is pinned to, else its live translation in this page's language, else
        itself; None if withdrawn.
        """
        page: Any = self
        if self.source_id is None or not self.source.live:
            return None
        if self.source.locale_id == page.locale_id:
            return self.source
        pinned = getattr(self, "pinned", None)
        if pinned is not None and pinned.object_id == str(self.source_id):
            return self.source  # pinned while there was no translation
        translated = self.source.get_translations().filter(locale_id=page.locale_id, live=True).first()
        return translated or self.source

    def get_view_restrictions(self) -> Any:
        """Add the restrictions on the source: what is closed nationally is closed in every force."""
        page: Any = super()
        own = page.get_view_restrictions()
        if isinstance(own, list) or self.source_id is None:
            return own
        return own | self.source.get_view_restrictions()


def adoption_models() -> list[type[AdoptionMixin]]:
    """Return every concrete page type that is an adoption."""
    return [model for model in apps.get_models() if issubclass(model, AdoptionMixin)]
