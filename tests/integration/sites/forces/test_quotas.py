"""What one force's visitors ask for in a minute has a limit; beyond it nothing is lost, and no other force feels it."""

import pytest
import time_machine
from django.test import override_settings

from reporting.records.models import Report
from soh.core import clock, tenancy
from soh.settings.components.cache import cache_settings
from tests.factories.plain_forces import plain_force
from tests.factories.published_forms import live_form

pytestmark = pytest.mark.django_db
HOST, OTHER = "thames-valley.localhost:8000", "hampshire.localhost:8000"
FORM = "/report-a-theft/"


@pytest.fixture(params=["memory://", "database://"])
def limits(request, settings):
    """Two of each kind of work a minute, counted in the process or for all of them."""
    settings.WORK_PER_MINUTE = {"search": 2, "start": 2, "send": 2}
    with (
        override_settings(**cache_settings(request.param)),
        time_machine.travel(clock.now().replace(second=15), tick=False) as traveller,
    ):
        yield traveller


@pytest.fixture
def force():
    made = plain_force("thames-valley")
    live_form(made)
    live_form(plain_force("hampshire"))
    return made


def test_searches_beyond_the_quota_are_told_when_to_try_again_and_only_on_this_force(force, limits, public_client):
    asked = [public_client(HOST).get("/search/?q=theft") for _ in range(3)]

    assert [answer.status_code for answer in asked] == [200, 200, 503]
    assert asked[-1]["Retry-After"] == "45"
    assert public_client(HOST).get("/search/").status_code == 200
    assert public_client(OTHER).get("/search/?q=theft").status_code == 200
    refused = public_client(HOST).get("/api/v1/search/?q=theft")
    assert (refused.status_code, refused["Retry-After"]) == (429, "45")


def test_the_next_minute_has_room_again(force, limits, public_client):
    for _ in range(3):
        public_client(HOST).get("/search/?q=theft")

    limits.shift(46)

    assert public_client(HOST).get("/search/?q=theft").status_code == 200


def test_a_form_that_cannot_begin_now_is_begun_by_sending_again(force, limits, public_client):
    begun = [public_client(HOST).post(FORM, {"csrfmiddlewaretoken": "x" * 32}) for _ in range(3)]

    assert [answer.status_code for answer in begun] == [303, 303, 503]
    assert begun[-1]["Retry-After"] == "45"
    assert f'action="{FORM}"' in begun[-1].text
    assert public_client(OTHER).post(FORM).status_code == 303


def test_a_report_beyond_the_quota_is_given_back_and_becomes_one_report_when_it_is_sent_again(
    force, limits, public_client, settings
):
    settings.WORK_PER_MINUTE = {"search": 2, "start": 2, "send": 1}
    visitors = [public_client(HOST), public_client(HOST)]
    for visitor in visitors:
        visitor.post(FORM)
        visitor.post(f"{FORM}gate/", {"danger": "no"})
        visitor.post(f"{FORM}what/", {"account": "My bicycle was taken."})
        visitor.post(f"{FORM}who/", {"stay": "anonymous"})
    sent = [visitor.post(f"{FORM}check-answers/", {"true": "yes"}) for visitor in visitors]

    assert [answer.status_code for answer in sent] == [303, 503]
    assert '<input type="hidden" name="true" value="yes">' in sent[1].text
    assert _reports(force) == 1

    limits.shift(46)
    again = visitors[1].post(f"{FORM}check-answers/", {"true": "yes"})

    assert (again.status_code, again["Location"]) == (303, f"{FORM}confirmation/")
    assert _reports(force) == 2


def test_steps_of_a_form_that_was_begun_are_never_counted(force, limits, public_client):
    visitor = public_client(HOST)
    visitor.post(FORM)

    answers = [visitor.post(f"{FORM}gate/", {"danger": "no"}) for _ in range(5)]

    assert {answer.status_code for answer in answers} == {303}


def _reports(force) -> int:
    with tenancy.transaction(force):
        return Report.objects.filter(force_id=force.pk).count()
