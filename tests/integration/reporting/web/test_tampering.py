"""What a form is sent that its pages would not send: stale tokens, fields of ours, other forces' forms, any bytes."""

import re

import pytest

from reporting.records.models import Report, Status
from soh.core import tenancy
from tests.factories.plain_forces import plain_force
from tests.factories.published_forms import live_form

pytestmark = pytest.mark.django_db
HOST, OTHER = "thames-valley.localhost:8000", "hampshire.localhost:8000"
FORM = "/report-a-theft/"


@pytest.fixture
def force():
    return plain_force("thames-valley")


@pytest.fixture
def theft(force):
    return live_form(force)


def _token(page):
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)[1]


@pytest.mark.parametrize("kind", ["absent", "garbage", "of another session", "stale"])
def test_a_wrong_form_token_gives_the_answers_back_to_be_sent_again(public_client, theft, kind):
    visitor, stranger = (public_client(HOST, enforce_csrf_checks=True) for _ in range(2))
    headers = {"Origin": f"http://{HOST}"}
    visitor.post(FORM, {"csrfmiddlewaretoken": _token(visitor.get(FORM))}, headers=headers)
    old = _token(visitor.get(f"{FORM}gate/"))
    tokens = {"absent": {}, "garbage": {"csrfmiddlewaretoken": "x" * 64}}
    tokens["of another session"] = {"csrfmiddlewaretoken": _token(stranger.get(FORM))}
    tokens["stale"] = {"csrfmiddlewaretoken": old[::-1]}

    refused = visitor.post(f"{FORM}gate/", {"danger": "no", **tokens[kind]}, headers=headers)

    assert refused.status_code == 403
    assert '<input type="hidden" name="danger" value="no">' in refused.text
    again = {"danger": "no", "csrfmiddlewaretoken": _token(refused)}
    assert visitor.post(f"{FORM}gate/", again, headers=headers)["Location"] == f"{FORM}what/"


def test_fields_of_ours_cannot_be_set(public_client, theft, force):
    visitor = public_client(HOST)
    ours = {
        "force": "hampshire",
        "force_id": "2",
        "is_test": "true",
        "status": "closed",
        "reference": "TVP-X",
        "key": "1",
    }
    visitor.post(FORM, ours)
    visitor.post(f"{FORM}gate/", {"danger": "no", **ours})
    visitor.post(f"{FORM}what/", {"account": "Mine.", **ours})
    visitor.post(f"{FORM}who/", {"stay": "anonymous", "name": "Sent anyway", **ours})
    visitor.post(f"{FORM}check-answers/", {"true": "yes", **ours})

    with tenancy.transaction(force):
        report = Report.objects.get(force_id=force.pk)
    assert (report.is_test, report.status, report.is_anonymous) == (False, Status.NEW, True)
    assert "Sent anyway" not in visitor.get(f"{FORM}copy-data/").text


def test_a_form_of_one_force_is_not_there_at_another(public_client, theft):
    plain_force("hampshire")
    visitor = public_client(OTHER)

    for segment in ("", "gate/", "save/", "return/", "keep/", "copy-pdf/", "filled-in/", "another-force/"):
        assert visitor.post(f"{FORM}{segment}", {"danger": "no"}).status_code == 404


@pytest.mark.parametrize(
    "words", ["\x00", "\ufffe\U0010ffff", "\u202eevil", "' OR 1=1 --", "{{1234*4321}}%s", "x" * 200_000]
)
def test_any_bytes_in_any_field_get_a_page_and_never_a_failure(public_client, theft, words):
    visitor = public_client(HOST)
    visitor.post(FORM)
    visitor.post(f"{FORM}gate/", {"danger": "no"})
    fields = (
        "danger",
        "account",
        "stay",
        "name",
        "true",
        "reference",
        "code",
        "until",
        "_step",
        "_save",
        "remind",
        "reminder",
    )

    for segment in ("gate", "what", "return", "resume-sheet", "keep", "save", "check-answers", "filled-in"):
        assert visitor.post(f"{FORM}{segment}/", dict.fromkeys(fields, words)).status_code < 500
    assert str(1234 * 4321) not in visitor.get(f"{FORM}what/").text


def test_a_step_posted_before_its_turn_stores_nothing(public_client, theft):
    visitor = public_client(HOST)
    visitor.post(FORM)

    assert visitor.post(f"{FORM}who/", {"stay": "anonymous"})["Location"] == f"{FORM}gate/"
    visitor.post(f"{FORM}gate/", {"danger": "no"})
    visitor.post(f"{FORM}what/", {"account": "Mine."})
    assert visitor.get(f"{FORM}check-answers/")["Location"] == f"{FORM}who/"
