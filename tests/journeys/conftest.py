"""Journeys in a real browser against real server processes."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.chromium import chromium, program
from tests.database import clones
from tests.database.fingerprint import fingerprint
from tests.journeys.stage.loaded import loaded_demo
from tests.journeys.stage.platform import THAMES_VALLEY, Platform
from tests.journeys.stage.servers import served
from tests.journeys.stage.witness import Witness

expect.set_options(timeout=15_000)  # busy machines are slow, not wrong

__all__ = ["chromium"]

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}

OpenWindow = Callable[..., Page]
SignIn = Callable[..., Page]


@pytest.fixture(scope="session")
def platform(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: Any,
) -> Iterator[Platform]:
    """The demo, served for this worker."""
    program()
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    folder = tmp_path_factory.mktemp("journeys")
    with django_db_blocker.unblock():
        loaded = loaded_demo(clones.prepare_template(fingerprint()))
        with served(loaded, folder, f"journeys_{worker}") as platform:
            yield platform


@pytest.fixture
def witness() -> Iterator[Witness]:
    """What this test's windows did. Nothing may be asked of strangers, and no console may complain."""
    seen = Witness()
    yield seen
    assert seen.strangers == []
    assert seen.complaints == []


@pytest.fixture
def open_window(chromium: Browser, witness: Witness) -> Iterator[OpenWindow]:
    """`open_window(scripts=True, phone=False)`: a browser window without history or cookies."""
    contexts: list[BrowserContext] = []

    def window(*, scripts: bool = True, phone: bool = False, **options: Any) -> Page:
        size: Any = PHONE if phone else DESKTOP
        context = chromium.new_context(
            **{"java_script_enabled": scripts, "viewport": size, "locale": "en-GB", **options}
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        witness.watch(context)
        return context.new_page()

    yield window
    for context in contexts:
        context.close()


@pytest.fixture
def visitor(open_window: OpenWindow) -> Page:
    """A visitor's window."""
    return open_window()


@pytest.fixture
def sign_in(platform: Platform, open_window: OpenWindow) -> SignIn:
    """`sign_in(role, site)`: a window of this person at the start page of the staff host."""

    def window(role: str, site: str = THAMES_VALLEY, **options: Any) -> Page:
        person = platform.person(role, site)
        known = platform.session_of(person["username"])
        page = open_window(**options, **({"storage_state": known} if known else {}))
        page.goto(platform.staff_url())
        if not known:
            page.get_by_label("Username").fill(person["username"])
            page.get_by_label("Password", exact=True).fill(person["password"])
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url(platform.staff_url())
            platform.keep_session(person["username"], page.context.storage_state())
        return page

    return window
