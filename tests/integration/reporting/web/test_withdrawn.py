"""A form that is withdrawn under somebody's hands keeps their answers readable, and is gone for everybody else."""

import re

import pytest

from tests.factories.forms import adopt, form_page, national_home
from tests.factories.plain_forces import plain_force
from tests.factories.sharing import open_fields

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_process")]

HOST = "thames-valley.localhost:8000"


@pytest.fixture
def national():
    return form_page(national_home(), **open_fields())


@pytest.fixture
def adoption(national):
    return adopt(national, plain_force("thames-valley").site.root_page)


@pytest.fixture
def visitor(public_client, adoption):
    client = public_client(HOST)
    client.post("/report-noise/noise/", {"kind": "A loud party"})
    assert client.get("/report-noise/where/").status_code == 200
    return client


@pytest.mark.parametrize("who", ["nation", "force"])
@pytest.mark.parametrize("path", ["", "noise/", "where/", "check-answers/"])
def test_whoever_has_begun_reads_the_answers(visitor, national, adoption, public_client, who, path):
    (national if who == "nation" else adoption).unpublish()

    answer = visitor.get(f"/report-noise/{path}")

    assert answer.status_code == 410
    assert "A loud party" in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert public_client(HOST).get(f"/report-noise/{path}").status_code == 404


def test_what_is_posted_then_is_given_back(visitor, adoption):
    adoption.unpublish()

    answer = visitor.post("/report-noise/where/", {"place": "Behind the mill"})

    assert answer.status_code == 410
    assert "Behind the mill" in answer.content.decode()


def test_the_receipt_stays(visitor, national):
    visitor.post("/report-noise/where/", {"place": "Behind the mill"})
    visitor.post("/report-noise/check-answers/", {"true": "yes"})
    assert visitor.get("/report-noise/confirmation/").status_code == 200

    national.unpublish()

    assert visitor.get("/report-noise/confirmation/").status_code == 200


def test_another_forces_draft_shows_nothing(visitor, national, adoption, public_client):
    adopt(national, plain_force("hampshire").site.root_page).unpublish()
    stranger = public_client("hampshire.localhost:8000")
    for name, cookie in visitor.cookies.items():
        stranger.cookies[name] = cookie.value

    assert stranger.get("/report-noise/noise/").status_code == 404


def test_on_the_national_site_a_withdrawn_form_is_gone(national, public_client, settings):
    national.unpublish()

    assert public_client(f"{settings.NATIONAL_HOST}:8000").get("/report-noise/").status_code == 404


def test_somebody_who_saved_comes_back_to_read_the_answers(visitor, adoption, public_client):
    page = visitor.post("/report-noise/save/").text
    keys = dict(re.findall(r'name="(reference|code)" value="([\w-]+)"', page))
    adoption.unpublish()
    other = public_client(HOST)
    assert other.get("/report-noise/").status_code == 404

    assert other.get("/report-noise/return/").status_code == 200
    answer = other.get(other.post("/report-noise/return/", keys)["Location"])

    assert answer.status_code == 410
    assert "A loud party" in answer.text


def test_where_nobody_saved_there_is_nothing_to_come_back_to(visitor, adoption, public_client):
    adoption.unpublish()

    assert public_client(HOST).get("/report-noise/return/").status_code == 404
