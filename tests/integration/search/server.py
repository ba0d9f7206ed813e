"""A real Elasticsearch for the tests: one for all workers, ended by the last of them."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any

import pytest
from elasticsearch import Elasticsearch

from soh.operations.elasticsearch import server
from soh.operations.elasticsearch.errors import CannotBeHad
from soh.operations.elasticsearch.layout import Layout
from soh.operations.postgres import processes

REQUIRED = "SOH_REQUIRE_ELASTICSEARCH"


@contextmanager
def running_server() -> Iterator[str]:
    """Give the address of a server: TEST_SEARCH_URL, else one of our own; skip with the reason without one."""
    if url := os.environ.get("TEST_SEARCH_URL"):
        drop_orphans(url)
        yield url
        return
    layout = Layout.default()
    layout.home.parent.mkdir(parents=True, exist_ok=True)
    ours = layout.home.with_name(f"{layout.home.name}.started-by-tests")
    with layout.home.with_name(f"{layout.home.name}.users").open("w") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        try:
            _start(layout, ours)
            drop_orphans(layout.url)
            yield layout.url
        finally:
            _end_if_last(users, layout, ours)


def drop_orphans(url: str) -> None:
    """Delete the indexes of test runs that were killed: an index of ours is named test_<process id>_..."""
    client = Elasticsearch(url)
    for name in client.indices.get(index="test_*"):
        process = name.split("_")[1]
        if process.isdigit() and not processes.command_line(int(process)):
            client.indices.delete(index=name, ignore_unavailable=True)


def _start(layout: Layout, ours: Any) -> None:
    with layout.home.with_name(f"{layout.home.name}.turn").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if server.is_ready(layout):
            return
        try:
            server.start(layout)
        except CannotBeHad as reason:
            if os.environ.get(REQUIRED):
                pytest.fail(f"{REQUIRED} is set. {reason}")
            pytest.skip(str(reason))
        ours.touch()


def _end_if_last(users: IO[str], layout: Layout, ours: Any) -> None:
    """A server that was up before the tests stays up after them."""
    fcntl.flock(users, fcntl.LOCK_UN)
    with suppress(BlockingIOError):
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if ours.exists():
            server.stop(layout)
            ours.unlink(missing_ok=True)
