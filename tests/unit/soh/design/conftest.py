"""A real browser that is shown sample pages without any server."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from soh.design import JS_ENABLED_HASH, build
from tests.chromium import chromium

__all__ = ["chromium", "show"]

SITE = "https://borsetshire.example"
POLICY = (
    f"default-src 'none'; script-src 'self' {JS_ENABLED_HASH}; style-src 'self'; img-src 'self'; "
    "font-src 'self'; form-action 'self'; base-uri 'none'"
)
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}

Show = Callable[..., Page]


@pytest.fixture
def show(chromium: Browser) -> Iterator[Show]:
    """Show markup as a page of a site with our strict policy: `show(markup, scripts=True, width=1280)`."""
    contexts: list[BrowserContext] = []

    def show_page(markup: str, *, scripts: bool = True, width: int = 1280) -> Page:
        context = chromium.new_context(java_script_enabled=scripts, viewport={"width": width, "height": 800})
        contexts.append(context)
        context.route("**/*", lambda route: _answer(route, markup))
        page = context.new_page()
        page.goto(f"{SITE}/page/")
        return page

    yield show_page
    for context in contexts:
        context.close()


def _answer(route: Route, markup: str) -> None:
    path = urlsplit(route.request.url).path
    file = build.OUTPUT / path.removeprefix("/static/soh/")
    if path == "/page/":
        headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html; charset=utf-8"}
        route.fulfill(body=markup, headers=headers)
    elif path.startswith("/static/soh/") and file.is_file():
        route.fulfill(body=file.read_bytes(), content_type=TYPES[file.suffix])
    else:
        route.fulfill(body=f"<title>{path}</title><h1>{path}</h1>", content_type="text/html")
