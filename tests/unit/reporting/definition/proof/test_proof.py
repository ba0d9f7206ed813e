"""What an editor is told before a form goes live."""

from __future__ import annotations

import ast
from pathlib import Path
from random import Random
from typing import Any

import pytest

import reporting.definition.proof
from reporting.definition import text_keys
from reporting.definition.conditions import AllOf, AnyOf, Condition, Not, Test
from reporting.definition.form import (
    Content,
    ExitKind,
    Form,
    FormKind,
    Mark,
    Option,
    Question,
    Route,
    Step,
    StepKind,
)
from reporting.definition.proof import Flaw, Severity, errors, prove, sentence
from reporting.definition.proof.sentences import SENTENCES
from tests.unit.reporting.definition.builders import (
    call_999,
    crime_form,
    exit_step,
    form,
    gate,
    question,
    step,
)

ASKED = question("radios", "asked", options=["a", "b"])


def found(asked: Form) -> list[tuple[str, str]]:
    """Code and place of every flaw."""
    return [(flaw.code, "/".join(map(str, flaw.at))) for flaw in prove(asked)]


def shown_when(condition: Condition, *more: Question) -> Form:
    return form(
        step("first", ASKED, *more), step("then", question(code="extra"), show_when=condition), step("end", question())
    )


def test_a_sound_form_has_no_flaws() -> None:
    assert found(crime_form()) == []


def test_a_form_needs_steps() -> None:
    assert found(form()) == [("no_steps", "")]


@pytest.mark.parametrize("kind", [FormKind.REPORT, FormKind.SENSITIVE])
def test_reports_begin_with_the_emergency_gate(kind: FormKind) -> None:
    assert ("gate_missing", "steps/one") in found(form(step("one", question()), kind=kind))
    assert found(form(step("one", question()), kind=FormKind.SERVICE)) == []
    assert "gate_missing" in dict(found(form(step("one", question()), gate(), call_999(), kind=kind)))


def test_the_gate_stands_first_and_once() -> None:
    assert ("gate_not_first", "steps/gate") in found(form(step("one", question()), gate(), call_999()))


def gated(
    *options: Option, kind: str = "radios", required: bool = True, routes: tuple[Route, ...] | None = None
) -> Form:
    asked = Question("emergency", kind, required, options)
    way = (Route(Test("emergency", "is", "yes"), "call_999"),) if routes is None else routes
    first = Step("gate", StepKind.EMERGENCY_GATE, (asked,), routes=way)
    return form(first, call_999(), step("one", question()), kind=FormKind.REPORT)


YES, NO = Option("yes", Mark.EMERGENCY), Option("no")


@pytest.mark.parametrize(
    ("asked", "flaw"),
    [
        (gated(Option("yes"), NO), "gate_question"),
        (gated(YES), "gate_question"),
        (gated(YES, NO, required=False), "gate_question"),
        (gated(YES, NO, kind="checkboxes"), "gate_question"),
        (gated(YES, NO, routes=()), "gate_without_exit"),
        (gated(YES, Option("perhaps", Mark.EMERGENCY), NO), "gate_without_exit"),
        (gated(YES, NO, routes=(Route(None, "one"),)), "gate_without_exit"),
        (form(Step("gate", StepKind.EMERGENCY_GATE), kind=FormKind.REPORT), "gate_question_count"),
        (
            form(Step("gate", StepKind.EMERGENCY_GATE, (ASKED,), Test("asked", "is", "a")), kind=FormKind.REPORT),
            "gate_conditional",
        ),
    ],
)
def test_a_gate_that_does_not_lead_to_999_is_an_error(asked: Form, flaw: str) -> None:
    assert flaw in dict(found(asked))
    assert errors(prove(asked))


def test_nothing_stands_between_the_gate_and_999() -> None:
    first = Step("gate", StepKind.EMERGENCY_GATE, gate().items)
    stop = exit_step("call_999", ExitKind.EMERGENCY_999, Test("emergency", "is", "yes"))
    asked = form(first, step("between", Content("wait")), stop, step("one", question()), kind=FormKind.REPORT)

    assert ("gate_without_exit", "steps/gate/items/emergency") in found(asked)


def test_a_gate_may_lead_to_999_by_the_condition_of_the_exit_page() -> None:
    first = Step("gate", StepKind.EMERGENCY_GATE, gate().items)
    stop = exit_step("call_999", ExitKind.EMERGENCY_999, Test("emergency", "is", "yes"))

    assert found(form(first, stop, step("one", question()), kind=FormKind.REPORT)) == []


@pytest.mark.parametrize(
    ("condition", "flaw"),
    [
        (Test("gone", "is", "a"), "question_vanished"),
        (Test("asked", "is", "gone"), "option_vanished"),
        (Test("asked", "any_of", ("a", "gone")), "option_vanished"),
        (Test("asked", "more_than", 5), "operator_unsuitable"),
        (Test("asked", "any_of", "a"), "value_unsuitable"),
        (Test("asked", "is"), "value_unsuitable"),
        (Test("day", "before", "2026-02-30"), "value_unsuitable"),
        (Test("hour", "before", "25:00"), "value_unsuitable"),
        (Test("count", "more_than", True), "value_unsuitable"),
        (Test("q", "more_than", 1), "operator_unsuitable"),
        (AllOf(()), "condition_empty"),
    ],
)
def test_a_condition_that_cannot_be_asked_is_an_error(condition: Condition, flaw: str) -> None:
    more = (question("date", "day"), question("time", "hour"), question("number", "count"))

    assert (flaw, "steps/then/show_when") in found(shown_when(condition, *more))


def test_a_flaw_deep_in_a_condition_is_found_at_its_place() -> None:
    condition = AllOf((Test("asked", "is", "a"), Not(AnyOf((Test("asked", "is", "gone"),)))))

    assert ("option_vanished", "steps/then/show_when/1/0/0") in found(shown_when(condition))


def test_a_condition_on_the_same_or_a_later_step_is_an_error() -> None:
    condition = Test("late", "is", True)
    late = question("yes_no", "late")

    assert ("question_not_earlier", "steps/a/show_when") in found(form(step("a", late, show_when=condition)))
    assert ("question_not_earlier", "steps/a/show_when") in found(form(step("a", show_when=condition), step("b", late)))


def test_a_route_may_ask_about_its_own_step_but_not_about_a_later_one() -> None:
    late = question("yes_no", "late")
    own = form(step("a", late, routes=[Route(Test("late", "is", True), "c")]), step("b"), step("c", question()))
    later = form(step("a", routes=[Route(Test("late", "is", True), "c")]), step("b", late), step("c", question()))

    assert not errors(prove(own))
    assert ("question_not_earlier", "steps/a/routes/0/when") in found(later)


def test_routes_to_nowhere_in_circles_and_back_are_errors() -> None:
    assert ("route_to_nowhere", "steps/a/routes/0/to") in found(
        form(step("a", question(), routes=[Route(None, "gone")]))
    )
    assert ("loop", "steps/a/routes/0/to") in found(form(step("a", question(), routes=[Route(None, "a")])))
    assert ("loop", "steps/b/routes/0/to") in found(form(step("a", question()), step("b", routes=[Route(None, "a")])))
    back = form(step("a", question(), routes=[Route(None, "c")]), exit_step("b"), step("c", routes=[Route(None, "b")]))
    assert ("route_backwards", "steps/c/routes/0/to") in found(back)


@pytest.mark.parametrize(
    "condition",
    [
        AllOf((Test("asked", "is", "a"), Test("asked", "is", "b"))),
        AllOf((Test("asked", "is", "a"), Not(Test("asked", "answered")))),
        Test("asked", "not_answered"),
        AllOf((Test("count", "more_than", 5), Test("count", "less_than", 6))),
        Test("count", "more_than", 10),
        AllOf((Test("day", "before", "2026-01-02"), Test("day", "after", "2026-01-01"))),
        AllOf((Test("hour", "after", "23:59"),)),
        AllOf((Test("many", "includes", "x"), Test("many", "includes", "y"))),
        AllOf((Test("many", "includes", "z"), Test("many", "includes", "x"))),
    ],
)
def test_a_contradictory_condition_is_an_error(condition: Condition) -> None:
    more = (
        question("number", "count", integer=True, max=10),
        question("date", "day"),
        question("time", "hour"),
        question("checkboxes", "many", options=["x", "y", "z"], max=1, exclusive="z"),
    )

    assert found(shown_when(condition, *more)) == [("condition_never_true", "steps/then/show_when")]


@pytest.mark.parametrize(
    "condition",
    [
        AnyOf((Test("asked", "is", "a"), Test("asked", "is", "b"))),
        Test("asked", "answered"),
        AnyOf((Test("count", "more_than", 5), Test("count", "less_than", 6))),
        AnyOf((Test("many", "any_of", ("x", "y")), Test("many", "includes", "z"))),
        Not(Test("asked", "not_answered")),
    ],
)
def test_a_condition_that_is_always_true_is_a_warning(condition: Condition) -> None:
    more = (
        question("number", "count", integer=True),
        question("checkboxes", "many", options=["x", "y", "z"]),
    )
    asked = shown_when(condition, *more)

    assert found(asked) == [("condition_always_true", "steps/then/show_when")]
    assert errors(prove(asked)) == ()


def test_an_optional_question_makes_a_difference() -> None:
    condition = AnyOf((Test("asked", "is", "a"), Test("asked", "is", "b")))
    optional = question("radios", "asked", options=["a", "b"], required=False)

    assert (
        found(
            form(
                step("first", optional),
                step("then", question(code="extra"), show_when=condition),
                step("end", question()),
            )
        )
        == []
    )


def test_a_contradiction_across_steps_is_found() -> None:
    asked = form(
        step("first", ASKED),
        step("only_a", question(code="more"), show_when=Test("asked", "is", "a")),
        step("never", question(code="extra"), show_when=AllOf((Test("more", "answered"), Test("asked", "is", "b")))),
        step("end", question()),
    )

    assert found(asked) == [("condition_never_true", "steps/never/show_when")]


def test_a_question_that_was_not_asked_is_not_answered() -> None:
    asked = form(
        step("first", ASKED),
        step("only_a", question(code="more"), show_when=Test("asked", "is", "a")),
        step("others", question(code="extra"), show_when=Test("more", "not_answered")),
    )

    assert found(asked) == []


def test_a_step_that_every_route_passes_over_is_unreachable() -> None:
    asked = form(step("a", question(), routes=[Route(None, "c")]), step("b"), step("c"))

    assert ("unreachable", "steps/b") in found(asked)


def test_an_exit_that_nothing_leads_to_is_unreachable() -> None:
    assert found(form(step("a", question()), exit_step("stop"))) == [("unreachable", "steps/stop")]


def test_a_route_after_one_that_is_always_taken_is_a_warning() -> None:
    asked = form(
        step("a", ASKED, routes=[Route(None, "b"), Route(Test("asked", "is", "a"), "c")]), step("b"), step("c")
    )

    assert ("route_never_asked", "steps/a/routes/1") in found(asked)


def test_a_form_that_everybody_leaves_by_an_exit_has_no_end() -> None:
    asked = form(step("a", ASKED, routes=[Route(None, "stop")]), exit_step("stop"))

    assert found(asked) == [("no_end", "")]


@pytest.mark.parametrize(
    ("asked", "flaw"),
    [
        (form(step("a", question()), step("a")), ("duplicate_code", "steps/a")),
        (form(step("a", question(), question())), ("duplicate_code", "steps/a/items/q")),
        (form(step("a", question("date", "q"), question(code="q-day"))), ("duplicate_code", "steps/a/items/q-day")),
        (form(step("a b", question())), ("bad_code", "steps/a b")),
        (form(step("a", question("radios"))), ("no_options", "steps/a/items/q")),
        (form(step("a", question("text", options=["x"]))), ("options_not_taken", "steps/a/items/q")),
        (form(step("a", question("radios", options=["x", "x"]))), ("duplicate_option", "steps/a/items/q")),
        (form(step("a", question("retina"))), ("unknown_kind", "steps/a/items/q")),
        (form(step("a", question("text", colour="red"))), ("unknown_setting", "steps/a/items/q")),
        (form(step("a", question("number", min=2, max=1))), ("impossible_setting", "steps/a/items/q")),
        (form(step("a", question()), Step("b", StepKind.EXIT)), ("exit_without_kind", "steps/b")),
        (form(Step("b", items=(question(),), exit=ExitKind.COUNCIL)), ("exit_kind_without_exit", "steps/b")),
        (form(Step("b", StepKind.EXIT, (question(),), exit=ExitKind.COUNCIL)), ("exit_with_questions", "steps/b")),
        (form(*(step(f"s{number}") for number in range(201))), ("too_many_steps", "")),
        (form(step("a", *(question(code=f"q{number}") for number in range(501)))), ("too_many_questions", "")),
    ],
)
def test_unsound_parts_are_errors(asked: Form, flaw: tuple[str, str]) -> None:
    assert flaw in found(asked)
    assert flaw[0] in {one.code for one in errors(prove(asked))}


def test_the_largest_form_allowed_is_proved() -> None:
    assert found(form(*(step(f"s{n}", question(code=f"q{n}"), question(code=f"r{n}")) for n in range(200)))) == []


@pytest.mark.parametrize(
    ("key", "flaw", "severity"),
    [
        (text_keys.question_label("asked"), ("no_label", "steps/a/items/asked"), Severity.ERROR),
        (text_keys.option_label("asked", "b"), ("no_option_label", "steps/a/items/asked"), Severity.ERROR),
        (text_keys.content_body("help"), ("no_body", "steps/a/items/help"), Severity.ERROR),
        (text_keys.step_title("a"), ("no_title", "steps/a"), Severity.WARNING),
        (text_keys.FORM_TITLE, ("no_title", ""), Severity.WARNING),
    ],
)
def test_missing_words_are_told_at_their_place(key: str, flaw: tuple[str, str], severity: Severity) -> None:
    asked = form(step("a", ASKED, Content("help")), texts={"en": {key: ""}})

    assert found(asked) == [flaw]
    assert prove(asked)[0].severity is severity


def test_missing_translations_are_counted() -> None:
    asked = form(step("a", question()), texts={"cy": {text_keys.FORM_TITLE: "Ffurflen"}})

    assert prove(asked) == (Flaw(Severity.WARNING, "not_translated", (), {"locale": "cy", "missing": 2}),)


def _codes_in_source() -> set[str]:
    """Every flaw code that the source of the proof makes, apart from the two that the routes choose between."""
    calls = [
        node
        for path in Path(reporting.definition.proof.__path__[0]).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"error", "warning"}
    ]
    named = {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}
    words = {"no_label", "no_option_label", "no_body"}
    return {str(name) for name in named} | words | {"loop", "route_backwards"}


def test_every_flaw_has_a_sentence() -> None:
    assert set(SENTENCES) == _codes_in_source()


def test_a_sentence_names_what_the_editor_named() -> None:
    asked = shown_when(Test("asked", "is", "gone"))

    assert sentence(prove(asked)[0], asked) == (
        "The condition asks about an option that “Label of asked” no longer has. Choose another one."
    )
    looping = form(step("a", question(), routes=[Route(None, "a")]))
    assert "“Title of a”" in sentence(prove(looping)[0], looping)


def test_words_of_an_editor_are_never_taken_as_a_template() -> None:
    asked = form(step("a", question("radios")), texts={"en": {text_keys.question_label("q"): "{0} {x} %s"}})

    assert sentence(prove(asked)[0], asked) == "Add options to “{0} {x} %s”."


def random_condition(chance: Random, earlier: list[Question]) -> Condition:
    tests: list[Condition] = []
    for _ in range(4):
        one = chance.choice(earlier)
        option, number = f"o{chance.randrange(5)}", chance.randrange(20)
        choices: dict[str, Any] = {
            "radios": Test(one.code, chance.choice(["is", "is_not"]), option),
            "checkboxes": Test(one.code, chance.choice(["includes", "not_includes"]), option),
            "yes_no": Test(one.code, "is", chance.choice([True, False])),
            "number": Test(one.code, chance.choice(["more_than", "less_than"]), number),
            "date": Test(one.code, "before", f"20{number + 10}-01-01"),
        }
        tests.append(choices[one.kind])
    return chance.choice([AllOf, AnyOf])(tuple(tests))


def tangled_form(seed: int) -> Form:
    """100 steps, each with a condition of four tests upon any three questions before it."""
    chance = Random(seed)  # noqa: S311 (nothing secret)
    steps: list[Step] = []
    earlier: list[Question] = []
    for number in range(100):
        own = []
        for place in range(3):
            kind = chance.choice(["radios", "checkboxes", "yes_no", "number", "date"])
            options = [f"o{option}" for option in range(5)] if kind in {"radios", "checkboxes"} else []
            own.append(question(kind, f"q{number}_{place}", options=options, required=chance.random() < 0.7))
        shown = random_condition(chance, earlier) if len(earlier) > 20 else None
        steps.append(step(f"s{number}", *own, show_when=shown))
        earlier += own
    return form(*steps)


@pytest.mark.parametrize("seed", range(3))
def test_tangled_conditions_on_a_hundred_steps_are_decided_for_nearly_every_step(seed: int) -> None:
    flaws = prove(tangled_form(seed))
    codes = [flaw.code for flaw in flaws]

    assert set(codes) <= {"condition_never_true", "condition_always_true", "unreachable", "not_proved"}
    assert ("not_proved", ()) not in {(flaw.code, flaw.at) for flaw in flaws}
    assert codes.count("not_proved") < 15


def test_a_form_beyond_all_proof_says_so() -> None:
    many = [question("checkboxes", f"q{number}", options=[f"o{n}" for n in range(12)]) for number in range(50)]
    every = AnyOf(tuple(Test(one.code, "includes", f"o{n}") for one in many for n in range(12)))
    asked = form(step("a", *many), step("b", question(), show_when=every))

    assert found(asked) == [("not_proved", "")]
