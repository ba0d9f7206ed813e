"""What leaves the database for Elasticsearch."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import PageViewRestriction

from pages.types.news import NewsIndexPage
from tests.factories.pages import add_page, adopt, create_force, create_image, create_national, home_of
from tests.integration.search.conftest import Indexing

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]

CANARY = "quetzalcoatl"


def stored(index: Any, words: str) -> list[Any]:
    """Documents with these words in any field, of any site."""
    answer = index.es.search(index=index.name, query={"query_string": {"query": words}})
    return list(answer["hits"]["hits"])


def test_only_what_visitors_may_read_is_stored(elasticsearch: Any, committing: Indexing) -> None:
    with committing():
        national, site = create_national(), create_force()
        closed = add_page(home_of(site), NewsIndexPage, title=CANARY)
        PageViewRestriction.objects.create(page=closed, restriction_type="password", password="x")
        add_page(home_of(site), title=CANARY).unpublish()
        draft = add_page(home_of(site), title="Draft")
        draft.title = CANARY
        draft.save_revision()
        withdrawn = add_page(home_of(national), title=CANARY)
        adopt(withdrawn, home_of(site))
        withdrawn.unpublish()
        create_image(CANARY)

    assert stored(elasticsearch, CANARY) == []


def test_a_page_is_stored_under_its_site_and_language(elasticsearch: Any, committing: Indexing) -> None:
    with committing():
        site = create_force()
        page = add_page(home_of(site), title=CANARY, summary="Feathers")

    (document,) = stored(elasticsearch, CANARY)

    assert document["_id"] == str(page.pk)
    assert (document["_source"]["home"], document["_source"]["language"]) == (site.homes["en"].path, "en")
    assert document["_source"]["en"]["summary"] == ["Feathers"]


def test_a_page_that_was_deleted_is_deleted(elasticsearch: Any, committing: Indexing) -> None:
    with committing():
        page = add_page(home_of(create_force()), title=CANARY)
    with committing():
        page.delete()

    assert stored(elasticsearch, CANARY) == []
