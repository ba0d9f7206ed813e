"""Which forces' protected rows may this code touch? PostgreSQL answers, by row-level security.

Reports, drafts, evidence, messages, deliveries and keys are readable and writable only inside
`transaction(force)`. Outside, every statement on them fails with DataError: `no force: use
tenancy.transaction()`. Filter by force explicitly as well: the policy is the second lock, and PostgreSQL
needs the filter to use an index.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from django.db import connection
from django.db import transaction as database
from django.db.backends.utils import CursorWrapper

from soh.core import force_setting


class Force(Protocol):
    """Anything with a force's primary key."""

    @property
    def pk(self) -> int: ...


class ForceMismatch(RuntimeError):
    """A transaction of some forces was opened inside one that does not cover them all."""


@contextmanager
def transaction(*forces: int | Force) -> Iterator[None]:
    """One database transaction (or savepoint) in which exactly these forces' rows exist.

    Several forces are for an officer who belongs to several. Nested use may narrow, never widen:
    ForceMismatch. Callbacks of `on_commit` and lazy querysets evaluated afterwards run outside.
    """
    wanted = {_identifier(force) for force in forces}
    if not wanted:
        raise ValueError("tenancy.transaction() needs at least one force")
    nested = connection.in_atomic_block
    with database.atomic():
        before = _swap(_array(wanted))
        allowed = _identifiers(before)
        if allowed is not None and not wanted <= allowed:
            raise ForceMismatch(f"forces {sorted(wanted)} inside a transaction of {sorted(allowed)}")
        yield
        # A released savepoint keeps its setting until the outer commit; a rolled-back one restores it by
        # itself.
        if nested and not connection.needs_rollback:
            _swap(before)


@contextmanager
def statement(force: int | Force) -> Iterator[CursorWrapper]:
    """A cursor for one call of a function that names this force itself (soh.core.force_functions).

    Outside a transaction the call is one, committed when it returns; inside one it may narrow, never widen.
    """
    if connection.in_atomic_block:
        with transaction(force), connection.cursor() as cursor:
            yield cursor
        return
    with connection.cursor() as cursor:
        yield cursor


def current() -> frozenset[int]:
    """The ids of the forces that this transaction may touch.

    Empty outside. Costs a query: for checks, not for filters.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true)", [force_setting.NAME])
        return _identifiers(cursor.fetchone()[0]) or frozenset()


def _identifier(force: int | Force) -> int:
    key = force if isinstance(force, int) else getattr(force, "pk", None)
    if not isinstance(key, int) or isinstance(key, bool) or key <= 0:
        raise ValueError(f"not a saved force: {force!r}")
    return key


def _array(identifiers: set[int]) -> str:
    return "{" + ",".join(str(identifier) for identifier in sorted(identifiers)) + "}"


def _identifiers(setting: str | None) -> frozenset[int] | None:
    """The ids in a PostgreSQL array literal; None for the value of a session that is outside."""
    if not setting or not setting.startswith("{"):
        return None
    return frozenset(int(part) for part in setting.strip("{}").split(","))


def _swap(value: str) -> str:
    """Set the forces until the end of the transaction; the value before comes back."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting(%(name)s, true), set_config(%(name)s, %(value)s, true)",
            {"name": force_setting.NAME, "value": value},
        )
        return str(cursor.fetchone()[0] or "")
