"""Canaries in every text that a force owns, found by looking at the models, so that a new one is planted unasked."""

import uuid
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.core.files.base import ContentFile
from django.db import DatabaseError, models, transaction
from PIL import Image as Pillow

from soh.core import clock
from tests.isolation.canaries import LENGTH, Canaries
from tests.isolation.exemptions import MODELS, NATIONAL_TOO, is_exempt
from tests.isolation.ledger import Rows, new_rows, protected_tables

_TEXT = (models.CharField, models.TextField, models.FileField)


def text_fields(model: type[models.Model]) -> Iterator[Any]:
    """Every field of a model's own table that may hold words."""
    for field in model._meta.local_concrete_fields:
        if isinstance(field, (*_TEXT, models.JSONField)) and not field.choices and not field.primary_key:
            yield field


def concerned() -> list[type[models.Model]]:
    """Every model whose rows may belong to a force."""
    return [model for model in apps.get_models() if model._meta.label not in MODELS and model._meta.managed]


def is_planted(model: type[models.Model], field: Any, rows: Rows, canaries: Canaries) -> bool:
    """Whether one of these rows has a canary in the field."""
    column: Any = models.functions.Cast(field.name, models.TextField())
    found = model._base_manager.filter(pk__in=rows.get(model._meta.db_table, ())).annotate(_words=column)
    return bool(found.filter(_words__contains=canaries.root).exists())


class Gardener:
    """Plants what making the estate by its own roads left bare."""

    def __init__(self, canaries: Canaries, known: dict[str, Any], before: Rows) -> None:
        self.canaries, self.known, self.before = canaries, known, before
        self.protected = protected_tables()
        self.refused: dict[str, str] = {}
        self._sparing = False

    def plant(self) -> Rows:
        """Give each model a row of the force and each text field a canary; return the rows that are the force's."""
        for model in concerned():
            if not new_rows(model, self.before):
                self.grow(model)
        rows = {model._meta.db_table: new_rows(model, self.before) for model in apps.get_models()}
        for model in concerned():
            for field in text_fields(model):
                if not is_exempt(model, field) and not is_planted(model, field, rows, self.canaries):
                    self._write(model, field, rows)
        return rows

    def word(self, model: type[models.Model], field: Any) -> str:
        """Return a new canary for a field."""
        is_private = model._meta.db_table in self.protected - set(NATIONAL_TOO)
        return self.canaries.new(f"{model._meta.label}.{field.name}", private=is_private)

    def grow(self, model: type[models.Model], *, sparing: bool = False) -> Any:
        """Make a row by the look of its fields; None where the database refuses it. A sparing one points at nothing
        that may be left empty, for models that choose between references and words.
        """
        self._sparing = sparing
        try:
            with transaction.atomic():
                row = model(**{field.attname: self._value(model, field) for field in _to_fill(model)})
                row.save_base(raw=not model._meta.parents, force_insert=True)  # as it is, whatever save() would ask
        except (DatabaseError, TypeError, ValueError, AttributeError, NotImplementedError) as problem:
            if not sparing:
                return self.grow(model, sparing=True)
            self.refused[model._meta.label] = repr(problem)[:300]
            return None
        return row

    def _write(self, model: type[models.Model], field: Any, rows: Rows) -> None:
        row = rows[model._meta.db_table][:1]
        word = self.word(model, field)
        value: Any = _fit(field, word, self.canaries.bait)
        if isinstance(field, models.JSONField):
            value = {"note": word}
        elif isinstance(field, models.FileField):
            value = _file(field, word)
        try:
            with transaction.atomic():
                model._base_manager.filter(pk__in=row).update(**{field.name: value})
        except (DatabaseError, TypeError) as problem:
            self.refused[f"{model._meta.label}.{field.name}"] = repr(problem)[:300]

    def _value(self, model: type[models.Model], field: Any) -> Any:
        if field.remote_field:
            return self._related(field)
        if field.has_default():
            return field.get_default()
        if field.choices:
            return field.choices[0][0]
        if isinstance(field, models.FileField):
            return _file(field, self.word(model, field))
        if isinstance(field, _TEXT):
            bait = "" if is_exempt(model, field) else self.canaries.bait  # codes are words of addresses: no spaces
            return _fit(field, self.word(model, field), bait)
        return _plain(field, self.word(model, field))

    def _related(self, field: Any) -> Any:
        target = field.remote_field.model
        label = target._meta.label
        if field.null and self._sparing and label != "force_sites.Force":
            return None
        if label in self.known:
            return self.known[label]
        if field.null:
            return None
        found = new_rows(target, self.before)
        if found:
            return found[0]
        row = self.grow(target)
        return row.pk if row else None


def _to_fill(model: type[models.Model]) -> Iterator[Any]:
    for field in model._meta.local_concrete_fields:
        if not (isinstance(field, models.AutoField | models.BigAutoField) or getattr(field, "generated", False)):
            yield field


def _file(field: Any, word: str) -> str:
    """A stored file with the canary in its name, and after its content."""
    if isinstance(field, models.ImageField):
        picture = BytesIO()
        Pillow.new("RGB", (8, 8), "#335577").save(picture, "PNG")
        return str(field.storage.save(f"{word}.png", ContentFile(picture.getvalue() + word.encode())))
    return str(field.storage.save(f"{word}.txt", ContentFile(word.encode())))


def _fit(field: Any, word: str, bait: str) -> str:
    """The canary with its bait where there is room, else alone, else what fits of it."""
    length = field.max_length or 1000
    if isinstance(field, models.EmailField):
        return f"{word}@example.org"
    if isinstance(field, models.URLField):
        return f"https://{word}.example.org/"
    if isinstance(field, models.SlugField | models.FileField) or length < LENGTH + len(bait) + 1:
        return word[:length]
    return f"{bait} {word}".strip()


def _plain(field: Any, word: str) -> Any:
    values: tuple[tuple[Any, Any], ...] = (
        (models.JSONField, {"note": word}),
        (ArrayField, []),
        (models.BooleanField, False),
        (models.DateTimeField, clock.now() + timedelta(days=30)),
        (models.DateField, clock.today()),
        (models.BinaryField, word.encode()),
        (models.UUIDField, uuid.uuid4()),
        (models.IntegerField, 1),
        (models.DecimalField, 1),
        (models.FloatField, 1.0),
        (models.GenericIPAddressField, "192.0.2.1"),
        (models.DurationField, timedelta(minutes=1)),
    )
    return next((value for kind, value in values if isinstance(field, kind)), None)
