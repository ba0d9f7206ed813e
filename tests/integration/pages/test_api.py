"""The pages API tells partners what visitors of the same host may see, as typed data."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import PageViewRestriction

from pages.types.section import SectionPage
from sites.forces.hosts import HostedSite
from tests.factories.pages import (
    add_page,
    adopt,
    create_box,
    create_contact,
    create_force,
    create_image,
    create_national,
    every_block,
    home_of,
    translate,
)
from tests.integration.pages.conftest import Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> HostedSite:
    return create_force(welsh=True)


def slugs(response: Any) -> list[str]:
    """Return the last parts of the addresses listed."""
    return [page["url"].rstrip("/").rsplit("/", 1)[-1] for page in response.json()["results"]]


def test_the_list_holds_what_visitors_may_see_and_nothing_else(visitor: Visitor, site: HostedSite) -> None:
    section = add_page(home_of(site), SectionPage, slug="advice")
    add_page(section, slug="burglary", summary="Lock up.")
    add_page(section, slug="draft").unpublish()
    private = add_page(section, slug="private")
    PageViewRestriction.objects.create(page=private, restriction_type="password", password="x")
    add_page(home_of(create_force("hampshire")), slug="elsewhere")

    response = visitor.of(site, "/api/v1/pages/")

    assert slugs(response) == ["thames-valley.localhost:8000", "advice", "burglary"]
    burglary = response.json()["results"][2]
    assert burglary["type"] == "advice"
    assert burglary["summary"] == "Lock up."
    assert burglary["parent"] == section.pk
    assert burglary["url"] == "http://thames-valley.localhost:8000/advice/burglary/"


def test_the_list_is_narrowed_by_type_parent_and_language(visitor: Visitor, site: HostedSite) -> None:
    section = add_page(home_of(site), SectionPage, slug="advice")
    page = add_page(section, slug="burglary")
    add_page(home_of(site), slug="loose")
    translate(section, title="Cyngor")

    assert slugs(visitor.of(site, "/api/v1/pages/?type=advice")) == ["burglary", "loose"]
    assert slugs(visitor.of(site, f"/api/v1/pages/?child_of={section.pk}")) == ["burglary"]
    welsh = visitor.of(site, "/api/v1/pages/?locale=cy&type=section").json()["results"]
    assert [entry["title"] for entry in welsh] == ["Cyngor"]
    assert visitor.of(site, f"/api/v1/pages/?child_of={page.pk}").json()["results"] == []


@pytest.mark.parametrize(
    "query", ["type=nothing", "child_of=abc", "child_of=99999", "locale=fr", "site=hampshire.localhost", "limit=5"]
)
def test_what_the_list_does_not_know_is_refused(visitor: Visitor, site: HostedSite, query: str) -> None:
    response = visitor.of(site, f"/api/v1/pages/?{query}")

    assert response.status_code == 400
    assert response.json()["errors"][0]["field"] == query.split("=")[0]


def test_a_parent_of_another_force_reads_like_a_missing_one(visitor: Visitor, site: HostedSite) -> None:
    there = home_of(create_force("hampshire"))

    foreign = visitor.of(site, f"/api/v1/pages/?child_of={there.pk}")
    missing = visitor.of(site, "/api/v1/pages/?child_of=99999")

    assert foreign.json() == missing.json()


def test_a_page_tells_its_blocks_as_this_force_has_them(
    visitor: Visitor, site: HostedSite, django_assert_max_num_queries: Any
) -> None:
    national = create_national()
    target = add_page(home_of(national), slug="target", title="Target")
    adopt(target, home_of(site))
    contact, box = create_contact(), create_box()
    create_contact(force_id=site.force.id, name="Our lost property", phone="01865 841148")  # type: ignore[union-attr]
    body = every_block(page=target, image=create_image(), contact=contact, box=box)
    page = adopt(add_page(home_of(national), slug="burglary", body=body), home_of(site))
    visitor.of(site, f"/api/v1/pages/{page.pk}/")

    with django_assert_max_num_queries(5):
        response = visitor.of(site, f"/api/v1/pages/{page.pk}/")

    told = response.json()
    blocks = {block["type"]: block["value"] for block in told["fields"]["body"]}
    assert told["type"] == "advice"
    assert told["adopted"] is True
    assert blocks["text"] == '<p>Read <a href="/target/">more</a> now.</p>'
    assert blocks["contact"]["phone"] == "01865 841148"
    assert blocks["image"]["alt_text"] == "A door with two locks"
    assert blocks["image"]["width"] == 960
    assert blocks["cards"]["cards"][0] == {"title": "Target", "url": "/target/", "text": "What to do"}
    assert blocks["action"] == {"text": "Report a burglary", "url": "/target/"}
    assert [block["id"] for block in told["fields"]["body"]] == [block["id"] for block in body]


def test_a_page_is_found_by_its_path_in_either_language(visitor: Visitor, site: HostedSite) -> None:
    page = add_page(home_of(site), slug="burglary")
    welsh = translate(page, slug="byrgleriaeth")

    for path in ("/burglary/", "burglary", "/burglary"):
        response = visitor.of(site, f"/api/v1/pages/find/?path={path}")
        assert response.json()["id"] == page.pk
    found = visitor.of(site, "/api/v1/pages/find/?path=/cy/byrgleriaeth/").json()
    assert found["id"] == welsh.pk
    assert found["translations"] == [
        {"locale": "en", "id": page.pk, "url": "http://thames-valley.localhost:8000/burglary/"}
    ]


def test_what_visitors_may_not_see_is_missing_by_id_and_by_path(visitor: Visitor, site: HostedSite) -> None:
    draft = add_page(home_of(site), slug="draft")
    draft.unpublish()
    elsewhere = add_page(home_of(create_force("hampshire")), slug="elsewhere")

    answers = [visitor.of(site, f"/api/v1/pages/{pk}/") for pk in (draft.pk, elsewhere.pk, 99999, 99999999999999999999)]
    answers += [visitor.of(site, f"/api/v1/pages/find/?path=/{slug}/") for slug in ("draft", "elsewhere", "nothing")]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
