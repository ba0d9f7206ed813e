"""Save and come back, half-filled steps and the time-out, as a visitor without JavaScript meets them."""

import re
from dataclasses import replace

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reporting.definition.form import Option
from reporting.intake import reminders, saving
from reporting.intake.models import Draft, Reminder, SavedDraft
from reporting.tasks import send_reminders
from soh.core import clock, resume_codes, tenancy
from tests.factories.plain_forces import plain_force
from tests.factories.published_forms import live_form, make_bilingual, publish_again
from tests.factories.small_form import small_form

pytestmark = pytest.mark.django_db
HOST = "thames-valley.localhost:8000"
FORM = "/report-a-theft/"


@pytest.fixture
def force():
    return plain_force("thames-valley")


@pytest.fixture
def form_page(force):
    return live_form(force)


@pytest.fixture
def visitor(public_client, form_page):
    client = public_client(HOST)
    client.post(FORM)
    client.post(f"{FORM}gate/", {"danger": "no"})
    return client


def _save(visitor, form=FORM, **fields):
    page = visitor.post(f"{form}save/", fields)
    found = re.findall(r'name="(reference|code)" value="([\w-]+)"', page.text)
    return page, dict(found)


def _back(client, keys, form=FORM, segment="return"):
    return client.post(f"{form}{segment}/", keys)


def test_every_question_offers_to_save_and_keeps_what_is_half_filled(visitor):
    page = visitor.get(f"{FORM}what/")
    assert re.search(r'<button[^>]*name="_save"', page.text)

    response = visitor.post(f"{FORM}what/", {"account": "Half a sen", "_save": "later"})

    assert response["Location"] == f"{FORM}save/"
    assert "Half a sen" in visitor.get(f"{FORM}what/").text
    assert visitor.get(f"{FORM}who/")["Location"] == f"{FORM}what/"


def test_another_browser_goes_on_with_reference_and_code_where_the_first_one_stopped(visitor, public_client):
    visitor.post(f"{FORM}what/", {"account": "Half a sen", "_save": "later"})
    _, keys = _save(visitor)
    other = public_client(HOST)

    response = _back(other, {"reference": keys["reference"].lower(), "code": keys["code"].replace("-", " ")})

    assert response["Location"] == f"{FORM}what/"
    assert "Half a sen" in other.get(f"{FORM}what/").text
    assert visitor.get(f"{FORM}what/")["Location"] == FORM


def test_saving_gives_the_browser_a_new_session_and_the_old_one_is_nothing(visitor, public_client):
    before = visitor.cookies["__Host-soh_journey"].value
    _save(visitor)

    assert visitor.cookies["__Host-soh_journey"].value != before
    thief = public_client(HOST)
    thief.cookies["__Host-soh_journey"] = before
    assert thief.get(f"{FORM}what/")["Location"] == FORM
    assert visitor.get(f"{FORM}what/").status_code == 200


def test_the_code_is_shown_once_and_never_in_an_address_a_cookie_or_a_store(visitor):
    page, keys = _save(visitor)

    assert keys["code"] in page.text
    assert page["Cache-Control"] == "no-store, private"
    assert keys["code"] not in visitor.get(f"{FORM}save/").text
    assert keys["code"] not in str(visitor.cookies)
    assert keys["code"] not in page.request["PATH_INFO"] + page.request.get("QUERY_STRING", "")
    assert 'method="post"' in page.text


def test_a_wrong_reference_and_a_wrong_code_get_the_same_page(visitor, public_client):
    _, keys = _save(visitor)
    other = public_client(HOST)

    answers = [
        _back(other, {"reference": reference, "code": code})
        for reference, code in (
            (keys["reference"], resume_codes.new_code()),
            ("SAVE-2222-2222-2", keys["code"]),
            ("SAVE-2222-2222-2", resume_codes.new_code()),
        )
    ]

    assert {answer.status_code for answer in answers} == {422}
    pages = {re.sub(r'value="[^"]*"', "", answer.text) for answer in answers}
    assert len(pages) == 1
    assert all("Set-Cookie" not in answer.headers or "soh_journey" not in str(answer.cookies) for answer in answers)


def test_after_five_wrong_codes_the_right_one_is_refused_with_the_same_words(visitor, public_client):
    _, keys = _save(visitor)
    other = public_client(HOST)
    for _ in range(saving.FREE_TRIES):
        wrong = _back(other, {"reference": keys["reference"], "code": resume_codes.new_code()})

    locked = _back(other, keys)

    assert locked.status_code == 422
    assert re.sub(r'value="[^"]*"', "", locked.text) == re.sub(r'value="[^"]*"', "", wrong.text)


def test_too_many_tries_at_one_force_wait_a_minute(visitor, public_client, settings, monkeypatch):
    settings.RETURN_TRIES_PER_MINUTE = 1
    monkeypatch.setattr(resume_codes, "key_of", lambda code, salt: b"\x00" * 32)
    other = public_client(HOST)
    with time_machine.travel(clock.now(), tick=False):  # both tries are in one minute, however slow the machine is
        _back(other, {"reference": "x", "code": "y"})
        response = _back(other, {"reference": "x", "code": "y"})

    assert response.status_code == 429
    assert int(response["Retry-After"]) <= 60


def test_when_too_many_codes_are_worked_out_at_once_nothing_is_lost(visitor, monkeypatch):
    def busy(code, salt):
        raise resume_codes.Busy

    monkeypatch.setattr(resume_codes, "key_of", busy)

    assert visitor.post(f"{FORM}save/").status_code == 503
    assert _back(visitor, {"reference": "x", "code": "y"}).status_code == 503
    assert visitor.get(f"{FORM}what/").status_code == 200


def test_any_bytes_as_reference_and_code_are_refused_with_a_page(visitor):
    for reference, code in (("\x00\ud7ff" * 50, "é" * 5000), ("", ""), ("SAVE-" * 100, "-" * 100)):
        assert _back(visitor, {"reference": reference, "code": code}).status_code == 422


def test_the_form_opens_on_the_version_it_was_begun_with(visitor, public_client, form_page):
    visitor.post(f"{FORM}what/", {"account": "Mine."})
    _, keys = _save(visitor)
    form = small_form(form_page.translation_key)
    publish_again(form_page, replace(form, steps=tuple(step for step in form.steps if step.code != "name")))
    other = public_client(HOST)

    _back(other, keys)
    response = other.post(f"{FORM}who/", {"stay": "named"})

    assert response["Location"] == f"{FORM}part-5/"


def test_the_code_is_useless_after_sending(visitor, public_client):
    _, keys = _save(visitor)
    visitor.post(f"{FORM}what/", {"account": "Mine."})
    visitor.post(f"{FORM}who/", {"stay": "anonymous"})
    assert visitor.post(f"{FORM}check-answers/", {"true": "yes"})["Location"] == f"{FORM}confirmation/"

    assert _back(public_client(HOST), keys).status_code == 422


def test_leaving_forgets_the_browser_and_keeps_what_was_saved(visitor, public_client):
    _, keys = _save(visitor)

    visitor.get(f"{FORM}leave/")

    assert _back(public_client(HOST), keys)["Location"] == f"{FORM}what/"


def test_the_code_of_one_force_opens_nothing_at_another(visitor, public_client):
    _, keys = _save(visitor)
    live_form(plain_force("hampshire"))

    assert _back(public_client("hampshire.localhost:8000"), keys).status_code == 422


def test_one_comes_back_in_welsh_at_a_welsh_address(visitor, public_client, form_page, force):
    make_bilingual(force, form_page)
    page = visitor.post(f"/cy{FORM}save/")
    keys = dict(re.findall(r'name="(reference|code)" value="([\w-]+)"', page.text))

    assert f"http://{HOST}/cy{FORM}dychwelyd/" in page.text
    assert '<html lang="cy"' in page.text
    other = public_client(HOST)
    assert other.get(f"/cy{FORM}dychwelyd/").status_code == 200
    assert _back(other, keys, form=f"/cy{FORM}", segment="dychwelyd")["Location"] == f"/cy{FORM}what/"


def test_a_sheet_of_paper_has_reference_and_code_and_is_kept_nowhere(visitor):
    _, keys = _save(visitor)

    sheet = visitor.post(f"{FORM}resume-sheet/", {**keys, "until": "1 January 2030"})

    assert sheet["Content-Type"] == "application/pdf"
    assert sheet["Content-Disposition"] == 'attachment; filename="copy.pdf"'
    assert sheet["Cache-Control"] == "no-store, private"
    assert visitor.post(f"{FORM}resume-sheet/", {"code": "no code"})["Location"] == f"{FORM}save/"


def test_a_reminder_goes_out_once_says_nothing_and_its_address_is_forgotten(visitor, force):
    _save(visitor, remind="yes", reminder="someone@example.org")
    with tenancy.transaction(force), connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(t::text, '') FROM reporting_reminder t")
        assert "someone" not in cursor.fetchone()[0]
        Reminder.objects.filter(force_id=force.pk).update(due_at=clock.now())

    assert [send_reminders(0), send_reminders(0)] == [1, 0]

    [message] = mail.outbox
    assert message.to == ["someone@example.org"]
    for word in ("theft", "crime", "report", "SAVE-"):
        assert word not in (message.subject + message.body).lower().replace("localhost", "")
    with tenancy.transaction(force):
        assert not Reminder.objects.filter(force_id=force.pk).exists()
        assert SavedDraft.objects.filter(force_id=force.pk).exists()


def test_a_reminder_is_not_sent_for_what_was_sent_already(visitor, force):
    _save(visitor, remind="yes", reminder="someone@example.org")
    visitor.post(f"{FORM}what/", {"account": "Mine."})
    visitor.post(f"{FORM}who/", {"stay": "anonymous"})
    visitor.post(f"{FORM}check-answers/", {"true": "yes"})

    with tenancy.transaction(force):
        assert not Reminder.objects.filter(force_id=force.pk).exists()


def test_a_reminder_that_cannot_be_sent_is_tried_again_and_then_given_up(visitor, force, monkeypatch):
    _save(visitor, remind="yes", reminder="someone@example.org")

    def broken(**words):
        raise OSError

    monkeypatch.setattr(reminders, "send_mail", broken)
    for _ in range(reminders.MOST_ATTEMPTS):
        with tenancy.transaction(force):
            assert Reminder.objects.filter(force_id=force.pk).update(due_at=clock.now()) == 1
        assert send_reminders(0) == 0
    with tenancy.transaction(force):
        assert not Reminder.objects.filter(force_id=force.pk).exists()


def test_a_wrong_address_is_told_and_nothing_is_saved(visitor, force):
    page, keys = _save(visitor, remind="yes", reminder="nobody")

    assert page.status_code == 422
    assert keys == {}
    assert 'href="#reminder"' in page.text


@pytest.mark.parametrize(("stay", "offered"), [("named", True), ("anonymous", False)])
def test_an_email_is_offered_only_where_the_answers_say_that_it_is_safe(
    visitor, form_page, public_client, stay, offered
):
    form = small_form(form_page.translation_key)
    [question] = form.step("who").questions
    asked = replace(question, options=(Option("named", "safe_email"), Option("anonymous")))
    steps = tuple(replace(step, items=(asked,)) if step.code == "who" else step for step in form.steps)
    publish_again(form_page, replace(form, steps=steps))
    fresh = public_client(HOST)
    fresh.post(FORM)
    fresh.post(f"{FORM}gate/", {"danger": "no"})
    fresh.post(f"{FORM}what/", {"account": "Mine."})
    fresh.post(f"{FORM}who/", {"stay": stay})

    assert ('name="remind"' in fresh.get(f"{FORM}save/").text) is offered
    _save(fresh, remind="yes", reminder="someone@example.org")
    with tenancy.transaction(Draft.objects.model._meta.get_field("force").related_model.objects.get()):
        assert Reminder.objects.exists() is offered


def test_a_half_filled_step_is_kept_for_the_page_and_never_counts(visitor, force):
    kept = visitor.post(f"{FORM}keep/", {"_step": "what", "account": "Half", "stay": "named", "evil": "x"})

    assert kept.status_code == 204
    assert "Half" in visitor.get(f"{FORM}what/").text
    assert visitor.get(f"{FORM}check-answers/")["Location"] == f"{FORM}what/"


@pytest.mark.parametrize("fields", [{}, {"_step": "no-such"}, {"_step": "name"}, {"_step": "part-5"}])
def test_nothing_is_kept_for_a_step_off_the_path(visitor, fields):
    assert visitor.post(f"{FORM}keep/", {**fields, "name": "x"}).status_code == 409


def test_nothing_is_kept_without_a_draft(public_client, form_page, force):
    assert public_client(HOST).post(f"{FORM}keep/", {"_step": "what", "account": "x"}).status_code == 409
    with tenancy.transaction(force):
        assert not Draft.objects.filter(force_id=force.pk).exists()


def test_a_huge_half_filled_step_is_not_kept(visitor):
    assert visitor.post(f"{FORM}keep/", {"_step": "what", "account": "x" * 400_000}).status_code == 409


def test_a_page_that_hid_itself_leads_back_to_the_answers(visitor, public_client):
    page = visitor.get(f"{FORM}timed-out/")

    assert f'href="{FORM}what/"' in page.text
    assert public_client(HOST).get(f"{FORM}timed-out/")["Location"] == FORM


def test_showing_and_taking_a_step_costs_no_more_than_before(visitor):
    for _ in range(2):
        visitor.get(f"{FORM}what/")
        visitor.post(f"{FORM}what/", {"account": "Mine."})

    with CaptureQueriesContext(connection) as asked:
        visitor.post(f"{FORM}what/", {"account": "Yours."})
    drafts = [query["sql"] for query in asked if "_draft(" in query["sql"] or "reporting_draft" in query["sql"]]
    assert ["find_draft" in drafts[0], "keep_draft" in drafts[-1], len(drafts)] == [True, True, 2]
