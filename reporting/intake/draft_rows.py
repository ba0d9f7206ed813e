"""The rows of drafts, as a request of a journey finds, begins and keeps them: one statement each.

Each calls a function of the database that sees one force's rows only (soh.core.force_functions); a call outside a
transaction is committed when it returns.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import connection

from reporting.intake.models import Draft
from soh.core import clock, tenancy

_NAMES = [field.attname for field in Draft._meta.concrete_fields]
_COLUMNS = ", ".join(str(field.column) for field in Draft._meta.concrete_fields)
_FIND = f"SELECT {_COLUMNS} FROM find_draft(%s, %s)"  # noqa: S608 - columns of our own model
_KEEP = "SELECT keep_draft(%s, %s, %s, %s::int[], %s, %s, %s, %s)"
_BEGIN = "SELECT begin_draft(%s, %s, %s, %s, %s, %s, %s::int[], %s, %s, %s, %s)"
_CONTENT = ("edition", "texts", "locale", "ciphertext", "expires_at", "revision")


def find(*, force_id: int, digest: str) -> Draft | None:
    """Return the row with this digest, whether or not its time is over."""
    with tenancy.statement(force_id) as cursor:
        cursor.execute(_FIND, [force_id, digest])
        row = cursor.fetchone()
    return Draft.from_db(connection.alias, _NAMES, row) if row is not None else None


def keep(*, force_id: int, digest: str, content: Mapping[str, Any]) -> bool:
    """Write the content of a draft that was not submitted; False when another request wrote it meanwhile, or none is
    there. `revision` of the content is the one before plus one.
    """
    with tenancy.statement(force_id) as cursor:
        cursor.execute(_KEEP, [force_id, digest, *(content[name] for name in _CONTENT)])
        return bool(cursor.fetchone()[0])


def begin(*, force_id: int, digest: str, visitor: str, form_key: UUID, content: Mapping[str, Any]) -> bool:
    """Store a new draft, not saved for later; False when there is one with this digest."""
    began = clock.coarse(clock.now())
    with tenancy.statement(force_id) as cursor:
        cursor.execute(_BEGIN, [force_id, digest, visitor, form_key, began, *(content[name] for name in _CONTENT)])
        return bool(cursor.fetchone()[0])
