"""What entries of the shared library have in common: national by default, overridden by a force under the
same key.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django.apps import apps
from django.db import models
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Page,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail_localize.fields import SynchronizedField

from sites.access.references import refuse_foreign_on_entry
from sites.forces import hosts
from sites.forces.models import Force

if TYPE_CHECKING:
    from pages.library.scope import RenderScope


class LibraryEntry(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, TranslatableMixin, models.Model):
    """An entry that pages name by its national row and that each force may replace by one of its own with the
    same key.

    `compared_with`: the national revision that a force's own text was last held against; a newer one is news for the
    force. `replaced_by`: the national entry that stands in for this one, which was taken away while pages name it.
    """

    library: ClassVar[str]
    """Name of the library in the API."""
    facts: ClassVar[tuple[str, ...]]
    """The columns that are its words, told by the API."""
    rich: ClassVar[frozenset[str]] = frozenset()
    """Which of them are rich text."""
    is_public: ClassVar[bool] = True
    """Whether the API tells of it."""

    key = models.SlugField(
        max_length=60,
        help_text="A short name in lower case, like lost-property. A force's entry replaces the national one with the "
        "same key.",
    )
    force = models.ForeignKey(
        Force, null=True, blank=True, on_delete=models.CASCADE, related_name="+", help_text="Empty: national."
    )
    name = models.CharField(max_length=120, help_text="Shown as the heading.")
    compared_with = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    replaced_by = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )

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

    def clean(self) -> None:
        """Refuse as well what names something of another force, in drafts too."""
        super().clean()
        refuse_foreign_on_entry(self)

    @property
    def owner(self) -> str:
        """Whose entry this is, in a word or two."""
        return self.force.short_name if self.force else "National"

    @classmethod
    def face(cls, entry: Mapping[str, Any], scope: RenderScope) -> dict[str, Any]:
        """Return the words of an entry, given by its columns, with links as this scope has them."""
        return {name: str(scope.text(entry[name])) if name in cls.rich else entry[name] for name in cls.facts}

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """Make a draft's object; whose it is and what it was compared with is no part of a draft."""
        made = super().with_content_json(content)
        made.force_id, made.compared_with_id, made.replaced_by_id = (
            self.force_id,
            self.compared_with_id,
            self.replaced_by_id,
        )
        return made

    def get_workflow(self) -> Any:
        """Return the workflow of the owner's pages: Wagtail would send every force's entries to one and the same."""
        homes = [
            home.page_id
            for site in hosts.table().values()
            if (site.force.id if site.force else None) == self.force_id
            for code, home in site.homes.items()
            if code == "en"
        ]
        page = Page.objects.filter(pk__in=homes).first()
        return page.get_workflow() if page else None


def libraries() -> list[type[LibraryEntry]]:
    """Return every kind of entry, those of higher rooms too, in the order in which menus show them."""
    return [model for model in apps.get_models() if issubclass(model, LibraryEntry)]
