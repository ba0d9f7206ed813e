"""Addresses and ancestors from what a process knows of a site."""

from __future__ import annotations

from uuid import uuid4

from pages.serving.site_index import PageEntry, SiteIndex, url_of
from sites.forces.hosts import HomeOfLanguage

HOME = HomeOfLanguage(page_id=1, locale_id=1, path="00010001", url_path="/thames-valley/")


def entry(path: str, **values: object) -> PageEntry:
    """Return an entry at this place of the tree."""
    empty = dict.fromkeys(PageEntry.__slots__, "")
    return PageEntry(**{**empty, "id": int(path), "path": path, "translation_key": uuid4(), **values})  # type: ignore[arg-type]


def test_english_stands_at_the_root_and_welsh_under_its_code() -> None:
    assert url_of(HOME, "en", "/thames-valley/") == "/"
    assert url_of(HOME, "en", "/thames-valley/advice/burglary/") == "/advice/burglary/"
    assert url_of(HOME, "cy", "/thames-valley/cyngor/") == "/cy/cyngor/"


def test_ancestors_run_from_home_to_the_page_above_and_skip_what_is_hidden() -> None:
    shown = [entry("00010001"), entry("000100010001"), entry("00010001000100010001")]
    index = SiteIndex("en", HOME, by_path={known.path: known for known in shown})

    above = index.ancestors("00010001000100010001")

    assert [known.path for known in above] == ["00010001", "000100010001"]
