"""The search page says what was found, in the force's look, without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest

from pages.types.plain import PlainPage
from sites.forces.hosts import HostedSite
from tests.factories.pages import add_page, create_force, create_national, home_of, translate
from tests.integration.search.conftest import Indexing

pytestmark = pytest.mark.django_db

Visitor = Callable[..., Any]


class Words(HTMLParser):
    """The title, the words of the main part, and its links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.places: list[str] = []
        self.title, self.main, self.links, self.marked = "", "", [], []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag in ("title", "main", "mark"):
            self.places.append(tag)
        if tag == "a" and "main" in self.places:
            self.links.append(dict(attrs)["href"])

    def handle_endtag(self, tag: str) -> None:
        if tag in self.places:
            self.places.remove(tag)

    def handle_data(self, data: str) -> None:
        if "title" in self.places:
            self.title += data
        if "main" in self.places:
            self.main += f" {data.strip()}"
        if "mark" in self.places:
            self.marked.append(data)


def read(answer: Any) -> Words:
    assert answer.status_code == 200
    return Words(answer.content.decode())


@pytest.fixture
def site() -> HostedSite:
    """A bilingual force with a page about burglary."""
    site = create_force(welsh=True)
    page = add_page(home_of(site), slug="burglary", title="Burglary", summary="Burglaries & <b>locks</b>")
    translate(page, title="Byrgleriaeth", summary="Cloeon")
    return site


def test_results_have_title_summary_kind_and_address(site: HostedSite, visitor: Visitor) -> None:
    page = read(visitor(site, "/search/?q=burglary"))

    assert "1 result for “burglary”" in page.main
    assert "Advice and information" in page.main
    assert "/burglary/" in page.links
    assert page.marked == ["Burglary", "Burglaries"]


def test_words_of_pages_and_of_visitors_are_escaped(site: HostedSite, visitor: Visitor) -> None:
    html = visitor(site, "/search/?q=burglary+%3Cscript%3Ealert(1)%3C/script%3E").content.decode()

    assert "<script>alert" not in html
    assert "<b>" not in html
    assert "&amp; &lt;b&gt;locks&lt;/b&gt;" in html


def test_the_title_says_what_was_searched(site: HostedSite, visitor: Visitor) -> None:
    assert read(visitor(site, "/search/?q=burglary")).title == "burglary - Search - Thames-Valley Police"
    assert read(visitor(site, "/search/")).title == "Search - Thames-Valley Police"


def test_robots_and_caches_leave_it_alone(site: HostedSite, visitor: Visitor) -> None:
    answer = visitor(site, "/search/?q=burglary")

    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Cache-Control"] == "private, no-store"
    assert '<meta name="robots" content="noindex">' in answer.content.decode()


def test_without_words_there_is_the_form_alone(site: HostedSite, visitor: Visitor) -> None:
    page = read(visitor(site, "/search/"))

    assert "result" not in page.main
    assert "Search this website" in page.main


def test_the_search_box_of_every_page_leads_to_the_results(site: HostedSite, visitor: Visitor) -> None:
    html = visitor(site, "/burglary/").content.decode()
    form = re.search(r'<form class="soh-search" action="([^"]+)"', html)
    field = re.search(r'<input class="soh-search__input"[^>]* name="([^"]+)"', html)
    assert form is not None
    assert field is not None

    page = read(visitor(site, f"{form[1]}?{field[1]}=burglary"))

    assert "/burglary/" in page.links


def test_more_results_than_fit_have_pages(site: HostedSite, visitor: Visitor) -> None:
    for number in range(22):
        add_page(home_of(site), slug=f"fireworks-{number}", title=f"Fireworks {number}")

    pages = [read(visitor(site, f"/search/?q=fireworks&page={number}")) for number in (1, 2, 3)]

    shown = [{link for link in page.links if link.startswith("/fireworks")} for page in pages]
    assert [len(links) for links in shown] == [10, 10, 2]
    assert len(set.union(*shown)) == 22
    assert "22 results for “fireworks”" in pages[2].main
    assert pages[1].title.startswith("fireworks (page 2 of 3) - Search")
    assert {"/search/?q=fireworks", "/search/?q=fireworks&page=3"} <= set(pages[1].links)


def test_no_results_says_what_to_do(site: HostedSite, visitor: Visitor) -> None:
    add_page(home_of(site), PlainPage, slug="contact", title="Contact us", purpose="contact")
    add_page(home_of(site), slug="advice", title="Advice", show_in_menus=True)

    page = read(visitor(site, "/search/?q=xylophone"))

    assert "No results for “xylophone”" in page.main
    assert {"/contact/", "/advice/"} <= set(page.links)
    assert "999" in page.main
    assert "101" in page.main


def test_words_that_no_page_has_all_of_are_said_to_be_so(site: HostedSite, visitor: Visitor) -> None:
    assert "No page has all of these words" in read(visitor(site, "/search/?q=burglary+elephant")).main


def test_welsh_search_is_in_welsh(site: HostedSite, visitor: Visitor) -> None:
    answer = visitor(site, "/cy/search/?q=byrgleriaeth")
    page = read(answer)

    assert '<html lang="cy"' in answer.content.decode()
    assert page.title.startswith("byrgleriaeth - Chwilio - Heddlu")
    assert "/cy/burglary/" in page.links
    assert "result" not in page.main
    assert 'href="/search/?q=byrgleriaeth"' in answer.content.decode()  # the other language keeps the words


def test_a_site_without_welsh_has_no_welsh_search(visitor: Visitor) -> None:
    assert visitor(create_force(), "/cy/search/?q=x").status_code == 404


def test_the_national_site_has_a_search_too(visitor: Visitor) -> None:
    national = create_national()
    add_page(home_of(national), slug="scams", title="Scams")

    assert "/scams/" in read(visitor(national, "/search/?q=scams")).links


@pytest.mark.parametrize("phase", ["private", "paused"])
def test_a_site_that_is_not_open_finds_nothing(phase: str, visitor: Visitor) -> None:
    site = create_force(phase=phase)
    add_page(home_of(site), title="Burglary")

    answers = [visitor(site, path) for path in ("/search/?q=burglary", "/api/v1/search/?q=burglary")]

    assert {answer.status_code for answer in answers} == ({404} if phase == "private" else {503})
    assert all("Burglary" not in answer.content.decode() for answer in answers)


def test_both_engines_show_the_same_page(
    site: HostedSite, elasticsearch: Any, committing: Indexing, visitor: Visitor
) -> None:
    from search.indexing.reindexing import reindex

    with committing():
        reindex([entry.pk for entry in home_of(site).get_descendants()])

    page = read(visitor(site, "/search/?q=burglary"))

    assert "1 result for “burglary”" in page.main
    assert page.marked == ["Burglary", "Burglaries"]
