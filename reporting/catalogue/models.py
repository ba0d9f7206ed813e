"""Published form definitions. Immutable: a row is added, never changed. They hold no personal data."""

from typing import Any

from django.db import models

from soh.core import clock


class Immutable(models.Model):
    """A row that is written once."""

    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; refuse to change what was published."""
        if not self._state.adding:
            raise TypeError(f"{type(self).__name__} is immutable; publish a new one")
        super().save(*args, **kwargs)


class FormVersion(Immutable):
    """One published logic of a form: steps, questions, conditions; no human words.

    `form_key` is the translation key of the form page, so that the Welsh page belongs to the same form. `codes` maps
    block ids to the readable codes which compile minted, carried forward from version to version.
    """

    form_key = models.UUIDField(db_index=True)
    number = models.PositiveIntegerField()
    logic = models.JSONField()
    codes = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    source_locale = models.CharField(max_length=10)
    created_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["form_key", "number"], name="form_version_number"),
        ]

    def __str__(self) -> str:
        return f"{self.form_key} version {self.number}"


class FormText(Immutable):
    """The words of a version in one language, as published at one moment. The newest per language is shown."""

    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="texts")
    locale = models.CharField(max_length=10)
    number = models.PositiveIntegerField()
    texts = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "locale", "number"], name="form_text_number"),
        ]

    def __str__(self) -> str:
        return f"{self.version} in {self.locale}, revision {self.number}"


class Edition(Immutable):
    """A version with a force's overlay; content-addressed, so forces without an overlay share one row.

    Drafts and reports pin the edition.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="editions")
    overlay = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.digest[:12]
