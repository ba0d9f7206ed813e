"""`pytest -p tests.isolation.mutant_plugin`: the suite without one tenant filter, or what it runs through.

SOH_MUTANT=<number> takes that filter out. SOH_REACHED=<file> writes which functions with a filter each test calls.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.isolation.mutants import apply, mutants

_LISTENER: list[Any] = []
_REACHED: dict[str, list[str]] = {}


def pytest_collection_finish(session: pytest.Session) -> None:
    """When everything has been imported: take the filter out, or begin to listen."""
    if "SOH_REACHED" in os.environ:
        from tests.isolation.reach import Listener  # knows models, for which Django must be ready

        _LISTENER.append(Listener())
    elif not apply(mutants()[int(os.environ["SOH_MUTANT"])]):
        pytest.exit("The mutant cannot be made.", returncode=2)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Write down what a test that passes calls."""
    if not _LISTENER:
        yield
        return
    with _LISTENER[0].listening() as heard:
        yield
    _REACHED[item.nodeid] = sorted(heard)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write it."""
    if _LISTENER:
        worker = os.environ.get("PYTEST_XDIST_WORKER", "")
        Path(f"{os.environ['SOH_REACHED']}{worker}").write_text(json.dumps(_REACHED))
