"""A public page is served by host, language and path with few queries at any depth."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from pages.types.adopted import AdoptedPage
from pages.types.advice import AdvicePage
from pages.types.home import HomePage
from pages.types.news import NewsIndexPage, NewsPage
from pages.types.plain import PlainPage
from pages.types.section import SectionPage
from tests.factories.pages import (
    add_page,
    adopt,
    create_box,
    create_contact,
    create_force,
    create_image,
    create_national,
    deep_page,
    every_block,
    home_of,
    translate,
)
from tests.integration.pages.conftest import Visitor

pytestmark = pytest.mark.django_db

MOST_QUERIES = 4
"""Versions, routing, content, and whatever the blocks name; the goal of the first floor is five."""
BODIED = [SectionPage, AdvicePage, PlainPage, NewsPage]
PLACES = [(HomePage, 2), *((model, depth) for model in [*BODIED, NewsIndexPage, AdoptedPage] for depth in (3, 6))]


@pytest.mark.parametrize(("model", "depth"), PLACES)
def test_a_page_with_every_block_costs_at_most_four_queries(
    model: type[Any], depth: int, visitor: Visitor, django_assert_max_num_queries: Any
) -> None:
    national, site = create_national(), create_force()
    target = add_page(home_of(national), slug="target", title="Target")
    body = every_block(page=target, image=create_image(), contact=create_contact(), box=create_box())
    source = add_page(home_of(national), body=body)
    fields: dict[str, Any] = {"source_id": source.pk} if model is AdoptedPage else {}
    if model in BODIED:
        fields["body"] = body
    page = home_of(site) if model is HomePage else deep_page(site, model, depth=depth, **fields)
    if model is HomePage:
        page.body = HomePage._meta.get_field("body").to_python(body)
        page.save()
    path = page.url_path[len(home_of(site).url_path) - 1 :]
    assert visitor.of(site, path).status_code == 200  # loads the facts, makes the image's sizes

    with django_assert_max_num_queries(MOST_QUERIES):
        response = visitor.of(site, path)

    assert response.status_code == 200
    assert page.title in response.content.decode()


def test_routing_finds_the_same_page_as_wagtail_on_every_path(visitor: Visitor) -> None:
    site = create_force(welsh=True)
    home = home_of(site)
    section = add_page(home, SectionPage, slug="advice")
    add_page(section, slug="burglary")
    draft = add_page(section, slug="draft")
    draft.unpublish()
    add_page(draft, slug="below-a-draft")
    welsh = translate(section, title="Cyngor")
    add_page(welsh, slug="byrgleriaeth")

    from django.http import Http404
    from django.test import RequestFactory

    for language, prefix in (("en", "/"), ("cy", "/cy/")):
        root = home_of(site, language)
        for path in (
            "",
            "advice/",
            "advice/burglary/",
            "advice/draft/",
            "advice/draft/below-a-draft/",
            "advice/byrgleriaeth/",
            "nothing/",
            "advice/burglary/more/",
            "advice/nothing/burglary/",
        ):
            try:
                expected = root.route(RequestFactory().get("/"), [part for part in path.split("/") if part])[0].pk
            except Http404:
                expected = None

            response = visitor.of(site, prefix + path)

            found = response.context["page"].pk if response.status_code == 200 else None
            assert found == expected, (language, path)


def test_a_site_without_welsh_answers_404_under_cy(visitor: Visitor) -> None:
    site = create_force()

    response = visitor.of(site, "/cy/")

    assert response.status_code == 404
    assert '<html lang="en"' in response.content.decode()
    assert "Page not found" in response.content.decode()


def test_welsh_pages_are_welsh_and_name_their_translation(visitor: Visitor) -> None:
    site = create_force(welsh=True)
    page = add_page(home_of(site), slug="burglary", title="Burglary")
    translate(page, title="Byrgleriaeth")

    html = visitor.of(site, "/cy/burglary/").content.decode()

    assert '<html lang="cy"' in html
    assert "Byrgleriaeth" in html
    assert '<link rel="alternate" hreflang="en" href="http://thames-valley.localhost:8000/burglary/">' in html


def test_news_are_listed_newest_first(visitor: Visitor) -> None:
    site = create_force()
    news = add_page(home_of(site), NewsIndexPage, slug="news", title="News")
    for day, title in ((1, "Old"), (3, "New"), (2, "Middle")):
        add_page(news, NewsPage, title=title, slug=title.lower(), published_on=datetime.date(2026, 11, day))

    html = visitor.of(site, "/news/").content.decode()

    assert html.index("New</a>") < html.index("Middle</a>") < html.index("Old</a>")


def test_another_forces_page_is_missing_here(visitor: Visitor) -> None:
    here, there = create_force("thames-valley"), create_force("hampshire")
    add_page(home_of(there), slug="only-there")

    assert visitor.of(there, "/only-there/").status_code == 200
    assert visitor.of(here, "/only-there/").status_code == 404
    assert visitor.of(here, "/hampshire/only-there/").status_code == 404


def titles(response: Any) -> list[str]:
    """Return the words of the navigation."""
    return [item["title"] for item in response.context["chrome"]["navigation"]]


def test_a_page_that_asks_nothing_takes_no_answers(visitor: Visitor) -> None:
    site = create_force()
    add_page(home_of(site), slug="burglary")

    assert visitor.post("/burglary/", {"words": "x"}, HTTP_HOST=site.host).status_code == 405
    assert visitor.head("/burglary/", HTTP_HOST=site.host).status_code == 200


def test_what_a_publisher_changes_is_seen_at_the_next_request(visitor: Visitor) -> None:
    site = create_force()
    page = add_page(home_of(site), SectionPage, slug="advice", title="Advice", show_in_menus=True)
    assert titles(visitor.of(site)) == ["Advice"]

    page.title = "Guidance"
    page.save_revision().publish()
    assert titles(visitor.of(site)) == ["Guidance"]

    page.unpublish()
    assert titles(visitor.of(site)) == []


def test_a_draft_of_a_live_page_changes_nothing_that_visitors_see(visitor: Visitor) -> None:
    site = create_force()
    page = add_page(home_of(site), slug="advice", title="Advice")

    page.title = "Not ready"
    page.save_revision()

    assert "Not ready" not in visitor.of(site, "/advice/").content.decode()


def test_an_adopted_page_shows_national_words_in_the_forces_look(visitor: Visitor) -> None:
    national, site = create_national(), create_force()
    source = add_page(home_of(national), title="Burglary", summary="Lock up.", slug="burglary")
    adopt(source, home_of(site))

    html = visitor.of(site, "/burglary/").content.decode()

    assert "Lock up." in html
    assert "Thames-Valley Police" in html
