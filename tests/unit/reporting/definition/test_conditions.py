"""Conditions and their operators."""

from __future__ import annotations

import pytest

from reporting.definition import kinds
from reporting.definition.conditions import AllOf, AnyOf, Condition, Not, Test, holds
from reporting.definition.conditions import tests_in as found_in
from reporting.definition.json_values import JSON
from reporting.definition.operators import OPERATORS, ValueKind


@pytest.mark.parametrize(
    ("answer", "operator", "value", "verdict"),
    [
        ("a", "is", "a", True),
        ("a", "is", "b", False),
        (True, "is", True, True),
        (True, "is", 1, False),
        (False, "is", 0, False),
        (0, "is", 0, True),
        ("a", "is_not", "b", True),
        ("a", "is_not", "a", False),
        ("a", "any_of", ["a", "b"], True),
        ("c", "any_of", ["a", "b"], False),
        (["a", "c"], "any_of", ["a", "b"], True),
        (["c"], "none_of", ["a", "b"], True),
        (["a"], "none_of", ["a", "b"], False),
        (["a", "c"], "includes", "c", True),
        (["a"], "includes", "c", False),
        (["a"], "not_includes", "c", True),
        (False, "answered", None, True),
        (0, "answered", None, True),
        ("a", "not_answered", None, False),
        (5, "more_than", 4.5, True),
        (5, "more_than", 5, False),
        (5, "less_than", 6, True),
        (True, "less_than", 6, False),
        ("5", "less_than", 6, False),
        ("2026-01-31", "before", "2026-02-01", True),
        ("2026-02-01", "before", "2026-02-01", False),
        ("2026-02-02", "after", "2026-02-01", True),
        ("09:05", "before", "14:00", True),
        (["a"], "before", "b", False),
    ],
)
def test_an_operator_compares_as_its_name_says(answer: JSON, operator: str, value: JSON, verdict: bool) -> None:
    assert holds(Test("q", operator, value), {"q": answer}) is verdict


@pytest.mark.parametrize("operator", OPERATORS)
@pytest.mark.parametrize("answers", [{}, {"q": None}, {"q": ""}, {"q": []}])
def test_an_unanswered_question_makes_every_test_false_but_not_answered(
    operator: str, answers: dict[str, JSON]
) -> None:
    assert holds(Test("q", operator, "a"), answers) is (operator == "not_answered")


def test_an_operator_that_does_not_exist_is_false() -> None:
    assert not holds(Test("q", "resembles", "a"), {"q": "a"})


def test_groups_combine_their_parts() -> None:
    yes: Condition = Test("q", "is", "a")
    no: Condition = Test("q", "is", "b")
    answers = {"q": "a"}

    assert holds(AllOf((yes, Not(no))), answers)
    assert not holds(AllOf((yes, no)), answers)
    assert holds(AnyOf((no, yes)), answers)
    assert not holds(AnyOf((no,)), answers)
    assert holds(AllOf(()), answers)
    assert not holds(AnyOf(()), answers)


def test_not_turns_unanswered_into_true() -> None:
    assert holds(Not(Test("q", "is", "a")), {})


def test_all_tests_of_a_condition_are_found() -> None:
    one, two, three = Test("a", "is", "1"), Test("b", "is", "2"), Test("c", "answered")

    assert list(found_in(AllOf((one, AnyOf((Not(two), three)))))) == [one, two, three]
    assert list(found_in(None)) == []


def test_every_kind_offers_operators_that_exist_and_every_operator_has_a_kind() -> None:
    offered = {name for kind in kinds.all_kinds() for name in kind.operators}

    assert offered <= set(OPERATORS)
    assert all({"answered", "not_answered"} <= set(kind.operators) for kind in kinds.all_kinds())
    assert all(
        (wanted is ValueKind.NOTHING) == (name in {"answered", "not_answered"})
        for kind in kinds.all_kinds()
        for name, wanted in kind.operators.items()
    )
