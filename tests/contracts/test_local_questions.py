"""A force's own questions through both doors: asked, checked and stored alike, and unknown to another force."""

import json

import pytest

from reporting.authoring.published import published_form
from reporting.records import sealed
from reporting.records.models import Channel, Report
from soh.core import tenancy
from tests.factories.forms import adopt, form_page, national_home
from tests.factories.plain_forces import plain_force
from tests.factories.sharing import local_question, open_fields

pytestmark = pytest.mark.django_db

HOST = "thames-valley.localhost:8000"
API = "/api/v1/forms/report-noise/"
PUB = "local--which-pub-is-it"
ANSWERS = {"kind": "A band", PUB: "The Mill", "place": "By the river", "true": True}


@pytest.fixture
def adoption(fresh_process, thames_valley):
    return adopt(
        form_page(national_home(), **open_fields()),
        thames_valley.site.root_page,
        local_questions=[local_question()],
        own_reply_time="within 2 days",
    )


def send(client, key, answers):
    return client.post(
        f"{API}reports/",
        json.dumps({"answers": answers}),
        "application/json",
        HTTP_AUTHORIZATION=f"Bearer {key}",
        HTTP_IDEMPOTENCY_KEY="once",
    )


def stored(force, channel):
    with tenancy.transaction(force):
        (report,) = Report.objects.filter(force_id=force.pk, channel=channel)
        return report.edition, sealed.open_answers(report)


def test_both_doors_ask_and_store_a_local_question(adoption, thames_valley, public_client, key_for):
    visitor = public_client(HOST)
    defined = visitor.get(API).json()
    assert PUB in [item["code"] for step in defined["steps"] for item in step["items"]]
    assert defined["reply_time"] == "within 2 days"

    assert send(public_client(HOST), key_for(thames_valley), ANSWERS).status_code == 201
    visitor.post("/report-noise/")
    assert "Which pub is it?" in visitor.get("/report-noise/noise/").content.decode()
    visitor.post("/report-noise/noise/", {"kind": "A band", PUB: "The Mill"})
    visitor.post("/report-noise/where/", {"place": "By the river"})
    visitor.post("/report-noise/check-answers/", {"true": "yes"})

    edition = published_form(adoption).pinned.edition
    assert stored(thames_valley, Channel.API) == (edition, ANSWERS)
    assert stored(thames_valley, Channel.WEB) == (edition, ANSWERS)


def test_another_force_neither_asks_nor_takes_it(adoption, public_client, key_for):
    hampshire = plain_force("hampshire")
    adopt(adoption.source.specific, hampshire.site.root_page)
    client = public_client("hampshire.localhost:8000")

    assert PUB not in client.get(API).content.decode()
    assert send(client, key_for(hampshire), ANSWERS).status_code == 422


def test_an_edition_of_another_force_is_not_taken(adoption, public_client, key_for):
    hampshire = plain_force("hampshire")
    adopt(adoption.source.specific, hampshire.site.root_page)
    answer = public_client("hampshire.localhost:8000").post(
        f"{API}validate/",
        json.dumps({"answers": ANSWERS, "edition": published_form(adoption).pinned.edition}),
        "application/json",
    )

    assert answer.status_code == 409
