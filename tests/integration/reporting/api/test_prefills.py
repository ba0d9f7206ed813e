"""A partner begins a form for somebody."""

import pytest

from reporting.intake.models import Arrival
from sites.forces.models import Force
from soh.core import tenancy
from tests.factories.published_forms import live_form
from tests.partners import hampshire, key_for, thames_valley

__all__ = ["hampshire", "key_for", "thames_valley"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_process")]
HOST = "thames-valley.localhost:8000"
ADDRESS = "/api/v1/forms/report-a-theft/prefills/"
BODY = {"answers": {"account": "My bag was taken."}, "source": "A bus company"}


@pytest.fixture
def partner(public_client, thames_valley, key_for):
    live_form(thames_valley)
    client = public_client(HOST)
    key = key_for(thames_valley)

    def post(body, **headers):
        return client.post(
            ADDRESS, body, content_type="application/json", headers={"Authorization": f"Bearer {key}", **headers}
        )

    return post


def test_a_partner_gets_a_token_for_a_form_post(partner, public_client):
    reply = partner(BODY)

    assert reply.status_code == 201
    body = reply.json()
    assert body["action"] == f"http://{HOST}/start-with/"
    assert body["token"] not in body["action"]
    assert reply["Cache-Control"] == "no-store"
    visitor = public_client(HOST)
    there = visitor.post("/start-with/", {"token": body["token"]})
    assert "A bus company" in visitor.get(there["Location"]).text


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"no-such": "x"}, "unknown_question"),
        ({"danger": "no"}, "not_asked"),
        ({"true": True}, "not_asked"),
        ({"stay": "no-such-option"}, None),
        ({"account": 5}, None),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_laid_ready(partner, thames_valley, answers, code):
    reply = partner({**BODY, "answers": answers})

    assert reply.status_code == 422
    assert code is None or reply.json()["errors"][0]["code"] == code
    with tenancy.transaction(thames_valley):
        assert not Arrival.objects.filter(force_id=thames_valley.pk).exists()


@pytest.mark.parametrize("body", [{}, {"answers": []}, {**BODY, "force": "hampshire"}, {**BODY, "source": ""}])
def test_another_body_is_refused(partner, body):
    assert partner(body).status_code == 400


def test_a_key_is_needed_and_it_must_be_the_forces_own(public_client, thames_valley, hampshire, key_for):
    live_form(thames_valley)
    client = public_client(HOST)

    assert client.post(ADDRESS, BODY, content_type="application/json").status_code == 401
    for force, scopes, status in ((hampshire, (), 404), (thames_valley, ("forms:read",), 403)):
        headers = {"Authorization": f"Bearer {key_for(force, *scopes)}"}
        assert client.post(ADDRESS, BODY, content_type="application/json", headers=headers).status_code == status
    assert Force.objects.count() == 2
