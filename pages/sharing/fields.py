"""The words of a page as data: which fields hold them, and what is stored in each."""

from __future__ import annotations

from typing import Any

from django.db.models import Field
from wagtail.fields import StreamField

from pages.library.entries import LibraryEntry

_OF_EVERY_PAGE = ("title", "seo_title", "search_description")


def word_fields(model: type[Any]) -> list[Field[Any, Any]]:
    """Return the fields of a page type, or of a kind of entry, that hold its words, title first."""
    if issubclass(model, LibraryEntry):
        names = [name for name in model.facts if name != "key"]
    else:
        names = [*_OF_EVERY_PAGE, *(field.name for field in model._meta.local_concrete_fields if not field.primary_key)]
    by_name = {field.name: field for field in model._meta.concrete_fields}
    return [by_name[name] for name in names]


def stored(thing: Any, field: Field[Any, Any]) -> Any:
    """Return what a field holds, plain enough to compare: of a stream, its list of blocks."""
    value = getattr(thing, field.attname)
    return list(value.get_prep_value()) if isinstance(field, StreamField) else value


def put(thing: Any, field: Field[Any, Any], value: Any) -> None:
    """Give a field what `stored` returned for another object of the same model."""
    setattr(thing, field.attname, field.to_python(value) if isinstance(field, StreamField) else value)
