"""Random forms with random answers: walking, checking and proving agree."""

from __future__ import annotations

from itertools import product
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from reporting.definition.answers import check_all, check_question
from reporting.definition.conditions import holds
from reporting.definition.example import example
from reporting.definition.form import Form, StepKind
from reporting.definition.proof import errors, prove
from reporting.definition.proof.reachability import unreachable_steps
from reporting.definition.routing import following, walk
from reporting.definition.submission_schema import submission_schema
from tests.unit.reporting.definition.builders import TODAY
from tests.unit.reporting.definition.random_forms import forms, possible_answers

ANY_VALUE = (
    st.none()
    | st.booleans()
    | st.sampled_from(["a", "b", "c", "x", "z"])
    | st.integers(-1, 4)
    | st.lists(st.sampled_from("abc"))
)


def all_answers(asked: Form) -> list[dict[str, Any]]:
    """Every combination of answers that the questions take."""
    questions = list(asked.questions())
    possible = [
        [value for value in possible_answers(one) if not check_question(one, value, today=TODAY)[1]]
        for one in questions
    ]
    return [dict(zip([one.code for one in questions], values, strict=True)) for values in product(*possible)]


@settings(max_examples=60, deadline=None)
@given(asked=forms(), data=st.data())
def test_walking_ends_and_never_raises(asked: Form, data: st.DataObject) -> None:
    answers = {one.code: data.draw(ANY_VALUE) for one in asked.questions() if data.draw(st.booleans())}
    path = walk(asked, answers)
    codes = [one.code for one in path.steps]

    assert len(codes) == len(set(codes))
    assert [path.complete, path.missing is not None, path.exit is not None].count(True) <= 1
    assert set(path.answers) <= {one.code for step in path.steps for one in step.questions}
    assert path.exit is None or path.exit.kind is StepKind.EXIT
    check_all(asked, answers, today=TODAY)
    prove(asked)


@settings(max_examples=60, deadline=None)
@given(asked=forms(forward=True), data=st.data())
def test_checking_a_whole_submission_agrees_with_walking_it(asked: Form, data: st.DataObject) -> None:
    answers = data.draw(st.sampled_from(all_answers(asked)))
    path = walk(asked, answers)
    on_path = {code: value for code, value in path.answers.items() if value is not None}
    checked = check_all(asked, on_path, today=TODAY)

    assert checked.ok == path.complete
    if path.complete:
        assert checked.values == on_path
    off_path = {code for code, value in answers.items() if value is not None} - set(on_path)
    told = {one.question for one in check_all(asked, answers, today=TODAY).problems if one.code == "not_asked"}
    assert path.missing is not None or told == off_path


@settings(max_examples=100, deadline=None)
@given(asked=forms(forward=True))
def test_a_step_is_proved_unreachable_exactly_when_no_answers_reach_it(asked: Form) -> None:
    reached = {step.code for answers in all_answers(asked) for step in walk(asked, answers).steps}

    assert unreachable_steps(asked) == {step.code for step in asked.steps} - reached


@settings(max_examples=80, deadline=None)
@given(asked=forms(forward=True))
def test_verdicts_on_conditions_agree_with_trying_all_answers(asked: Form) -> None:
    flaws = prove(asked)
    assume(not any(flaw.code in {"question_not_earlier", "value_unsuitable", "no_options"} for flaw in flaws))
    complete = False
    verdicts: dict[str, set[bool]] = {}
    for answers in all_answers(asked):
        path = walk(asked, answers)
        complete = complete or path.complete
        _record_conditions(asked, path.steps, path.answers, verdicts)
    never = {flaw.at[1] for flaw in flaws if flaw.code == "condition_never_true" and flaw.at[-1] == "show_when"}
    always = {flaw.at[1] for flaw in flaws if flaw.code == "condition_always_true" and flaw.at[-1] == "show_when"}

    assert never == {code for code, seen in verdicts.items() if seen == {False}}
    assert always == {code for code, seen in verdicts.items() if seen == {True}}
    assert any(flaw.code == "no_end" for flaw in flaws) == (not complete)


def _record_conditions(asked: Form, path: Any, answers: Any, verdicts: dict[str, set[bool]]) -> None:
    """Which way the condition of each step that was arrived at came out."""
    kept: dict[str, Any] = {}
    positions = [asked.position(step.code) for step in path]
    arrivals = [0]
    for step in path:
        kept |= {one.code: answers[one.code] for one in step.questions if one.code in answers}
        if any(one.required and answers.get(one.code) is None for one in step.questions) or step.kind is StepKind.EXIT:
            break
        taken = next((route for route in step.routes if route.when is None or holds(route.when, kept)), None)
        arrivals.append(asked.position(taken.to) if taken else asked.position(step.code) + 1)
        nearest = following(asked, step, kept)
        assert nearest is None or asked.position(nearest.code) in positions
    known: dict[str, Any] = {}
    for number, arrival in enumerate(arrivals):
        entered = positions[number] if number < len(positions) else len(asked.steps) - 1
        for place in range(arrival, min(entered, len(asked.steps) - 1) + 1):
            condition = asked.steps[place].show_when
            if condition is not None:
                verdicts.setdefault(asked.steps[place].code, set()).add(holds(condition, known))
        if number < len(path):
            known |= {one.code: answers[one.code] for one in path[number].questions if one.code in answers}


@settings(max_examples=50, deadline=None)
@given(asked=forms(forward=True))
def test_the_example_of_a_form_that_can_end_is_valid_and_short(asked: Form) -> None:
    lengths = [len(path.steps) for path in (walk(asked, answers) for answers in all_answers(asked)) if path.complete]
    assume(lengths)
    answers = example(asked)
    path = walk(asked, answers)

    assert check_all(asked, answers, today=TODAY).problems == ()
    assert min(lengths) <= len(path.steps) <= max(lengths)


@settings(max_examples=40, deadline=None)
@given(asked=forms(forward=True))
def test_what_may_be_submitted_fits_the_published_schema(asked: Form) -> None:
    assume(not errors(prove(asked)))
    schema = submission_schema(asked, "en")
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)

    for answers in all_answers(asked)[:200]:
        path = walk(asked, answers)
        if path.complete:
            assert validator.is_valid({code: value for code, value in path.answers.items() if value is not None})
