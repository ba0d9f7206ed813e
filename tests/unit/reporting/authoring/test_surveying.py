"""The survey in an editor's words: every step and every condition both ways, by journeys that can be walked."""

import datetime

import pytest

from reporting.authoring import surveying
from reporting.authoring.compile import Source, compile_form
from reporting.definition.form import FormKind
from reporting.definition.routing import walk
from tests.factories.forms import theft_form
from tests.factories.grown_form import grown_form

TODAY = datetime.date(2026, 11, 23)


@pytest.fixture
def form():
    built = theft_form()
    return compile_form(Source("key", FormKind.REPORT, "en", {}, built.steps, built.codes)).form


def test_the_journeys_show_every_step_and_every_condition_both_ways(form):
    found = surveying.surveyed(form, today=TODAY)
    journeys = surveying.example_journeys(form, found)

    shown = {words for journey in journeys for words in journey.shows}
    assert {code for journey in journeys for code, _ in journey.steps} == {step.code for step in form.steps}
    bicycle = "“What was taken?” is “A bicycle”"
    assert f"Step “About the bicycle” is shown, true: {bicycle}" in shown
    assert f"Step “About the bicycle” is shown, not true: {bicycle}" in shown
    assert any(words.startswith("Route to “Report fraud elsewhere”, true") for words in shown)
    assert {journey.end for journey in journeys} >= {"Goes to the end of the form", "Ends on “Call 999 now”"}


def test_a_journey_keeps_its_number_and_its_answers_walk_it(form):
    for journey in surveying.example_journeys(form, surveying.surveyed(form, today=TODAY)):
        answers = surveying.example_answers(form, journey.number, today=TODAY)

        assert tuple(step.code for step in walk(form, answers).steps) == tuple(code for code, _ in journey.steps)


@pytest.mark.parametrize("number", [0, -1, 1000])
def test_there_are_no_answers_for_a_journey_that_is_not_there(form, number):
    assert surveying.example_answers(form, number, today=TODAY) is None


def test_conditions_on_questions_options_content_and_inside_groups_have_words():
    form = grown_form()
    found = surveying.surveyed(form, today=TODAY)

    shown = {words.split(",")[0] for journey in surveying.example_journeys(form, found) for words in journey.shows}

    assert "Question “What was taken?” is asked" in shown
    assert "Question “How do you know ((name))?” is asked" in shown
    assert any(words.startswith("Option “") for words in shown)
    assert any(words.startswith("Content of “") for words in shown)


def test_a_form_without_steps_can_be_surveyed():
    form = compile_form(Source("key", FormKind.REPORT, "en", {}, [], {})).form

    assert surveying.example_journeys(form, surveying.surveyed(form, today=TODAY)) == ()
