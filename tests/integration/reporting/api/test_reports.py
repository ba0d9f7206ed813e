"""Submitting reports through the API."""

import json
import logging
from datetime import timedelta

import pytest
import time_machine
from django.db import connection

from reporting.definition.form import FormKind
from reporting.delivery.models import OutboxEntry
from reporting.records import sealed
from reporting.records.models import Channel, Report
from soh.core import clock, references, tenancy
from tests.factories.published_forms import live_form, make_bilingual, publish_again
from tests.factories.small_form import ANONYMOUS, NAMED, small_form

pytestmark = pytest.mark.django_db

TVP = "thames-valley.localhost:8000"
HIW = "hampshire.localhost:8000"
FORM = "/api/v1/forms/report-a-theft/"
REPORTS = f"{FORM}reports/"


@pytest.fixture
def form_page(thames_valley):
    return live_form(thames_valley)


@pytest.fixture
def send(public_client, thames_valley, form_page, key_for):
    """Submit a body with a live key; give another key, host or Idempotency-Key to change that."""
    live = key_for(thames_valley)
    client = public_client(TVP)

    def post(body, *, key=live, once="a-key", path=REPORTS, **extra):
        headers = {"HTTP_AUTHORIZATION": f"Bearer {key}"} if key else {}
        headers |= {"HTTP_IDEMPOTENCY_KEY": once} if once else {}
        text = body if isinstance(body, bytes) else json.dumps(body)
        return client.post(path, text, "application/json", **headers, **extra)

    return post


def reports_of(force):
    with tenancy.transaction(force):
        return list(Report.objects.filter(force_id=force.pk).order_by("id"))


def test_a_report_is_stored_as_from_any_other_door(send, thames_valley):
    reply = send({"answers": NAMED})

    assert reply.status_code == 201
    receipt = reply.json()
    (report,) = reports_of(thames_valley)
    assert receipt["reference"] == report.reference == references.normalise(report.reference)
    assert receipt["received_at"] == report.received_at.isoformat()
    assert receipt["test"] is False
    assert report.channel == Channel.API
    with tenancy.transaction(thames_valley):
        assert sealed.open_answers(report) == NAMED
        assert OutboxEntry.objects.filter(force_id=thames_valley.pk, report=report).count() == 1


def test_the_same_idempotency_key_gives_the_same_reply_and_one_report(send, thames_valley):
    first, second = send({"answers": NAMED}), send({"answers": NAMED})

    assert second.status_code == first.status_code == 201
    assert second.content == first.content
    assert "Idempotent-Replayed" not in first
    assert second["Idempotent-Replayed"] == "true"
    assert len(reports_of(thames_valley)) == 1


def test_the_same_request_in_other_words_of_json_is_the_same_request(send, thames_valley):
    first = send({"answers": NAMED, "locale": "en"})
    backwards = dict(reversed(NAMED.items()))
    second = send(json.dumps({"locale": "en", "answers": backwards}, indent=2).encode())

    assert second.json() == first.json()


def test_the_same_key_with_another_body_is_refused(send, thames_valley):
    send({"answers": NAMED})

    refused = send({"answers": ANONYMOUS})

    assert refused.status_code == 422
    assert refused.json()["type"].endswith("idempotency-key-reused")
    assert len(reports_of(thames_valley)) == 1


def test_the_same_key_from_another_partner_is_another_key(send, thames_valley, key_for):
    first, second = send({"answers": NAMED}), send({"answers": NAMED}, key=key_for(thames_valley))

    assert first.json()["reference"] != second.json()["reference"]


def test_a_refused_submission_leaves_the_key_free(send, thames_valley):
    assert send({"answers": {}}).status_code == 422
    assert send({"answers": NAMED}).status_code == 201


def test_a_reply_is_replayed_after_the_form_was_withdrawn(send, form_page):
    first = send({"answers": NAMED})
    form_page.unpublish()

    assert send({"answers": NAMED}).json() == first.json()


def test_a_reply_is_replayed_for_72_hours(send, thames_valley, key_for):
    key = key_for(thames_valley, days=10)
    first = send({"answers": NAMED}, key=key)

    with time_machine.travel(clock.now() + timedelta(hours=71)):
        assert send({"answers": NAMED}, key=key).json() == first.json()
    with time_machine.travel(clock.now() + timedelta(hours=73)):
        assert send({"answers": NAMED}, key=key).json() != first.json()


@pytest.mark.parametrize("once", ["", " ", "x" * 256, "zwei Wörter", "a b"])
def test_a_missing_or_odd_idempotency_key_is_refused(send, thames_valley, once):
    refused = send({"answers": NAMED}, once=once)

    assert refused.status_code == 400
    assert "Idempotency-Key" in refused.json()["detail"]
    assert reports_of(thames_valley) == []


def test_a_test_key_makes_a_report_that_reaches_nobody(send, thames_valley, key_for):
    reply = send({"answers": NAMED}, key=key_for(thames_valley, is_test=True))

    assert reply.json()["test"] is True
    (report,) = reports_of(thames_valley)
    assert report.is_test
    with tenancy.transaction(thames_valley):
        assert not OutboxEntry.objects.filter(force_id=thames_valley.pk).exists()


def test_without_a_key_nothing_is_received(send, thames_valley):
    refused = send({"answers": NAMED}, key=None)

    assert refused.status_code == 401
    assert reports_of(thames_valley) == []


def test_a_key_that_may_only_read_may_not_submit(send, thames_valley, key_for):
    assert send({"answers": NAMED}, key=key_for(thames_valley, "forms:read")).status_code == 403


def test_a_key_of_another_force_cannot_submit_here(send, thames_valley, hampshire, key_for):
    assert send({"answers": NAMED}, key=key_for(hampshire)).status_code == 404
    assert reports_of(thames_valley) == reports_of(hampshire) == []


@pytest.mark.parametrize("member", ["force", "status", "id", "received_at", "is_anonymous", "priority", "is_test"])
def test_what_a_partner_may_not_set_is_refused(send, thames_valley, member):
    refused = send({"answers": NAMED, member: "1"})

    assert refused.status_code == 400
    assert refused.json()["errors"][0]["field"] == member
    assert reports_of(thames_valley) == []


def test_an_anonymous_report_is_told_and_stored_with_a_rounded_time(send, thames_valley):
    reply = send({"answers": ANONYMOUS})

    (report,) = reports_of(thames_valley)
    assert reply.json()["anonymous"] is True
    assert report.received_at == clock.coarse(report.received_at)
    assert reply.json()["received_at"] == report.received_at.isoformat()


def test_nothing_about_the_caller_is_stored_or_logged(send, thames_valley, caplog):
    caplog.set_level(logging.DEBUG)

    send({"answers": ANONYMOUS}, REMOTE_ADDR="203.0.113.77", HTTP_USER_AGENT="canary-agent")

    assert ANONYMOUS["account"] not in caplog.text
    with tenancy.transaction(thames_valley), connection.cursor() as cursor:
        for table in ("reporting_report", "reporting_caseevent", "core_auditevent", "reporting_idempotentreply"):
            cursor.execute(f"SELECT coalesce(string_agg(t::text, ' '), '') FROM {table} t")
            ((rows,),) = cursor.fetchall()
            assert "203.0.113.77" not in rows
            assert "canary-agent" not in rows
            assert ANONYMOUS["account"] not in rows


def test_errors_name_question_code_and_message(send):
    refused = send({"answers": {**NAMED, "account": "", "nonsense": 1}})

    assert refused.status_code == 422
    assert refused["Content-Type"] == "application/problem+json"
    errors = refused.json()["errors"]
    assert {(error["question"], error["code"]) for error in errors} == {
        ("account", "required"),
        (None, "unknown_question"),
    }
    assert all(error["message"] for error in errors)


def test_errors_speak_the_language_of_the_request(send, thames_valley, form_page):
    make_bilingual(thames_valley, form_page)
    body = {"answers": {}}

    english = send(body).json()["errors"][0]["message"]
    by_header = send(body, HTTP_ACCEPT_LANGUAGE="cy-GB,en;q=0.5").json()["errors"][0]["message"]
    by_body = send({**body, "locale": "cy"}).json()["errors"][0]["message"]

    assert by_header == by_body != english


def test_a_report_remembers_the_language_of_the_person(send, thames_valley, form_page):
    make_bilingual(thames_valley, form_page)

    assert send({"answers": NAMED, "locale": "cy"}).json()["locale"] == "cy"
    assert reports_of(thames_valley)[0].locale == "cy"


@pytest.mark.parametrize("answers", [None, [], "text", 5, {"danger": {"a": [1]}}, {"account": 2**70}])
def test_answers_of_any_shape_are_refused_in_words(send, thames_valley, answers):
    refused = send({"answers": answers})

    assert refused.status_code in (400, 422)
    assert refused.json()["errors"]
    assert reports_of(thames_valley) == []


def test_answers_that_lead_to_999_make_no_report(send, thames_valley):
    refused = send({"answers": {"danger": "yes"}})

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["code"] == "form_ended"
    assert reports_of(thames_valley) == []


def test_an_edition_that_was_just_replaced_is_still_taken_and_pinned(send, public_client, thames_valley, form_page):
    client = public_client(TVP)
    before = client.get(FORM).json()["edition"]
    publish_again(form_page, small_form(form_page.translation_key, kind=FormKind.SERVICE))
    assert client.get(FORM).json()["edition"] != before

    assert send({"answers": NAMED, "edition": before}).status_code == 201
    assert reports_of(thames_valley)[0].edition == before


def test_an_edition_replaced_long_ago_is_refused(send, public_client, thames_valley, form_page, key_for):
    before = public_client(TVP).get(FORM).json()["edition"]
    key = key_for(thames_valley, days=10)
    publish_again(form_page, small_form(form_page.translation_key, kind=FormKind.SERVICE))

    with time_machine.travel(clock.now() + timedelta(hours=73)):
        refused = send({"answers": NAMED, "edition": before}, key=key)

    assert refused.status_code == 409
    assert refused.json()["type"].endswith("form-changed")


def test_an_edition_of_another_form_is_refused(send, public_client, thames_valley):
    other = live_form(thames_valley, slug="another-form")
    foreign = public_client(TVP).get(f"/api/v1/forms/{other.slug}/").json()["edition"]

    for edition in (foreign, "0" * 64, "nonsense"):
        assert send({"answers": NAMED, "edition": edition}).status_code == 409
    assert reports_of(thames_valley) == []


def test_checking_gives_the_errors_of_submitting_and_stores_nothing(send, thames_valley):
    wrong = {"answers": {**NAMED, "name": ""}}

    checked, submitted = send(wrong, path=f"{FORM}validate/"), send(wrong)
    assert checked.status_code == submitted.status_code == 422
    assert checked.content == submitted.content
    assert send({"answers": NAMED}, path=f"{FORM}validate/").json() == {"valid": True}
    assert reports_of(thames_valley) == []


def test_replies_about_reports_are_not_stored_by_caches(send):
    assert send({"answers": NAMED})["Cache-Control"] == "no-store"
