"""Whatever is typed has an answer, for few queries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest

from search.service import search
from sites.forces.hosts import HostedSite
from tests.factories.pages import add_page, create_force, home_of
from tests.integration.search.conftest import Indexing
from tests.query_counts import statements

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("engine")]

MOST_QUERIES = 6
STRANGE = [
    "",
    " ",
    "\t\n",
    "!!! ??? ...",
    '"((((',
    "' OR 1=1 --",
    "title:burglary AND (NOT x)",
    "burglary*",
    "*" * 5000,
    "a* " * 3000,
    "a" * 100_000,
    "word " * 20_000,
    " ".join(f"word{n}" for n in range(5000)),
    "burglary & | ! <-> :*",
    "(a+)+$",
    "{{ 7*7 }} %s %(x)s ${jndi}",
    "<script>alert(1)</script>",
    "the and of",
    "\x00",
    "burglary\x00",
    "\ud800",
    "\u202eyralgrub",
    "😀👮‍♀️",
    "ŵ â ŷ",
    "警察 полиция شرطة",
    "\\",
    "_connector",
    "101",
    "a.b@c.d&e'f",
]


@pytest.fixture
def site(committing: Indexing) -> HostedSite:
    """A force with a page."""
    with committing():
        site = create_force(welsh=True)
        add_page(home_of(site), title="Burglary", summary="Lock your door")
    return site


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_anything_typed_has_an_answer(site: HostedSite, text: str, visitor: Callable[..., Any]) -> None:
    results = search(site, "en", text)

    assert results.total == len(results.items) <= 1
    assert len(results.asked) <= 200

    typed = quote(text.encode("utf-8", "replace"))[:6000]
    for path in ("/search/?q=", "/cy/search/?q=", "/api/v1/search/?q="):
        expected = 400 if "\x00" in text else 200
        assert visitor(site, path + typed).status_code == expected


@pytest.mark.parametrize("page", ["0", "-1", "1e9", "1000000000", "9" * 400, "x", "²", ""])
def test_any_page_number_shows_a_page_that_there_is(site: HostedSite, page: str, visitor: Callable[..., Any]) -> None:
    answer = visitor(site, f"/search/?q=burglary&page={quote(page)}")

    assert answer.status_code == 200
    assert answer.context["number"] == 1


@pytest.mark.parametrize("text", ["burglary", "burglary elephant", "burglry", "xylophone"])
@pytest.mark.parametrize("path", ["/search/", "/api/v1/search/"])
def test_a_search_costs_at_most_six_queries(
    site: HostedSite, path: str, text: str, visitor: Callable[..., Any]
) -> None:
    visitor(site, f"{path}?q=burglary")  # loads what the process keeps of the site

    with statements() as asked:
        assert visitor(site, f"{path}?q={quote(text)}").status_code == 200

    assert len(asked) <= MOST_QUERIES, "\n".join(asked)
