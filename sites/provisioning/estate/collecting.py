"""Taking a force's estate: rows, files, people and the names of what they lead to, at one moment."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import FileField

from sites.forces.models import Force
from sites.provisioning.estate import dependencies, ownership, references, tables
from sites.provisioning.estate.classes import OWNED
from sites.provisioning.estate.dependencies import Name
from sites.provisioning.estate.tables import Row
from soh.core import tenancy

PRIVATE = {("force_sites.ForceKey", "wrapped_private_key")}
"""Columns that never stand in a row of an archive; keys travel apart, wrapped anew."""

PIECES = "reporting.EvidenceChunk"
"""Rows whose `name` is that of a sealed piece."""

_PERSON = "accounts.User"
_EMPTIED: dict[str, tuple[str, ...]] = {"wagtailcore.Page": ("alias_of_id",)}


@dataclass(slots=True)
class Estate:
    """One force's estate. `carried` are national rows that travel along; `names` what else the rows lead to.

    `files` are media; `pieces` are the sealed pieces of what people sent, which travel as they are.
    """

    slug: str
    rows: dict[str, list[Row]] = field(default_factory=dict)
    carried: dict[str, list[Row]] = field(default_factory=dict)
    names: dict[str, dict[str, Name]] = field(default_factory=dict)
    people: list[Row] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)

    def digests(self) -> dict[str, dict[str, Any]]:
        """Return count and SHA-256 of each table's rows."""
        return {label: {"rows": len(rows), "sha256": digest(rows)} for label, rows in self.rows.items() if rows}


class NeedsMore(Exception):
    """A carried row needs another row that cannot travel."""


def digest(rows: list[Row]) -> str:
    """Return the SHA-256 of rows in their order."""
    text = "\n".join(json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=False) for row in rows)
    return hashlib.sha256(text.encode()).hexdigest()


@contextmanager
def moment(force: Force) -> Iterator[None]:
    """A transaction of the force that sees one moment of the database throughout."""
    if connection.in_atomic_block:
        with tenancy.transaction(force):
            yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        with tenancy.transaction(force):
            yield


def collect(force: Force) -> Estate:
    """Return the force's estate. Call inside `moment(force)`."""
    estate = Estate(force.slug)
    owned = ownership.owned_by(force)
    for label, ids in owned.items():
        if not OWNED[label].stays:
            estate.rows[label] = [_without_private(label, row) for row in tables.read(label, ids)]
    _leave_out_foreign(estate, owned)
    estate.files = sorted(_files(estate))
    estate.pieces = sorted(row["name"] for row in estate.rows.get(PIECES, ()))
    return estate


def _without_private(label: str, row: Row) -> Row:
    kept = {name: value for name, value in row.items() if (label, name) not in PRIVATE}
    return {**kept, **dict.fromkeys(_EMPTIED.get(label, ()))}


def _leave_out_foreign(estate: Estate, owned: ownership.Ids) -> None:
    """Find what every row leads to. A row that cannot be without what is not the force's stays here.

    What it leads to may be a row left out before, so it goes on until nothing more is left out.
    """
    while True:
        needs = _Needs(estate, owned)
        kept = {label: [row for row in rows if needs.can_travel(label, row)] for label, rows in estate.rows.items()}
        gone = {label: len(rows) - len(kept[label]) for label, rows in estate.rows.items()}
        estate.rows = kept
        if not any(gone.values()):
            needs.settle()
            return
        for label, how_many in gone.items():
            if how_many:
                estate.left_out[label] = estate.left_out.get(label, 0) + how_many


class _Needs:
    """Notes each reference of the rows that leads out of the estate, and gives it a name."""

    def __init__(self, estate: Estate, owned: ownership.Ids) -> None:
        self._estate = estate
        travelling = {label for label in owned if not OWNED[label].stays}
        self._ids = {
            label: {row[tables.key_column(label)] for row in estate.rows[label]} if label in estate.rows else set()
            for label in travelling
        }
        self._names: dict[tuple[str, Any], Name | None] = {}
        self._carried: dict[str, set[Any]] = {label: set() for label in dependencies.CARRIED}

    def can_travel(self, label: str, row: Row) -> bool:
        """Whether all that the row cannot be without travels, too, or has a name elsewhere."""
        references.walk(label, row, self._note)
        own = tables.key_column(label)
        required = [each.column for each in tables.columns(label) if not each.null]
        keys = tables.foreign_keys(label)
        return all(self._is_known(keys[column], row[column]) for column in required if column in keys and column != own)

    def settle(self) -> None:
        """Write names, carried rows and people into the estate; carried rows have needs of their own."""
        while True:
            waiting = [
                (label, key) for label, keys in self._carried.items() for key in keys if not self._has(label, key)
            ]
            if not waiting:
                break
            for label, key in waiting:
                row = tables.read(label, [key])[0]
                self._estate.carried.setdefault(label, []).append(row)
                references.walk(label, row, self._note)
        for label, rows in self._estate.carried.items():
            rows.sort(key=lambda row: str(row[tables.key_column(label)]))
        people = [key for (label, key), name in self._names.items() if label == _PERSON and name]
        self._estate.people = _people(people, self._estate)
        for (label, key), name in sorted(self._names.items(), key=str):
            if name is not None and label != _PERSON and "carried" not in name:
                self._estate.names.setdefault(label, {})[str(key)] = name

    def _note(self, label: str, key: Any) -> Any:
        if key is not None:
            self._is_known(label, key)
        return key

    def _is_known(self, label: str, key: Any) -> bool:
        if key in self._ids.get(label, ()):
            return True
        if (label, key) not in self._names:
            name = self._names[(label, key)] = dependencies.name_of(label, key)
            if name is not None and "carried" in name:
                self._carried[label].add(key)
        return self._names[(label, key)] is not None

    def _has(self, label: str, key: Any) -> bool:
        column = tables.key_column(label)
        return any(row[column] == key for row in self._estate.carried.get(label, ()))


def _people(ids: list[int], estate: Estate) -> list[Row]:
    """Members with name and address; of others who once did something here, only that there was somebody."""
    members = {row["user_id"] for row in estate.rows.get("accounts.User_groups", ())}
    people = get_user_model()._default_manager.filter(pk__in=ids).order_by("pk")
    fields = ("username", "email", "first_name", "last_name", "is_active")
    return [
        {"id": person.pk, "member": person.pk in members}
        | ({name: getattr(person, name) for name in fields} if person.pk in members else {})
        for person in people
    ]


def _files(estate: Estate) -> Iterator[str]:
    for label, rows in estate.rows.items():
        for column in (each.column for each in tables.columns(label) if isinstance(each.field, FileField)):
            yield from (row[column] for row in rows if row[column] and default_storage.exists(row[column]))
