"""Editors who walk their draft see a step as visitors do; a group is on one page there."""

import datetime

from bs4 import BeautifulSoup

from reporting.authoring import trial
from reporting.web.step_body import render_step
from tests.factories.grown_form import grown_form

TODAY = datetime.date(2026, 11, 23)


def shown(state):
    html = render_step(
        form=grown_form(),
        step=state.step,
        locale="en",
        fields=state.fields,
        problems=state.problems,
        earlier=state.earlier,
    )
    return BeautifulSoup(html, "html.parser")


def at_people(**fields):
    form = grown_form()
    state = trial.go_on(form, {}, "what", {"crime": ["other"]}, today=TODAY)
    assert state.step.code == "people"
    return form, state


def test_a_group_shows_one_entry_with_controls_of_its_own():
    _form, state = at_people()

    page = shown(state)

    assert page.select_one("fieldset > legend.govuk-fieldset__legend--m").get_text() == "Person 1"
    assert page.select_one("input[name='people.0.name']")
    assert page.select_one("label[for='people.0.name']").get_text(strip=True) == "What is their name?"


def test_there_is_room_for_one_more_entry_when_it_is_asked_for():
    form, state = at_people()
    typed = {"people.0.name": ["Ann"]}

    page = shown(trial.add_entry(form, state.answers, "people", typed))

    assert page.select_one("input[name='people.0.name']")["value"] == "Ann"
    assert page.select_one("input[name='people.1.name']")


def test_what_is_wrong_in_an_entry_leads_to_its_control():
    form, state = at_people()

    refused = trial.go_on(form, state.answers, "people", {"people.0.known": ["no"]}, today=TODAY)
    page = shown(refused)

    link = page.select_one(".govuk-error-summary__list a")
    assert link["href"] == "#people.0.name"
    assert link.get_text(strip=True).startswith("Person 1: ")
    assert page.select_one("input[id='people.0.name']")["aria-describedby"]


def test_a_later_step_has_the_words_and_questions_that_the_answers_call_for():
    form = grown_form()
    state = trial.go_on(form, {}, "what", {"crime": ["theft"], "item": ["A bicycle"]}, today=TODAY)

    page = shown(state)

    assert page.h1.get_text(strip=True) == "About A bicycle"
    assert page.select_one("#worth")
