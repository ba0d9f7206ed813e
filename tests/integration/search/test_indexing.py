"""The indexes follow the pages: after commit, in bulk, and by a rebuild."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from search.indexing.changes import Pending, note
from search.indexing.reindexing import reindex
from search.service import search
from tests.factories.forms import draft_form_page, theft_form
from tests.factories.pages import add_page, adopt, create_force, create_national, home_of
from tests.integration.search.conftest import Indexing, refresh
from tests.query_counts import statements

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("engine")]

FORCES = ("thames-valley", "hampshire", "surrey", "sussex")


def test_a_national_publication_is_found_in_every_force(committing: Indexing) -> None:
    with committing():
        sites = [create_force(slug) for slug in FORCES[:2]]
        source = add_page(home_of(create_national()), title="Scams", summary="Old words")
        for site in sites:
            adopt(source, home_of(site))
    with committing():
        source.summary = "Cryptocurrency"
        source.save_revision().publish()

    assert [search(site, "en", "cryptocurrency").total for site in sites] == [1, 1]
    assert [search(site, "en", "old").total for site in sites] == [0, 0]


def test_indexing_adoptions_asks_the_same_however_many_there_are(committing: Indexing) -> None:
    source = add_page(home_of(create_national()), title="Scams")
    counted = []
    for slug in FORCES:
        adopt(source, home_of(create_force(slug)))
        reindex([source.pk])
        with statements() as asked:
            reindex([source.pk])
        counted.append(len(asked))

    assert counted[0] == counted[-1]


def test_a_form_is_found_by_the_questions_of_its_newest_publication(committing: Indexing) -> None:
    with committing():
        site = create_force()
        page = draft_form_page(home_of(site), title="Report a crime", slug="report")
        page.get_latest_revision().publish()
    page.refresh_from_db()
    with committing():
        built = theft_form()
        built.steps[-1]["value"]["title"] = "Saxophone"
        page.steps = page.steps.stream_block.to_python(built.steps)
        page.save_revision().publish()

    assert search(site, "en", "saxophone").total == 1


def test_changes_of_one_transaction_are_indexed_once(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks() as callbacks, transaction.atomic():
        home = home_of(create_force())
        for _ in range(3):
            add_page(home)

    assert len([callback for callback in callbacks if isinstance(callback, Pending)]) == 1


def test_what_is_rolled_back_is_not_indexed(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        with transaction.atomic():
            note(ids=[1])
            transaction.set_rollback(True)
        with transaction.atomic():
            note(ids=[2])

    assert [callback.ids for callback in callbacks if isinstance(callback, Pending)] == [{2}]


def test_update_index_builds_everything_anew(committing: Indexing) -> None:
    site = create_force()
    source = add_page(home_of(create_national()), title="Scams", summary="Cryptocurrency")
    add_page(home_of(site), title="Burglary")
    adopt(source, home_of(site))
    hidden = add_page(home_of(site), title="Burglary too")
    hidden.unpublish()

    for _ in range(2):  # the second time there is an index to replace
        call_command("update_index", verbosity=0)
        refresh()

        assert search(site, "en", "burglary").total == search(site, "en", "cryptocurrency").total == 1
