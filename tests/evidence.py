"""A real clamd, which knows one signature of our own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from soh.operations import clamd


@pytest.fixture(scope="session")
def scanner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a clamd that runs for these tests. Its socket's path must be short, so it lies apart."""
    if not clamd.is_installed():
        if os.environ.get("SOH_REQUIRE_CLAMD"):
            pytest.fail("SOH_REQUIRE_CLAMD is set and clamd is not installed: apt-get install clamav-daemon")
        pytest.skip("clamd is not installed: apt-get install clamav-daemon")
    folder = Path(tmp_path_factory.mktemp("clamd"))
    process = clamd.start(folder)
    try:
        yield clamd.address(folder)
    finally:
        process.terminate()
        process.wait(20)
