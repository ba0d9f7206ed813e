"""`pytest -p tests.isolation.mutant_plugin`: the suite without tenant filters, or what it runs through.

SOH_REACHED=<file> writes which functions with a filter each test calls. SOH_MUTANTS=<file> names, as JSON, for each
mutant's number the tests to ask: one process each, until the first test that fails. What came of it is written to the
same file with `.out`, after each.
"""

import json
import os
import signal
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.isolation.mutants import apply, functions_by_place, mutants

_SECONDS = 400
_LISTENER: list[Any] = []
_REACHED: dict[str, list[str]] = {}


def pytest_collection_finish(session: pytest.Session) -> None:
    """When everything has been imported: begin to listen, or look for the functions once for all processes."""
    if "SOH_REACHED" in os.environ:
        from tests.isolation.reach import Listener  # knows models, for which Django must be ready

        _LISTENER.append(Listener())
    else:
        functions_by_place(mutants())


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """Ask the tests of each mutant."""
    if "SOH_MUTANTS" not in os.environ:
        return None
    path = Path(os.environ["SOH_MUTANTS"])
    outcomes: dict[str, str] = {}
    for number, tests in json.loads(path.read_text()).items():
        pid = os.fork()
        if pid == 0:
            signal.alarm(_SECONDS)  # a mutant that never ends is not counted as noticed
            os._exit(_noticed(session, int(number), tests))
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        failed = path.with_suffix(f".{pid}")
        outcomes[number] = failed.read_text() if status == 1 and failed.exists() else ""
        failed.unlink(missing_ok=True)
        path.with_suffix(".out").write_text(json.dumps(outcomes, indent=1))
    return True


def _noticed(session: pytest.Session, number: int, tests: list[str]) -> int:
    """In the child: 1 when a test fails without the filter. Its database is its own."""
    try:
        if not apply(mutants()[number]):
            return 2
        known = {item.nodeid: item for item in session.items}
        items = [known[test] for test in tests if test in known]
        for item, following in zip(items, [*items[1:], None], strict=True):
            session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed:
                path = Path(os.environ["SOH_MUTANTS"]).with_suffix(f".{os.getpid()}")
                path.write_text(item.nodeid)
                session._setupstate.teardown_exact(None)
                return 1
    except Exception:
        traceback.print_exc()
    return 0


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
