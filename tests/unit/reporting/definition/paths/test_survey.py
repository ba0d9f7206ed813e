"""Ways through a form counted, and few journeys that show every step and every condition both ways."""

from __future__ import annotations

import pytest

from reporting.definition.answers import check_all
from reporting.definition.conditions import AnyEntry, Condition, Test
from reporting.definition.form import Form, Option, Question, Route
from reporting.definition.paths.decision_diagram import TooComplexError
from reporting.definition.paths.survey import survey
from reporting.definition.paths.symbolic_walk import SymbolicWalk
from reporting.definition.paths.tracing import Goal, trace
from reporting.definition.proof import errors, prove
from reporting.definition.routing import walk
from tests.unit.reporting.definition.builders import TODAY, crime_form, exit_step, form, question, step
from tests.unit.reporting.definition.every_answer import all_answers
from tests.unit.reporting.definition.grown_forms import random_form


def test_the_ways_of_a_small_report_are_counted_and_shown_by_as_few_journeys_as_can_be() -> None:
    found = survey(crime_form())

    assert found.count is not None
    assert (found.count.paths, found.count.is_exact) == (5, True)
    assert found.count.longest == ("gate", "crime", "burglary", "in_house", "when", "where", "you", "end")
    assert found.count.is_longest
    assert [journey.exit for journey in found.journeys] == ["", "call_999", "action_fraud", ""]
    assert (found.missed, found.is_least) == ((), True)


def test_every_condition_is_met_both_ways() -> None:
    met = {goal for journey in survey(crime_form()).journeys for goal in journey.met}

    for step_code in ("burglary", "in_house"):
        assert {Goal(("steps", step_code, "show_when"), verdict) for verdict in (True, False)} <= met
    assert Goal(("steps", "crime", "routes", 0, "when"), True) in met
    assert Goal(("end",)) in met


def test_conditions_inside_entries_are_met_both_ways() -> None:
    known = Question("how", "text", show_when=Test("known", "is", True), revealed=True)
    people = Question("people", "group", items=(Question("known", "yes_no"), known))
    shown: Condition = AnyEntry("people", Test("how", "contains", "school"))
    found = survey(form(step("a", people), step("b", question(), show_when=shown)))
    met = {goal for journey in found.journeys for goal in journey.met}

    assert {goal.verdict for goal in met if goal.at[3:4] == ("how",)} == {True, False}
    assert {goal.verdict for goal in met if goal.at == ("steps", "b", "show_when")} == {True, False}
    assert found.missed == ()


def test_options_and_questions_that_depend_on_answers_are_met_both_ways() -> None:
    late = Question("late", "radios", options=(Option("x"), Option("y", show_when=Test("a", "is", "1"))))
    more = Question("more", "text", show_when=Test("a", "is", "2"))
    asked = form(step("one", question("radios", "a", options=["1", "2", "3"])), step("two", late, more))
    met = {
        (goal.at[-2], goal.verdict) for journey in survey(asked).journeys for goal in journey.met if len(goal.at) > 4
    }

    assert met == {("y", True), ("y", False), ("more", True), ("more", False)}


def test_a_form_with_more_ways_than_can_be_counted_says_so() -> None:
    asked = form(
        step("a", *(question("yes_no", f"q{n}") for n in range(30))),
        *(step(f"s{n}", question(code=f"r{n}"), show_when=Test(f"q{n}", "is", True)) for n in range(30)),
    )
    found = survey(asked)

    assert found.count is not None
    assert not found.count.is_exact
    assert len(found.count.longest) == 31
    assert found.count.is_longest
    assert len(found.journeys) == 2
    assert found.is_least


@pytest.mark.parametrize("start", range(0, 80, 20))
def test_journeys_go_to_an_end_can_be_sent_and_meet_what_they_say(start: int) -> None:
    for seed in range(start, start + 20):
        asked = random_form(seed, sound=True)
        for journey in survey(asked).journeys:
            path, met = trace(asked, journey.answers)
            assert (path.complete or path.exit is not None, met) == (True, journey.met), seed
            assert tuple(one.code for one in path.steps) == journey.path
            checked = check_all(asked, journey.answers, today=TODAY)
            assert [problem.code for problem in checked.problems] == (["form_ended"] if journey.exit else []), seed


@pytest.mark.parametrize("start", range(0, 80, 20))
def test_what_trying_all_answers_meets_the_journeys_meet(start: int) -> None:
    for seed in range(start, start + 20):
        asked = random_form(seed, sound=True, most_steps=3)
        every = all_answers(asked)
        if every is None or not _is_exact(asked):
            continue
        found = survey(asked)
        paths = set()
        goals: set[Goal] = set()
        for answers in every:
            path, met = trace(asked, answers)
            if path.complete or path.exit is not None:
                paths.add(tuple(one.code for one in path.steps))
                goals |= met
        assert goals <= {goal for journey in found.journeys for goal in journey.met}, seed
        assert found.count is not None
        assert found.count.paths == len(paths), seed
        assert len(found.count.longest) == max(map(len, paths), default=0), seed


def _is_exact(asked: Form) -> bool:
    if {flaw.code for flaw in errors(prove(asked))} & {"question_not_earlier", "question_in_group", "loop"}:
        return False
    try:
        return SymbolicWalk(asked).is_exact
    except TooComplexError:
        return False


def test_a_journey_may_end_on_an_exit() -> None:
    route = Route(Test("q", "is", "a"), "out")
    asked = form(
        step("one", question("radios", options=["a", "b"]), routes=[route]),
        exit_step("out"),
        step("two", question(code="r")),
    )

    assert {journey.exit for journey in survey(asked).journeys} == {"", "out"}
    assert walk(asked, {"q": "a"}).exit is not None
