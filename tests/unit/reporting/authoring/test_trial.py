"""An editor walks the draft with the real engine, and the page carries the answers."""

import datetime

import pytest

from reporting.authoring import trial
from reporting.authoring.compile import Source, compile_form
from reporting.definition.form import FormKind
from tests.factories.forms import theft_form
from tests.factories.grown_form import grown_form

TODAY = datetime.date(2026, 11, 23)


@pytest.fixture
def form():
    built = theft_form()
    return compile_form(Source("key", FormKind.REPORT, "en", {}, built.steps, built.codes)).form


def walked(form, *posts):
    """The trial after these posts, each a step and its fields."""
    state = trial.begin(form)
    for step, fields in posts:
        assert state.step.code == step
        state = trial.go_on(form, trial.carried_answers(state.carried), step, fields, today=TODAY)
    return state


def test_it_begins_at_the_first_step(form):
    assert trial.begin(form).step.code == "emergency"


def test_a_missing_answer_stays_at_the_step_with_its_problem(form):
    state = walked(form, ("emergency", {}))

    assert state.step.code == "emergency"
    assert [problem.code for problem in state.problems] == ["required"]


def test_answers_lead_through_conditions_and_routes(form):
    assert walked(form, ("emergency", {"in-danger": ["yes"]})).step.code == "call-999"
    no_danger = ("emergency", {"in-danger": ["no"]})
    assert walked(form, no_danger, ("what-happened", {"crime": ["fraud"], "seen": ["no"]})).step.code == "report-fraud"
    assert walked(form, no_danger, ("what-happened", {"crime": ["vehicle"], "seen": ["no"]})).step.code == "end"


def test_the_end_shows_the_answers_that_count(form):
    state = walked(
        form,
        ("emergency", {"in-danger": ["no"]}),
        ("what-happened", {"crime": ["bicycle"], "seen": ["no"]}),
        ("about-the-bicycle", {"make": ["Brompton"]}),
        ("end", {"true": ["yes"]}),
    )

    assert state.ended
    assert ("Make", ("Brompton",)) in trial.summary(form, state.answers, "en")


def test_going_back_keeps_the_answers(form):
    state = walked(form, ("emergency", {"in-danger": ["no"]}))

    back = trial.go_back(form, state.answers, "what-happened")

    assert back.step.code == "emergency"
    assert back.fields["in-danger"] == ["no"]
    assert trial.go_back(form, back.answers, "emergency").step is None


@pytest.mark.parametrize("carried", ["", "x", "[]", "3", "[" * 100_000, "null"])
def test_answers_that_no_page_carried_are_none(carried):
    assert trial.carried_answers(carried) == {}


def test_a_step_that_is_gone_begins_again(form):
    assert trial.go_on(form, {}, "no-such-step", {}, today=TODAY).step.code == "emergency"


@pytest.mark.parametrize("answers", [{"in-danger": 3}, {"in-danger": {"x": []}}, {"nothing": "x"}])
def test_carried_answers_of_any_shape_break_nothing(form, answers):
    trial.go_on(form, answers, "emergency", {"in-danger": ["no"]}, today=TODAY)
    trial.go_back(form, answers, "what-happened")
    trial.summary(form, answers, "en")


def test_a_group_is_filled_in_on_one_page_and_blank_entries_do_not_count():
    form = grown_form()
    state = walked(form, ("what", {"crime": ["other"]}))
    more = trial.add_entry(form, state.answers, "people", {"people.0.name": ["Ann"]})
    assert more.fields[trial.ENTRIES] == ["2"]

    posted = {"people.0.name": ["Ann"], "people.0.known": ["no"], "people.1.name": [""]}
    ended = trial.go_on(form, more.answers, "people", posted, today=TODAY)

    assert ended.ended
    assert ended.answers["people"] == [{"name": "Ann", "known": False}]


def test_answers_that_do_not_apply_are_left_behind_on_the_way():
    form = grown_form()
    state = walked(form, ("what", {"crime": ["theft"], "item": ["A bicycle"]}))
    again = trial.go_on(form, state.answers, "what", {"crime": ["other"], "item": ["A bicycle"]}, today=TODAY)

    assert again.answers == {"crime": "other"}
    assert trial.summary(form, {"crime": "theft", "item": "A bicycle", "worth": 4}, "en")[2][0] == (
        "How much is A bicycle worth?"
    )
