"""What a request of a journey may ask the database: a visitor's language and the form's source cost nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.grown_form import grown_form
from tests.factories.plain_forces import plain_force
from tests.factories.published_forms import live_form

pytestmark = pytest.mark.django_db
HOST = "thames-valley.localhost:8000"
FORM = "/report-a-theft/"
_OF_THE_TRANSACTION = ("SAVEPOINT", "RELEASE", "SELECT current_setting", "SELECT set_config")


@pytest.fixture
def visitor(public_client):
    live_form(plain_force("thames-valley"))
    return public_client(HOST)


def _warm(visitor):
    for _ in range(2):
        visitor.post(FORM)
        visitor.post(f"{FORM}gate/", {"danger": "no"})
        visitor.post(f"{FORM}what/", {"account": "My bicycle was taken."})
        visitor.get(f"{FORM}what/")


def _asked(act):
    """The statements of a request, without those that open and close its transactions."""
    with CaptureQueriesContext(connection) as asked:
        act()
    return [query["sql"] for query in asked if not query["sql"].startswith(_OF_THE_TRANSACTION)]


def test_showing_a_step_asks_for_the_versions_and_the_draft_only(visitor):
    _warm(visitor)

    asked = _asked(lambda: visitor.get(f"{FORM}what/"))

    assert len(asked) == 2, asked
    assert "find_draft" in asked[-1]


def test_saving_a_step_adds_one_write_of_the_draft(visitor):
    _warm(visitor)

    asked = _asked(lambda: visitor.post(f"{FORM}what/", {"account": "My red bicycle was taken."}))

    assert len(asked) == 3, asked
    assert asked[-1].startswith("SELECT keep_draft")


def test_the_pages_of_a_group_ask_no_more_than_a_step(public_client):
    live_form(plain_force("thames-valley"), grown_form(), slug="tell")
    visitor = public_client(HOST)
    visitor.post("/tell/")
    visitor.post("/tell/what/", {"crime": "other"})
    visitor.post("/tell/people/1/", {"_entry": "", "name": "Ann", "known": "no"})
    for at in ("", "1/", "2/", "1/remove/"):
        visitor.get(f"/tell/people/{at}")

        asked = _asked(lambda at=at: visitor.get(f"/tell/people/{at}"))

        assert len(asked) == 2, asked
