"""Questions, words and options that depend on answers, on pages without JavaScript."""

import pytest
from bs4 import BeautifulSoup

from reporting.definition.conditions import Test
from reporting.definition.form import Question, Step
from reporting.records import sealed
from reporting.records.models import Report
from soh.core import tenancy
from tests.factories.grown_form import grown_form
from tests.factories.plain_forces import plain_force
from tests.factories.published_forms import live_form

pytestmark = pytest.mark.django_db
HOST = "thames-valley.localhost:8000"
FORM = "/tell/"


@pytest.fixture
def force():
    return plain_force("thames-valley")


@pytest.fixture
def visitor(public_client, force):
    live_form(force, grown_form(), slug="tell")
    visitor = public_client(HOST)
    visitor.post(FORM)
    return visitor


def answer(visitor, segment, **fields):
    return visitor.post(f"{FORM}{segment}/", fields)


def page(visitor, segment):
    response = visitor.get(f"{FORM}{segment}/")
    assert response.status_code == 200, response.get("Location")
    return BeautifulSoup(response.content, "html.parser")


def test_what_an_option_reveals_stands_inside_it(visitor):
    shown = page(visitor, "what")

    theft = shown.select_one("#" + shown.select_one("input[value=theft]")["data-aria-controls"])
    damage = shown.select_one("#" + shown.select_one("input[value=damage]")["data-aria-controls"])
    assert theft.select_one("input#item")
    assert "Keep the receipt." in theft.get_text()
    assert damage.select_one("input#damaged")
    assert "Tell your insurer." in damage.get_text()
    assert len(shown.select("input#item, input#damaged")) == 2
    assert shown.select_one(".govuk-radios__divider").get_text(strip=True) == "or"


def test_a_revealed_question_is_asked_only_when_its_option_was_chosen(visitor):
    refused = answer(visitor, "what", crime="theft")
    assert refused.status_code == 422
    summary = BeautifulSoup(refused.content, "html.parser").select(".govuk-error-summary__list a")
    assert [link["href"] for link in summary] == ["#item"]

    assert answer(visitor, "what", crime="other")["Location"] == f"{FORM}people/"


def test_an_answer_that_does_not_apply_is_dropped_without_a_word(visitor, force):
    answer(visitor, "what", crime="other", item="A bicycle", damaged="A door")
    answer(visitor, "people", _more="no")
    answer(visitor, "check-answers")

    with tenancy.transaction(force):
        (report,) = Report.objects.filter(force_id=force.pk)
        assert sealed.open_answers(report) == {"crime": "other"}


def test_changing_the_choice_takes_away_what_it_had_revealed(visitor):
    answer(visitor, "what", crime="theft", item="A bicycle")
    answer(visitor, "what", crime="damage", item="A bicycle", damaged="A door")
    answer(visitor, "what", crime="theft", item="")

    assert page(visitor, "what").select_one("#item").get("value", "") in ("", None)


def test_questions_words_and_options_of_a_later_step_follow_the_answers(visitor):
    answer(visitor, "what", crime="theft", item="A bicycle")
    shown = page(visitor, "details")
    assert "You said that A bicycle was taken." in shown.get_text()
    assert shown.select_one("label[for=worth]").get_text(strip=True) == "How much is A bicycle worth?"
    assert [one["value"] for one in shown.select("input[name=help]")] == ["number"]

    answer(visitor, "what", crime="damage", damaged="A door")
    shown = page(visitor, "details")
    assert not shown.select("#worth")
    assert [one["value"] for one in shown.select("input[name=help]")] == ["number", "repair"]


def test_a_heading_has_the_answer_and_the_title_of_the_window_has_not(visitor):
    answer(visitor, "what", crime="theft", item="A <i>bicycle</i>")
    response = visitor.get(f"{FORM}details/")
    shown = BeautifulSoup(response.content, "html.parser")

    assert shown.h1.get_text(strip=True) == "About A <i>bicycle</i>"
    assert "bicycle" not in shown.title.get_text()
    assert "<i>bicycle" not in response.text


def test_an_error_names_the_question_as_it_was_shown(visitor):
    answer(visitor, "what", crime="theft", item="A bicycle")

    refused = answer(visitor, "details", worth="x")

    assert "((" not in refused.text


def test_check_answers_shows_the_words_that_were_asked_and_only_what_applies(visitor):
    answer(visitor, "what", crime="theft", item="A bicycle", damaged="A door")
    answer(visitor, "details", worth="40")
    answer(visitor, "people", _more="no")

    text = page(visitor, "check-answers").get_text()

    assert "How much is A bicycle worth?" in text
    assert "What was damaged?" not in text


def test_yes_or_no_reveals_what_it_asks_for(public_client, force):
    known = Question("known", "yes_no")
    whence = Question("whence", "text", show_when=Test("known", "is", True), revealed=True)
    live_form(force, grown_form(steps=(Step("who", items=(known, whence)),), conditions={}), slug="ask")
    asking = public_client(HOST)
    asking.post("/ask/")

    shown = BeautifulSoup(asking.get("/ask/who/").content, "html.parser")

    yes = shown.select_one("input[name=known][value=yes]")
    assert shown.select_one("#" + yes["data-aria-controls"]).select_one("input#whence")
    assert shown.select_one("label[for=known]").get_text(strip=True) == "Yes"
    assert not shown.select(".govuk-radios--inline")
