"""What entries of the shared library have in common: national by default, overridden by a force under the
same key.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from sites.forces.models import Force


class LibraryEntry(TranslatableMixin, models.Model):
    """An entry that pages name by its national row and that each force may replace by one of its own with the
    same key.
    """

    key = models.SlugField(
        max_length=60,
        help_text="A short name in lower case, like lost-property. A force's entry replaces the national one with the "
        "same key.",
    )
    force = models.ForeignKey(
        Force, null=True, blank=True, on_delete=models.CASCADE, related_name="+", help_text="Empty: national."
    )
    name = models.CharField(max_length=120, help_text="Shown as the heading.")

    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("key", overridable=False)]

    class Meta(TranslatableMixin.Meta):
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["key", "force", "locale"],
                nulls_distinct=False,
                name="%(class)s_one_for_each_key",
                violation_error_message="There is already an entry with this key, owner and language.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.owner})"

    @property
    def owner(self) -> str:
        """Whose entry this is, in a word or two."""
        return self.force.short_name if self.force else "National"
