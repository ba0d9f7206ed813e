"""The world of the matrix, for the tests of this folder."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.isolation.world import World, inhabited


@pytest.fixture(scope="module")
def isolated_world(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Three forces, of which two are filled, in a database that the tests of one file share."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    with django_db_blocker.unblock(), inhabited(forces=3, worker=worker) as world:
        yield world
