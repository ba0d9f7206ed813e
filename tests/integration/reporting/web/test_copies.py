"""The person's own copy: for the browser that holds the key, while the receipt lasts, under names that say nothing."""

from datetime import timedelta

import pytest
import time_machine

from reporting.intake import drafts
from soh.core import clock
from tests.factories.plain_forces import plain_force
from tests.factories.published_forms import live_form

pytestmark = pytest.mark.django_db
HOST = "thames-valley.localhost:8000"
FORM = "/report-a-theft/"
WAYS = ("copy", "copy-pdf", "copy-data")


@pytest.fixture
def visitor(public_client):
    live_form(plain_force("thames-valley"))
    return public_client(HOST)


def _answer(visitor, stay="anonymous"):
    visitor.post(FORM)
    visitor.post(f"{FORM}gate/", {"danger": "no"})
    visitor.post(f"{FORM}what/", {"account": "My bicycle was taken."})
    visitor.post(f"{FORM}who/", {"stay": stay})


def _send(visitor):
    _answer(visitor)
    visitor.post(f"{FORM}check-answers/", {"true": "yes"})


def test_a_copy_of_what_was_sent_is_a_page_a_document_and_data(visitor):
    _send(visitor)
    page, pdf, data = (visitor.get(f"{FORM}{way}/") for way in WAYS)

    assert "My bicycle was taken." in page.text
    assert pdf.content.startswith(b"%PDF-")
    body = data.json()
    assert body["sent"]
    assert body["reference"] in page.text
    assert body["answers"] == {"danger": "no", "account": "My bicycle was taken.", "stay": "anonymous", "true": True}
    assert {"step": "What happened", "question": "Tell us what happened", "answer": "My bicycle was taken."} in body[
        "in_words"
    ]


def test_file_names_say_nothing_and_nothing_may_be_stored_between(visitor):
    _send(visitor)

    for way in WAYS:
        assert visitor.get(f"{FORM}{way}/")["Cache-Control"] == "no-store, private"
    assert visitor.get(f"{FORM}copy-pdf/")["Content-Disposition"] == 'attachment; filename="copy.pdf"'
    assert visitor.get(f"{FORM}copy-data/")["Content-Disposition"] == 'attachment; filename="copy.json"'


def test_before_sending_a_copy_says_that_nothing_was_sent(visitor):
    _answer(visitor)

    assert "have not been sent yet" in visitor.get(f"{FORM}copy/").text
    assert visitor.get(f"{FORM}copy-data/").json()["sent"] is False


def test_there_is_no_copy_before_everything_is_answered_or_for_another_browser(visitor, public_client):
    visitor.post(FORM)
    assert {visitor.get(f"{FORM}{way}/")["Location"] for way in WAYS} == {f"{FORM}gate/"}
    _answer(visitor)
    stranger = public_client(HOST)

    assert {stranger.get(f"{FORM}{way}/")["Location"] for way in WAYS} == {FORM}


def test_a_copy_ends_with_the_receipt(visitor):
    _send(visitor)

    with time_machine.travel(clock.now() + drafts.RECEIPT_LASTS + timedelta(minutes=1), tick=False):
        assert {visitor.get(f"{FORM}{way}/")["Location"] for way in WAYS} == {FORM}


def test_the_document_of_a_sensitive_journey_has_a_neutral_title(visitor):
    _answer(visitor, stay="named")
    visitor.post(f"{FORM}part-5/", {"name": "Siân"})

    pdf = visitor.get(f"{FORM}copy-pdf/").content

    assert b"Report a theft" not in pdf
    assert b"Online form" in pdf
    assert "<title>Online form</title>" in " ".join(visitor.get(f"{FORM}copy/").text.split())


def test_when_too_many_documents_are_made_the_person_is_asked_to_try_again(visitor, monkeypatch):
    from soh.design import paper

    def busy(sheet):
        raise paper.Busy

    _send(visitor)
    monkeypatch.setattr(paper, "pdf_of", busy)

    response = visitor.get(f"{FORM}copy-pdf/")
    assert (response.status_code, response["Retry-After"]) == (503, "10")
