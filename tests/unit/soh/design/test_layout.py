"""Promises of the common layout: what every page has, and what a sensitive page must not have."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.template.loader import render_to_string

from soh.design import JS_ENABLED_SCRIPT
from tests.unit.soh.design import gallery

PAGES = dict(gallery.pages())
every_page = pytest.mark.parametrize("name", PAGES)


def parsed(markup: str) -> BeautifulSoup:
    return BeautifulSoup(markup, "html.parser")


@every_page
def test_a_page_runs_no_inline_code_but_the_one_hashed_line(name: str) -> None:
    page = parsed(PAGES[name])

    assert [script.string for script in page.find_all("script", src=False)] in ([], [JS_ENABLED_SCRIPT])
    assert not page.find_all("style")
    assert not page.find_all(style=True)
    assert [key for tag in page.find_all(True) for key in tag.attrs if key.startswith("on")] == []


@every_page
def test_a_page_loads_nothing_from_elsewhere(name: str) -> None:
    page = parsed(PAGES[name])

    loaded = [tag.get("src") for tag in page.find_all(src=True)]
    loaded += [tag["href"] for tag in page.find_all("link")]
    assert [address for address in loaded if not str(address).startswith("/static/")] == []


@every_page
def test_a_page_has_one_heading_one_main_and_a_language(name: str) -> None:
    page = parsed(PAGES[name])

    assert len(page.find_all("h1")) == 1
    assert len(page.find_all("main")) == 1
    assert page.html is not None
    assert page.html["lang"] in ("en", "cy")
    assert page.title is not None
    assert page.title.get_text(strip=True)


@every_page
def test_ids_are_unique(name: str) -> None:
    ids = [tag["id"] for tag in parsed(PAGES[name]).find_all(id=True)]

    assert len(ids) == len(set(ids))


@every_page
def test_the_first_link_skips_to_the_content(name: str) -> None:
    page = parsed(PAGES[name])

    first = page.find("a")
    assert isinstance(first, Tag)
    assert page.find(id=str(first["href"]).removeprefix("#")) == page.main


def test_a_title_says_that_something_is_wrong() -> None:
    with_errors = gallery.step(gallery.CHROME, errors=[], has_errors=True)

    assert title(with_errors) == "Error: About it - Borsetshire Police"
    assert title(gallery.step(gallery.CHROME)) == "About it - Borsetshire Police"


def test_a_sensitive_page_tells_nothing_to_someone_who_looks_at_the_browser() -> None:
    page = parsed(gallery.step())

    assert page.title is not None
    assert page.title.get_text(strip=True) == "Online form"
    assert "neutral" in str(page.find("link", rel="icon"))
    assert page.find("meta", attrs={"name": "robots", "content": re.compile("noindex")})


@pytest.mark.parametrize("selector", [".soh-cookie-notice", ".soh-navigation", ".soh-phase", "[role=search]"])
def test_a_sensitive_page_has_no_distractions(selector: str) -> None:
    assert parsed(gallery.step(gallery.CHROME)).select(selector)
    assert not parsed(gallery.step()).select(selector)


def test_quick_exit_is_a_plain_link_that_gives_nothing_away() -> None:
    link = parsed(gallery.step()).select_one(".soh-quick-exit a")

    assert link is not None
    assert link["href"] == "/leave/"
    assert {"nofollow", "noreferrer"} <= set(link["rel"])


def test_no_quick_exit_where_nothing_is_sensitive() -> None:
    assert not parsed(gallery.step(gallery.CHROME)).select("[data-soh-quick-exit], script[src*=quick-exit]")


def test_every_page_tells_the_emergency_number() -> None:
    for name, markup in PAGES.items():
        assert "999" in parsed(markup).get_text(), name


@pytest.mark.parametrize("name", ["400", "421", "500"])
def test_an_error_page_needs_no_chrome_and_no_request(name: str) -> None:
    page = render_to_string(f"errors/{name}.html")

    assert "999" in page
    assert 'lang="cy"' in page


def test_the_server_error_page_renders_when_the_file_manifest_is_gone(settings: Any) -> None:
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }
    settings.STATIC_ROOT = "/nonexistent"
    settings.DEBUG = False

    assert "/static/soh/soh.css" in render_to_string("errors/500.html")


def test_the_outage_page_depends_on_nothing() -> None:
    page = parsed(render_to_string("outage/index.html"))

    assert not page.find_all(["script", "link", "img"])
    assert page.find(lang="cy")
    for number in ("999", "101", "18000"):
        assert number in page.get_text()


def test_words_of_a_force_are_escaped_everywhere() -> None:
    hostile = "<script>alert(1)</script>\"'"
    chrome = {
        **gallery.CHROME,
        "force_name": hostile,
        "navigation": [{"title": hostile, "url": "/", "current": False}],
        "breadcrumbs": [{"title": hostile, "url": "/"}],
        "footer_links": [{"title": hostile, "url": "/"}],
        "phase": {"name": hostile, "text": hostile, "existing_site_url": "/"},
    }

    assert "<script>alert" not in gallery.step(chrome, caption=hostile, button_text=hostile)


def title(markup: str) -> str:
    element = parsed(markup).title
    return element.get_text(strip=True) if element else ""
