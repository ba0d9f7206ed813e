"""A thousand requests over a small pool: each meets its own force's rows, and without a force none."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.db import DataError, connection

from soh.core import tenancy
from tests.integration.soh.core.protected_tables import add_case, case_of, forces_seen

REQUESTS = 1_000
FORCES = (1, 2, 3)
POOL = 2


class RolledBackError(Exception):
    """A request that fails after its work."""


def request(number: int) -> str:
    """One request on a connection of its own from the pool; returns what it met."""
    connection.inc_thread_sharing()
    force = FORCES[number % 3]
    try:
        if number % 10 == 0:
            return _without_force()
        with tenancy.transaction(force):
            if forces_seen() != {force}:
                return "leak"
            add_case(force)
            if number % 7 == 0:
                raise RolledBackError
        return "right"
    except RolledBackError:
        return "right"
    finally:
        connection.close()


def _without_force() -> str:
    try:
        forces_seen()
    except DataError:
        return "refused"
    return "leak"


@pytest.fixture
def small_pool(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two connections for all threads."""
    connection.close()
    connection.close_pool()
    pool = {
        **settings.DATABASES["default"]["OPTIONS"]["pool"],
        "min_size": POOL,
        "max_size": POOL,
        "timeout": 60,
    }
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "pool", pool)


@pytest.mark.usefixtures("protected", "small_pool")
def test_a_thousand_interleaved_requests_meet_only_their_own_force() -> None:
    case_of(3)
    connection.close()  # this thread would keep one of the two
    numbers = list(range(REQUESTS))
    random.Random(8).shuffle(numbers)  # noqa: S311 - an order, not a secret

    with ThreadPoolExecutor(8) as threads:
        met = list(threads.map(request, numbers))

    assert (met.count("leak"), met.count("refused"), met.count("right")) == (0, 100, 900)
