"""Taking over what is sealed to an old pair, batch by batch. Each batch is one short transaction, so a process that is
killed leaves nothing half done: what it had not committed is still under the old pair, and opens as before.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection
from django.db.models import F, Model

from sites.forces import keys
from sites.forces.models import ForceKey
from sites.forces.rotation.holders import Holder, all_holders
from sites.forces.rotation.models import KeyRotation
from soh.core import clock, sealing, tenancy

BATCH = 100
"""Rows in a transaction: locked for some 50 ms."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The pair that is left, unwrapped once for many rows, and the one that takes over."""

    force_id: int
    old: int
    private: bytes = field(repr=False)
    new: int
    public: bytes


def pairs(force_id: int) -> Iterator[Pair]:
    """Yield each old pair of a force with the newest. Raises NoPrivateKeyHere, KeyServiceDown, CannotOpen."""
    with tenancy.transaction(force_id):
        new = keys.newest_key(force_id)
        older = ForceKey.objects.filter(force_id=force_id, retired_at__isnull=False).exclude(wrapped_private_key=b"")
        old = [key for key in older.order_by("pk") if left_under(key)]
    for key in old:
        yield Pair(force_id, key.pk, keys.private_key(key), new.pk, bytes(new.public_key))


def left_under(key: ForceKey) -> bool:
    """Whether anything is still sealed to a pair. Inside its transaction."""
    return any(_under(holder, key.force_id, key.pk).exists() for holder in all_holders())


def counted(key: ForceKey) -> dict[str, int]:
    """Return how many rows of each table are sealed to a pair. Inside its transaction; for people to read."""
    found = {holder.name: _under(holder, key.force_id, key.pk).count() for holder in all_holders()}
    return {name: rows for name, rows in found.items() if rows}


def take_over(pair: Pair, *, batch: int = BATCH) -> Iterator[int]:
    """Seal row after row to the new pair; yield after each batch how many it took. Ends when no more can be taken.

    Rows that somebody works on at the moment are passed by, and those that do not open stay as they are: both keep the
    old pair alive, and the next run looks at them again.
    """
    for holder in all_holders():
        unopened: set[int] = set()
        while True:
            taken = _batch(pair, holder, batch, unopened)
            if taken is None:
                break
            yield taken


def _batch(pair: Pair, holder: Holder, batch: int, unopened: set[int]) -> int | None:
    with tenancy.transaction(pair.force_id):
        rows = _under(holder, pair.force_id, pair.old).select_related(*holder.related)
        rows = rows.exclude(pk__in=unopened).select_for_update(skip_locked=True, of=("self",))
        found = list(rows[:batch])
        if not found:
            return None
        values = []
        for row in found:
            try:
                sealed = [_sealed_anew(pair, holder, row, column) for column in holder.columns]
            except (sealing.CannotOpen, ObjectDoesNotExist):
                unopened.add(row.pk)
                continue
            values.append([*sealed, pair.new, row.pk, pair.force_id, pair.old])
        if values:
            _write(holder, values)
            running = KeyRotation.objects.filter(force_id=pair.force_id, finished_at=None)
            running.update(rewrapped=F("rewrapped") + len(values), last_at=clock.now(), last_error="")
    return len(values)


def _sealed_anew(pair: Pair, holder: Holder, row: Model, column: str) -> bytes | None:
    sealed = getattr(row, column)
    if not sealed:
        return sealed if sealed is None else bytes(sealed)
    place = holder.place(row, column)
    content = sealing.unseal_with(private_key=pair.private, ciphertext=bytes(sealed), place=place)
    return sealing.seal_to(public_key=pair.public, plaintext=content, place=place)


def _write(holder: Holder, values: list[list[Any]]) -> None:
    """One prepared statement for all rows of a batch, sent without waiting for each."""
    options = holder.model._meta
    columns = [options.get_field(name).column for name in holder.columns]  # type: ignore[union-attr]
    key = options.get_field(holder.key).column  # type: ignore[union-attr]
    changes = ", ".join(f'"{column}" = %s' for column in [*columns, key])
    statement = f'UPDATE "{options.db_table}" SET {changes} WHERE id = %s AND force_id = %s AND "{key}" = %s'  # noqa: S608 - names of our own columns
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)


def _under(holder: Holder, force_id: int, key_id: int) -> Any:
    manager: Any = holder.model._default_manager
    return manager.filter(force_id=force_id, **{f"{holder.key}_id": key_id})
