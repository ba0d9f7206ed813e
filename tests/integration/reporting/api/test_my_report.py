"""Status and messages of a report through the API, opened by the receipt code."""

import json

import pytest
from django.core.cache import cache
from django.db import connection

from reporting.correspondence import force as force_side
from reporting.correspondence import tries
from reporting.correspondence.models import ReceiptKey
from reporting.intake.models import IdempotentReply
from soh.core import resume_codes, tenancy
from tests.factories.published_forms import live_form
from tests.factories.small_form import ANONYMOUS, NAMED

pytestmark = pytest.mark.django_db
TVP = "thames-valley.localhost:8000"
HIW = "hampshire.localhost:8000"
REPORTS = "/api/v1/forms/report-a-theft/reports/"


@pytest.fixture
def client(public_client, thames_valley):
    live_form(thames_valley)
    return public_client(TVP)


@pytest.fixture
def submit(client, thames_valley, key_for):
    key = key_for(thames_valley)

    def post(answers=NAMED, *, key=key, once="a-key"):
        headers = {"HTTP_AUTHORIZATION": f"Bearer {key}", "HTTP_IDEMPOTENCY_KEY": once}
        return client.post(REPORTS, json.dumps({"answers": answers}), "application/json", **headers).json()

    return post


@pytest.fixture
def receipt(submit):
    return submit()


def address(receipt, tail=""):
    return f"/api/v1/reports/{receipt['reference']}/{tail}"


def read(client, receipt, code=None, **extra):
    return client.get(address(receipt), HTTP_RECEIPT_CODE=code or receipt["receipt_code"], **extra)


def post(client, receipt, tail, body, method="post", code=None):
    send = getattr(client, method)
    headers = {"HTTP_RECEIPT_CODE": code or receipt["receipt_code"]}
    return send(address(receipt, tail), json.dumps(body), "application/json", **headers)


def test_the_code_alone_opens_status_and_messages(client, receipt):
    reply = read(client, receipt)

    assert reply.status_code == 200
    body = reply.json()
    assert (body["status"], body["messages"], body["withdrawn_at"]) == ("received", [], None)
    assert "no-store" in reply["Cache-Control"]
    assert receipt["links"]["report"].endswith(address(receipt))


def test_a_partners_key_alone_opens_nothing(client, receipt, thames_valley, key_for):
    reply = client.get(address(receipt), HTTP_AUTHORIZATION=f"Bearer {key_for(thames_valley)}")

    assert reply.status_code == 404


def test_whatever_is_wrong_gets_the_same_answer(client, receipt, public_client, hampshire):
    live_form(hampshire)
    answers = [
        read(client, receipt, resume_codes.new_code()),
        client.get(address(receipt)),
        read(client, {"reference": "TVP-2222-2222-2", "receipt_code": receipt["receipt_code"]}),
        read(public_client(HIW), receipt),
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_a_repeated_request_tells_the_same_code_which_is_stored_sealed(submit, thames_valley):
    first, second = submit(), submit()

    assert first == second
    assert resume_codes.normalise(first["receipt_code"]) == first["receipt_code"]
    with tenancy.transaction(thames_valley), connection.cursor() as cursor:
        kept = IdempotentReply.objects.get(force_id=thames_valley.pk)
        assert first["receipt_code"] not in json.dumps(kept.body)
        cursor.execute("SELECT string_agg(t::text, '') FROM reporting_idempotentreply t")
        assert first["receipt_code"] not in cursor.fetchone()[0]


def test_test_keys_get_codes_too(client, submit, thames_valley, key_for):
    receipt = submit(key=key_for(thames_valley, is_test=True))

    assert read(client, receipt).json()["test"] is True


def test_an_answer_is_read_by_the_force_and_a_question_by_the_person(client, receipt, thames_valley):
    values = {"text": "What colour?", "is_question": True, "seen": 0, "actor": "user:1", "actor_name": "PC One"}
    force_side.write(forces=[thames_valley.pk], reference=receipt["reference"], **values)

    (asked,) = read(client, receipt).json()["messages"]
    sent = post(client, receipt, "messages/", {"text": "Red"})

    assert (asked["text"], asked["sender"], asked["kind"]) == ("What colour?", "force", "question")
    assert "PC One" not in read(client, receipt).text
    assert sent.status_code == 201
    assert sent.json()["number"] == 2
    assert [message["text"] for message in read(client, receipt).json()["messages"]] == ["What colour?", "Red"]


@pytest.mark.parametrize("text", ["", "   ", "x" * 5_001, "x" * 1_000_000])
def test_an_empty_or_overlong_message_is_refused_clearly(client, receipt, text):
    reply = post(client, receipt, "messages/", {"text": text})

    assert reply.status_code in (400, 413, 422)
    assert reply["Content-Type"] == "application/problem+json"
    assert read(client, receipt).json()["messages"] == []


def test_withdrawing_twice_tells_the_same_moment(client, receipt):
    first = post(client, receipt, "withdrawal/", {"reason": "Settled"})
    second = post(client, receipt, "withdrawal/", {})

    assert first.status_code == second.status_code == 200
    assert first.json() == second.json()
    assert read(client, receipt).json()["withdrawn_at"] == first.json()["withdrawn_at"]


def test_contact_details_are_corrected_of_a_named_report_only(client, receipt, submit):
    details = {"email": "new@example.org", "ways": ["email"]}
    anonymous = submit(ANONYMOUS, once="another")

    assert post(client, receipt, "contact-details/", details, "put").status_code == 204
    assert post(client, receipt, "contact-details/", {"email": "", "ways": ["email"]}, "put").status_code == 400
    assert post(client, anonymous, "contact-details/", details, "put").status_code == 409


def test_a_network_that_is_wrong_too_often_is_held_off_from_every_report(client, receipt, submit):
    for _ in range(tries.LIMITS[0][1]):
        client.get("/api/v1/reports/TVP-2222-2222-2/", HTTP_RECEIPT_CODE="nothing")

    held_off = read(client, receipt)
    assert held_off.status_code == 429
    assert int(held_off["Retry-After"]) > 0
    assert read(client, receipt, REMOTE_ADDR="198.51.100.7").status_code == 200
    cache.clear()
    assert read(client, receipt).status_code == 200


def test_the_code_is_in_no_address(client, receipt, thames_valley):
    reply = client.get(f"{address(receipt)}?code={receipt['receipt_code']}")

    assert reply.status_code == 400
    with tenancy.transaction(thames_valley):
        assert ReceiptKey.objects.get(force_id=thames_valley.pk).wrong_tries == 0
