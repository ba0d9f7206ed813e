"""Partners get the same answers as visitors, with the API's paging, rights and errors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from search.service import search
from sites.forces.hosts import HostedSite
from sites.forces.models import Force
from soh.api.keys.scopes import Scope
from tests.factories.pages import add_page, create_force, home_of, translate
from tests.integration.search.conftest import Indexing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("engine")]

Visitor = Callable[..., Any]


@pytest.fixture
def site(committing: Indexing) -> HostedSite:
    """A bilingual force with five pages about fireworks."""
    with committing():
        site = create_force(welsh=True)
        for number in range(5):
            page = add_page(home_of(site), slug=f"f{number}", title=f"Fireworks {number}", summary="Bang")
        translate(page, title="Tân gwyllt")
    return site


def test_a_result_says_what_a_page_is_and_where(site: HostedSite, visitor: Visitor) -> None:
    (found,) = visitor(site, "/api/v1/search/?q=t%C3%A2n+gwyllt&locale=cy").json()["results"]

    assert {name: value for name, value in found.items() if name != "id"} == {
        "type": "advice",
        "title": "Tân gwyllt",
        "summary": "Bang",
        "locale": "cy",
        "date": None,
        "url": "http://thames-valley.localhost:8000/cy/f4/",
    }


def test_pages_of_results_have_everything_once_in_the_order_of_the_search(site: HostedSite, visitor: Visitor) -> None:
    path, seen = "/api/v1/search/?q=fireworks&page_size=2", []
    while path:
        answer = visitor(site, path).json()
        seen += [result["id"] for result in answer["results"]]
        path = (answer["next"] or "").removeprefix(site.root_url)

    assert seen == [result.id for result in search(site, "en", "fireworks").items]
    assert len(seen) == 5


def test_a_type_narrows_the_search(site: HostedSite, visitor: Visitor) -> None:
    assert len(visitor(site, "/api/v1/search/?q=fireworks&type=advice").json()["results"]) == 5
    assert visitor(site, "/api/v1/search/?q=fireworks&type=news").json()["results"] == []


@pytest.mark.parametrize(
    ("query", "field"), [("q=x&locale=fr", "locale"), ("q=x&type=report", "type"), ("q=x&site=2", "site")]
)
def test_what_cannot_be_asked_is_refused_by_name(site: HostedSite, visitor: Visitor, query: str, field: str) -> None:
    answer = visitor(site, f"/api/v1/search/?{query}")

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert [error["field"] for error in answer.json()["errors"]] == [field]


def test_a_key_needs_the_right_to_read_content_and_the_host_of_its_force(
    site: HostedSite, visitor: Visitor, key_for: Any, committing: Indexing
) -> None:
    with committing():
        other = create_force("hampshire")
    force = Force.objects.get(slug="thames-valley")

    def status(where: HostedSite, key: str) -> int:
        answer = visitor(where, "/api/v1/search/?q=fireworks", HTTP_AUTHORIZATION=f"Bearer {key}")
        return int(answer.status_code)

    key = key_for(force, Scope.CONTENT_READ)
    assert (status(site, key), status(other, key)) == (200, 404)
    assert status(site, key_for(force, Scope.REPORTS_WRITE)) == 403


def test_the_index_of_the_api_names_it(site: HostedSite, visitor: Visitor) -> None:
    assert visitor(site, "/api/v1/").json()["search"] == f"{site.root_url}/api/v1/search/"
