"""Groups of questions that forms share, and each version of them that was published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models, transaction
from wagtail.models import Revision

from pages.base.streams import ContentStream
from pages.library.entries import LibraryEntry
from reporting.authoring.blocks.question_group import QuestionGroupBlock
from reporting.catalogue.models import Immutable
from sites.forces.models import Force

if TYPE_CHECKING:
    from pages.library.scope import RenderScope


class QuestionGroup(LibraryEntry):
    """Questions and words between them, kept once for many forms.

    Publishing it, in any of its languages, keeps a `QuestionGroupVersion`; forms name a version, so that no form
    changes with it. One whose proof finds an error can be saved as a draft, and is refused (`PublishRefused`) on every
    road to live.
    """

    library = "question-groups"
    facts = ("key", "name", "about")
    is_public = False

    about = models.CharField(
        max_length=250, blank=True, help_text="For editors who choose it: what it asks, and when to use it."
    )
    questions = ContentStream(QuestionGroupBlock(), blank=True)

    class Meta(LibraryEntry.Meta):
        verbose_name = "question group"

    @classmethod
    def face(cls, entry: Mapping[str, Any], scope: RenderScope) -> dict[str, Any]:
        """Return the name only: questions are told as part of the forms that ask them."""
        return {name: entry[name] for name in cls.facts}

    def publish(self, revision: Revision, **kwargs: Any) -> None:
        """Publish or schedule a revision after proving it. Raises PublishRefused and changes nothing."""
        from reporting.authoring.question_library import proving

        with transaction.atomic():
            proving.prove(revision.as_object())
            super().publish(revision, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; when another text of it goes live, prove it and keep a version. Raises PublishRefused."""
        from reporting.authoring.question_library import proving, versions

        with transaction.atomic():
            goes_live = self.live and self._stored_live_state() != (True, self.live_revision_id)
            if goes_live:
                proving.prove(self)
            super().save(*args, **kwargs)
            if goes_live:
                versions.keep(self)

    def _stored_live_state(self) -> tuple[bool, int | None] | None:
        if self.pk is None:
            return None
        return type(self)._default_manager.filter(pk=self.pk).values_list("live", "live_revision_id").first()


class QuestionGroupVersion(Immutable):
    """One published version of a group, in every language in which it was published then.

    `group_key` is the translation key of the group; `content` its stored items by language, the main one among them.
    """

    group_key = models.UUIDField()
    number = models.PositiveIntegerField()
    force = models.ForeignKey(Force, null=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    content = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["group_key", "number"], name="question_group_version_number")
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.number}"
