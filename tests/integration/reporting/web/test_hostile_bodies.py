"""Bodies that no page of ours would send: too large, too many fields, twice the same, not what they say they are."""

import pytest
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from reporting.intake.models import Draft
from soh.core import tenancy
from tests.factories.plain_forces import plain_force
from tests.factories.published_forms import live_form

pytestmark = pytest.mark.django_db
HOST = "thames-valley.localhost:8000"
FORM = "/report-a-theft/"
URLENCODED = "application/x-www-form-urlencoded"


@pytest.fixture
def force():
    return plain_force("thames-valley")


@pytest.fixture
def theft(force):
    return live_form(force)


@pytest.fixture
def visitor(public_client, theft):
    """Somebody who has said that nobody is in danger, and is asked what happened."""
    client = public_client(HOST)
    client.post(FORM)
    client.post(f"{FORM}gate/", {"danger": "no"})
    return client


def drafts(force):
    with tenancy.transaction(force):
        return Draft.objects.filter(force_id=force.pk).count()


def is_still_asked_what_happened(visitor):
    assert visitor.get(f"{FORM}who/")["Location"] == f"{FORM}what/"
    assert visitor.post(f"{FORM}what/", {"account": "Mine."})["Location"] == f"{FORM}who/"


HOSTILE = {
    "more than ten megabytes": (b"account=" + b"x" * (10 * 1024 * 1024 + 1), URLENCODED),
    "a hundred thousand fields": (b"&".join(b"f%d=1" % number for number in range(100_000)), URLENCODED),
    "no form at all": (b'{"account": "Mine."}', "application/json"),
    "a wrong encoding": ("account=Mine.".encode("utf-16"), f"{URLENCODED}; charset=utf-16"),
    "an encoding that does not exist": (b"account=", f"{URLENCODED}; charset=klingon"),
    "bytes of no encoding": (b"account=%ff%fe%00%80", URLENCODED),
    "parts without an end": (b"--x\r\nContent-Disposition: form-data; name=", "multipart/form-data; boundary=x"),
    "parts without a boundary": (b"--x", "multipart/form-data"),
    "nothing": (b"", "text/plain"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_body_that_is_no_form_gets_a_page_and_the_answers_so_far_stay(visitor, force, what):
    body, kind = HOSTILE[what]

    answer = visitor.generic("POST", f"{FORM}what/", body, kind)

    assert 200 <= answer.status_code < 500
    assert answer.status_code in (200, 400, 413, 422)
    assert "<h1" in answer.text
    is_still_asked_what_happened(visitor)
    assert drafts(force) == 1


def test_of_a_field_sent_twice_one_answer_is_taken_and_nothing_else_is_stored(visitor, force):
    visitor.post(f"{FORM}what/", {"account": ["First.", "Second."], "unknown": ["a", "b"], "name": "Not asked here"})
    visitor.post(f"{FORM}who/", {"stay": ["named", "anonymous"]})

    shown = visitor.get(f"{FORM}check-answers/").text
    assert "Second." in shown
    assert "First." not in shown
    assert "Not asked here" not in shown


def test_parts_take_answers_too_and_files_where_words_are_asked_are_no_answer(visitor):
    fields = {"account": "Mine."}
    answer = visitor.generic("POST", f"{FORM}what/", encode_multipart(BOUNDARY, fields), MULTIPART_CONTENT)

    assert answer["Location"] == f"{FORM}who/"


@pytest.mark.parametrize("number", ["9" * 5_000, "1e999", "NaN", "-0", "٣", "0x10"])
def test_words_where_an_option_is_asked_are_refused_beside_the_question(visitor, number):
    visitor.post(f"{FORM}what/", {"account": "Mine."})

    answer = visitor.post(f"{FORM}who/", {"stay": number})

    assert answer.status_code in (200, 422)
    assert 'href="#stay' in answer.text
