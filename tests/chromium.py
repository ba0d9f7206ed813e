"""Debian's Chromium for tests: skipped with a plain reason where there is none, failing where one is required."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage"]


def program() -> str:
    """Return the browser's path, or end the test."""
    found = shutil.which("chromium")
    if found is None:
        if os.environ.get("SOH_REQUIRE_BROWSER"):
            pytest.fail("SOH_REQUIRE_BROWSER is set, but there is no chromium on this machine")
        pytest.skip("There is no chromium on this machine: apt-get install chromium")
    return found


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The machine's Chromium, closed after each module: its event loop would stop Django's database."""
    path = program()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        yield browser
        browser.close()
