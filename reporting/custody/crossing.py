"""The steps that touch rows of both forces: functions of the database do them, and check what they are asked.

Each takes the row of the force that acts, which must be one of this transaction's forces, and reads the rest there.
"""

import json
import uuid
from typing import Any

from django.db import connection

from reporting.evidence.models import State
from reporting.evidence.moving import Coming
from reporting.evidence.sealed_files import Piece


def lock(case_key: uuid.UUID) -> None:
    """Hold a hand-over against the other force until the transaction ends."""
    _call("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", f"hand-over {case_key}")


def send(*, given: int, to_force: int, key: int, words: bytes, letter: bytes) -> bool:
    """Make the other force's side of an offer. Never of a test or training report."""
    sent = "SELECT offer_hand_over(%s::bigint, %s::bigint, %s::bigint, %s::bytea, %s::bytea)"
    return _call(sent, given, to_force, key, words, letter) is not None


def settle(*, received: int, key: int | None, answer: bytes | None) -> bool:
    """Tell the giving force's side how the own side was decided; whether there was an offer to decide on.

    Accepted: its report is closed as handed over, and the sealed answers and notes are deleted there. Returned: the
    report is as it was, and the answer says why.
    """
    told = "SELECT settle_hand_over(%s::bigint, %s::bigint, %s::bytea)"
    return _call(told, received, key, answer) is not None


def take_back(*, given: int) -> bool:
    """End the other force's side of a withdrawn offer and empty its letter; whether it was still open."""
    return _call("SELECT withdraw_hand_over(%s::bigint)", given) is not None


def files(*, received: int) -> list[Coming]:
    """Return the giving force's files of a report that the own side says is taken over, before it is settled."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM files_of_hand_over(%s::bigint)", [received])
        rows = cursor.fetchall()
    return [
        Coming(key, State(state), finding, facts, copy_facts, notes, size, created_at, is_awaited, _pieces(pieces))
        for key, state, finding, facts, copy_facts, notes, size, created_at, is_awaited, pieces in rows
    ]


def let_go_of_files(*, received: int) -> list[str]:
    """Delete the giving force's rows of the files that are here now, once it is settled.

    Return the names of their pieces, to be deleted after the transaction.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT let_go_of_files(%s::bigint)", [received])
        return [name for (name,) in cursor.fetchall()]


def _pieces(text: str) -> tuple[tuple[str, Piece], ...]:
    return tuple((variant, Piece(offset, size, name)) for variant, offset, size, name in json.loads(text))


def _call(statement: str, *values: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()[0]
