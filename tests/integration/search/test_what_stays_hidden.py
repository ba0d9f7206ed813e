"""What visitors may not read is never found, not even while the index is behind. The index proposes, the database
decides.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from wagtail.models import PageViewRestriction

from search.service import Results, search
from sites.forces.hosts import HostedSite
from soh.core import clock
from tests.factories.pages import add_page, adopt, create_force, create_national, home_of, site_at, translate
from tests.integration.search.conftest import Indexing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("engine")]

CANARY = "quetzalcoatl"
NOTHING = (Results(CANARY).items, 0)


def found(site: HostedSite, text: str = CANARY, language: str = "en") -> tuple[Any, int]:
    """What a search finds and how much it says there is."""
    results = search(site, language, text)
    return results.items, results.total


def restrict(page: Any) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="secret")


def restrict_what_is_above(page: Any) -> None:
    restrict(page.get_parent())


def expire(page: Any) -> None:
    page.expire_at = clock.now() - timedelta(minutes=1)
    page.save()
    call_command("publish_scheduled", verbosity=0)


def unpublish(page: Any) -> None:
    page.unpublish()


def delete(page: Any) -> None:
    page.delete()


HIDING = [restrict, restrict_what_is_above, expire, unpublish, delete]


@pytest.mark.parametrize("hide", HIDING)
@pytest.mark.parametrize("index", ["current", "behind"])
def test_a_page_that_was_hidden_is_not_found(hide: Callable[[Any], None], index: str, committing: Indexing) -> None:
    with committing():
        site = create_force()
        above = add_page(home_of(site), title="Above")
        page = add_page(above, title=f"A page about {CANARY}", summary=CANARY)
    assert found(site)[1] == 1

    if index == "current":
        with committing():
            hide(page)
    else:
        hide(page)

    assert found(site) == NOTHING


@pytest.mark.parametrize("hide", [restrict, unpublish])
@pytest.mark.parametrize("index", ["current", "behind"])
def test_an_adoption_of_a_page_that_was_hidden_nationally_is_not_found(
    hide: Callable[[Any], None], index: str, committing: Indexing
) -> None:
    with committing():
        national, site = create_national(), create_force()
        source = add_page(home_of(national), title="Advice", summary=CANARY)
        adopt(source, home_of(site))
    assert found(site)[1] == 1

    if index == "current":
        with committing():
            hide(source)
    else:
        hide(source)

    assert found(site) == NOTHING


def test_a_page_that_comes_back_is_found_again(committing: Indexing) -> None:
    with committing():
        site = create_force()
        page = add_page(home_of(site), title=CANARY)
    with committing():
        restrict(page)
    with committing():
        PageViewRestriction.objects.all().delete()

    assert found(site)[1] == 1


def test_drafts_and_scheduled_pages_are_not_found(committing: Indexing) -> None:
    with committing():
        site = create_force()
        never = add_page(home_of(site), title="Never")
        never.unpublish()
        never.title = CANARY
        never.save_revision()
        later = add_page(home_of(site), title="Later")
        later.unpublish()
        later.title, later.go_live_at = CANARY, clock.now() + timedelta(days=1)
        later.save_revision().publish()
        changed = add_page(home_of(site), title="Changed")
        changed.title = changed.summary = CANARY
        changed.save_revision()

    assert found(site) == NOTHING


def test_nothing_of_another_force_or_of_the_national_site_is_found(committing: Indexing) -> None:
    with committing():
        national, ours, theirs = create_national(), create_force(), create_force("hampshire", welsh=True)
        add_page(home_of(national), title=CANARY)
        add_page(home_of(theirs), title=CANARY)
        translate(add_page(home_of(theirs), title="Other"), title=CANARY)

    assert found(ours) == NOTHING
    assert found(ours, "quetzalcoatlus") == NOTHING  # nor by what is like it
    assert found(theirs)[1] == found(national)[1] == found(theirs, language="cy")[1] == 1


def test_a_hidden_page_does_not_change_what_else_is_found(committing: Indexing) -> None:
    with committing():
        site = create_force()
        open_page = add_page(home_of(site), title="Bicycles")
        hidden = add_page(home_of(site), title="Bicycles and noise")
    unpublish(hidden)

    results = search(site, "en", "bicycles noise")

    assert [result.id for result in results.items] == [open_page.pk]
    assert not results.has_all_words


def test_a_page_that_moved_to_another_site_is_found_there_only(committing: Indexing) -> None:
    with committing():
        ours, theirs = create_force(), create_force("hampshire")
        page = add_page(home_of(ours), title="Section")
        add_page(page, title=CANARY)
    with committing():
        page.move(home_of(theirs), pos="last-child")

    assert found(site_at("thames-valley")) == NOTHING
    assert found(site_at("hampshire"))[1] == 1
