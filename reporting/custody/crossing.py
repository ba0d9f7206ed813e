"""The three steps that touch rows of both forces: functions of the database do them, and check what they are asked.

Each takes the row of the force that acts, which must be one of this transaction's forces, and reads the rest there.
"""

import uuid
from typing import Any

from django.db import connection


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


def _call(statement: str, *values: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()[0]
