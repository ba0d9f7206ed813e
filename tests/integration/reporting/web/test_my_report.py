"""My report, as a person without JavaScript meets it: from the receipt to messages both ways."""

import re
from datetime import timedelta

import pytest
import time_machine

from reporting.correspondence import force as force_side
from reporting.correspondence.models import ReceiptKey
from reporting.correspondence.opening import FREE_TRIES
from reporting.records.models import Report
from soh.core import clock, resume_codes, tenancy
from tests.factories.plain_forces import plain_force
from tests.factories.published_forms import live_form, make_bilingual

pytestmark = pytest.mark.django_db
HOST = "thames-valley.localhost:8000"
FORM = "/report-a-theft/"
MINE = "/my-report/"
COOKIE = "__Host-soh_my_report"


@pytest.fixture
def force():
    return plain_force("thames-valley")


@pytest.fixture
def form_page(force):
    return live_form(force)


@pytest.fixture
def sent(public_client, form_page):
    """`sent(stay)`: the browser that sent a report, its receipt page, and the keys that the page shows."""

    def report(stay="named"):
        client = public_client(HOST)
        client.post(FORM)
        client.post(f"{FORM}gate/", {"danger": "no"})
        client.post(f"{FORM}what/", {"account": "My bicycle was taken"})
        client.post(f"{FORM}who/", {"stay": stay})
        if stay == "named":
            client.post(f"{FORM}part-5/", {"name": "Siân"})
        client.post(f"{FORM}check-answers/", {"true": "yes"})
        page = client.get(f"{FORM}confirmation/")
        return client, page, dict(re.findall(r'name="(reference|code)" value="([\w-]+)"', page.text))

    return report


@pytest.fixture
def keys(sent):
    return sent()[2]


@pytest.fixture
def visitor(public_client, keys):
    """Another browser, in which the report is open."""
    client = public_client(HOST)
    client.post(MINE, keys)
    return client


def ask(force, keys, text="What colour was it?", seen=0):
    force_side.write(
        forces=[force.pk],
        reference=keys["reference"],
        text=text,
        is_question=True,
        seen=seen,
        actor="user:7",
        actor_name="PC Ada Lovelace",
    )


def thread(force, keys):
    with tenancy.transaction(force):
        report = Report.objects.get(force_id=force.pk, reference=keys["reference"])
        return [entry.text or entry.details for entry in force_side.thread(report).entries]


def test_the_receipt_shows_reference_code_and_where_to_use_them(sent):
    _, page, keys = sent()

    assert keys["code"] == resume_codes.normalise(keys["code"])
    assert f"{HOST}/my-report/" in page.text
    assert page["Cache-Control"] == "no-store, private"


def test_the_code_is_on_paper_and_in_the_copies_of_the_browser_that_sent(sent):
    client, _, keys = sent()

    sheet = client.post(f"{MINE}sheet.pdf", keys)
    assert sheet["Content-Type"] == "application/pdf"
    assert sheet.content.startswith(b"%PDF")
    assert keys["code"] in client.get(f"{FORM}copy/").text
    assert client.get(f"{FORM}copy-data/").json()["receipt_code"] == keys["code"]


def test_reference_and_code_open_the_report_in_any_browser(public_client, keys):
    client = public_client(HOST)
    typed = {"reference": keys["reference"].lower(), "code": keys["code"].replace("-", " ").lower()}

    assert client.post(MINE, typed)["Location"] == MINE
    page = client.get(MINE)

    assert keys["reference"] in page.text
    assert "Received" in page.text
    assert keys["code"] not in page.text


def test_a_wrong_reference_and_a_wrong_code_get_the_same_page(public_client, keys):
    client = public_client(HOST)
    answers = [
        client.post(MINE, {"reference": reference, "code": code})
        for reference, code in (
            (keys["reference"], resume_codes.new_code()),
            ("TVP-2222-2222-2", keys["code"]),
            ("nonsense", "nonsense"),
            ("", ""),
        )
    ]

    assert {answer.status_code for answer in answers} == {422}
    assert len({re.sub(r'value="[^"]*"', "", answer.text) for answer in answers}) == 1
    assert all(COOKIE not in answer.cookies for answer in answers)


def test_wrong_codes_lock_the_report_and_wrong_tries_hold_off_a_network(public_client, keys, settings):
    client = public_client(HOST)
    for _ in range(FREE_TRIES):
        client.post(MINE, {**keys, "code": resume_codes.new_code()})
    assert client.post(MINE, keys).status_code == 422

    for _ in range(20):
        client.post(MINE, {"reference": "TVP-2222-2222-2", "code": "x"})
    held_off = client.post(MINE, keys)
    assert held_off.status_code == 429
    assert held_off["Retry-After"]


def test_messages_go_both_ways(visitor, force, keys):
    ask(force, keys)
    page = visitor.get(MINE)
    assert "What colour was it?" in page.text
    assert "Ada" not in page.text

    answer = visitor.post(f"{MINE}message/", {"text": "Red <b>", "last": "1"})

    assert answer["Location"] == f"{MINE}?sent"
    assert "We have your message" in visitor.get(f"{MINE}?sent").text
    assert "Red &lt;b&gt;" in visitor.get(MINE).text
    assert thread(force, keys) == ["What colour was it?", "Red <b>"]


def test_a_double_click_sends_one_message(visitor, force, keys):
    for _ in range(2):
        visitor.post(f"{MINE}message/", {"text": "It was red", "last": "0"})
    assert thread(force, keys) == ["It was red"]

    visitor.post(f"{MINE}message/", {"text": "It was red", "last": "1"})
    assert thread(force, keys) == ["It was red", "It was red"]


@pytest.mark.parametrize(
    ("text", "words"), [(" ", "Write a message before"), ("x" * 5_001, "5,000"), ("x" * 1_000_000, "5,000")]
)
def test_a_message_that_is_empty_or_too_long_is_refused_with_its_words(visitor, force, keys, text, words):
    page = visitor.post(f"{MINE}message/", {"text": text, "last": "0"})

    assert page.status_code == 422
    assert words in page.text
    assert text[:5_001].strip() in page.text
    assert thread(force, keys) == []


def test_after_fifteen_minutes_the_report_is_closed_and_a_message_written_meanwhile_is_kept(visitor, force, keys):
    with time_machine.travel(clock.now() + timedelta(minutes=16)):
        assert visitor.get(MINE).text.count("govuk-summary-list") == 0
        page = visitor.post(f"{MINE}message/", {"text": "A long story", "last": "0"})
        assert page.status_code == 403
        assert "A long story" in page.text

        back = visitor.post(MINE, {**keys, "text": "A long story"})
        assert back.status_code == 200
        assert "A long story" in back.text
        visitor.post(f"{MINE}message/", {"text": "A long story", "last": "0"})
    assert thread(force, keys) == ["A long story"]


def test_the_visit_is_of_one_host_and_a_changed_cookie_opens_nothing(visitor, public_client, keys):
    live_form(plain_force("hampshire"))
    other = public_client("hampshire.localhost:8000")
    other.cookies[COOKIE] = visitor.cookies[COOKIE].value
    assert keys["reference"] not in other.get(MINE).text
    assert other.post(MINE, keys).status_code == 422

    thief = public_client(HOST)
    thief.cookies[COOKIE] = visitor.cookies[COOKIE].value[:-2] + "AA"
    assert keys["reference"] not in thief.get(MINE).text


def test_the_cookie_is_kept_from_scripts_and_other_sites_and_tells_nothing(public_client, keys):
    client = public_client(HOST)
    client.post(MINE, keys)

    morsel = client.cookies[COOKIE]
    assert (morsel["httponly"], morsel["secure"], morsel["samesite"], morsel["max-age"]) == (True, True, "Strict", "")
    for secret in keys.values():
        assert secret not in morsel.value


def test_pages_are_stored_nowhere_found_by_no_engine_and_have_a_quick_exit(visitor, public_client):
    for client in (visitor, public_client(HOST)):
        page = client.get(MINE)
        assert page["Cache-Control"] == "no-store, private"
        assert page["X-Robots-Tag"] == "noindex"
        assert page["Referrer-Policy"] == "same-origin"
        assert f"{MINE}leave/" in page.text
        assert "<title>Online form" in page.text


def test_quick_exit_and_closing_end_the_visit(visitor, public_client, keys):
    away = visitor.get(f"{MINE}leave/")
    assert away["Location"].startswith("https://")
    assert keys["reference"] not in visitor.get(MINE).text

    client = public_client(HOST)
    client.post(MINE, keys)
    client.post(f"{MINE}close/")
    assert keys["reference"] not in client.get(MINE).text


def test_withdrawing_says_what_it_means_and_happens_once(visitor, force, keys):
    assert "as the law requires" in visitor.get(f"{MINE}withdraw/").text

    assert visitor.post(f"{MINE}withdraw/", {"reason": "It turned up"})["Location"] == f"{MINE}?withdrawn"
    page = visitor.get(MINE)

    assert "You withdrew this report" in page.text
    assert visitor.get(f"{MINE}withdraw/")["Location"] == MINE
    assert thread(force, keys) == ["It turned up"]


def test_contact_details_are_corrected_by_a_named_person(visitor, force, keys):
    wrong = visitor.post(f"{MINE}contact-details/", {"ways": ["email"], "email": "nonsense"})
    assert wrong.status_code == 422
    assert visitor.post(f"{MINE}contact-details/", {}).status_code == 422

    done = visitor.post(
        f"{MINE}contact-details/", {"ways": ["email"], "email": "new@example.org", "times": ["evenings"]}
    )
    assert done["Location"] == f"{MINE}?corrected"
    assert thread(force, keys)[0]["email"] == "new@example.org"
    assert "new@example.org" in visitor.get(MINE).text

    visitor.post(f"{MINE}contact-details/", {"ways": ["none"]})
    assert thread(force, keys)[1]["ways"] == []


def test_somebody_anonymous_is_asked_for_no_contact_details(sent, public_client):
    keys = sent("anonymous")[2]
    client = public_client(HOST)
    client.post(MINE, keys)

    assert "contact-details" not in client.get(MINE).text
    assert client.get(f"{MINE}contact-details/")["Location"] == MINE


def test_the_copy_of_the_answers_is_opened_by_the_code(visitor):
    assert "My bicycle was taken" in visitor.get(f"{MINE}copy/").text
    assert visitor.get(f"{MINE}copy.pdf").content.startswith(b"%PDF")


def test_without_a_code_nothing_but_the_question_for_it_answers(public_client, form_page):
    client = public_client(HOST)

    for tail in ("contact-details/", "withdraw/", "copy/", "copy.pdf"):
        assert client.get(f"{MINE}{tail}")["Location"] == MINE
    assert client.post(f"{MINE}withdraw/", {})["Location"] == MINE


def test_all_of_it_is_there_in_welsh(form_page, force, keys, public_client):
    make_bilingual(force, form_page)
    client = public_client(HOST)

    assert client.post("/cy/my-report/", keys)["Location"] == "/cy/my-report/"
    page = client.get("/cy/my-report/")
    assert '<html lang="cy"' in page.text
    assert "Rhoi gwybod am ddwyn" in page.text
    assert "Your report" not in page.text
    assert 'href="/my-report/"' in page.text


def test_a_report_from_before_codes_is_told_how_to_get_in_touch(public_client, force, keys):
    with tenancy.transaction(force):
        ReceiptKey.objects.filter(force_id=force.pk).delete()
    client = public_client(HOST)

    page = client.post(MINE, keys)

    assert page.status_code == 422
    assert "Call 101" in page.text


def test_a_message_counts_as_read_only_when_it_was_shown(visitor, force, keys):
    ask(force, keys)
    visitor.get(f"{MINE}withdraw/")
    visitor.get(f"{MINE}contact-details/")

    assert "New" in visitor.get(MINE).text
    assert "govuk-tag--blue" not in visitor.get(MINE).text
