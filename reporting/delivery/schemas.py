"""JSON Schema of what a record system gets, for one edition of a form."""

from functools import lru_cache
from typing import Any

from reporting.catalogue import editions
from reporting.catalogue.editions import Pinned
from reporting.definition.submission_schema import submission_schema
from reporting.delivery.payload import TOPICS, VERSION
from reporting.records.models import Report
from soh.core import tenancy

_NULLABLE = {"type": ["string", "null"]}
_FILE = {
    "type": "object",
    "properties": {"file": {"type": "string"}, "state": {"type": "string"}, "url": _NULLABLE, "expires_at": _NULLABLE},
    "required": ["file", "state", "url", "expires_at"],
}
_MESSAGE = {
    "type": "object",
    "properties": {
        "number": {"type": "integer"},
        "kind": {"type": "string"},
        "text": {"type": "string"},
        "contact_details": {"type": ["object", "null"]},
        "written_at": {"type": "string", "format": "date-time"},
    },
    "required": ["number", "kind", "text", "contact_details", "written_at"],
}


class NoSuchSchema(Exception):
    """The force has no report of this edition."""


def schema_of(*, force_id: int, edition: str) -> dict[str, Any]:
    """Return the schema of messages about reports of an edition. Raises NoSuchSchema."""
    with tenancy.transaction(force_id):
        rows = Report.objects.filter(force_id=force_id, edition=edition).order_by("-id")
        texts = rows.values_list("texts", flat=True).first()
    if texts is None:
        raise NoSuchSchema
    return _schema(Pinned(edition, tuple(texts)))


@lru_cache(maxsize=128)
def _schema(pinned: Pinned) -> dict[str, Any]:
    form = editions.form_of(pinned)
    answers = submission_schema(form, form.source_locale)
    answers.pop("$schema", None)
    text, moment, yes_or_no = {"type": "string"}, {"type": "string", "format": "date-time"}, {"type": "boolean"}
    data = {
        "reference": text,
        "first_reference": text,
        "received_at": moment,
        "locale": text,
        "channel": text,
        "anonymous": yes_or_no,
        "sensitive": yes_or_no,
        "identity_withheld": yes_or_no,
        "crime_number": text,
        "form": {
            "type": "object",
            "properties": {"key": {"type": "string", "format": "uuid"}, "title": text, "edition": text},
            "required": ["key", "title", "edition"],
        },
        "schema": {"type": "string", "format": "uri"},
        "answers": {"type": "object"},
        "files": {"type": "array", "items": _FILE},
        "messages": {"type": "array", "items": _MESSAGE},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {
            "type": {"type": "string", "enum": list(TOPICS)},
            "timestamp": moment,
            "version": {"const": VERSION},
            "data": {
                "type": "object",
                "properties": data,
                "required": list(data),
                # Of a protected reporter, answers that the form requires are left out.
                "if": {"properties": {"identity_withheld": {"const": False}}},
                "then": {"properties": {"answers": answers}},
            },
        },
        "required": ["type", "timestamp", "version", "data"],
    }
