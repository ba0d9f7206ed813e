"""The operators that the form engine grew: texts, counts, order, and spans of time before and after the present."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.definition import kinds
from reporting.definition.conditions import Setting, Test, holds
from reporting.definition.operators import OPERATORS
from reporting.definition.periods import UNITS, shifted

NOW = datetime(2026, 11, 23, 14, 30)
SETTING = Setting(moment=NOW)


def days(amount: int, unit: str = "days") -> dict[str, Any]:
    return {"amount": amount, "unit": unit}


def test_there_are_at_least_sixteen_operators_and_some_kind_offers_each() -> None:
    offered = {name for kind in kinds.all_kinds() for name in kind.operators}

    assert len(OPERATORS) >= 16
    assert offered == set(OPERATORS)


@pytest.mark.parametrize(
    ("operator", "answer", "value", "verdict"),
    [
        ("is", "  New   ROAD ", "new road", True),
        ("is_not", "New Road", "new road", False),
        ("any_of", "Reading", ("slough", "READING"), True),
        ("contains", "In New Road", "new road", True),
        ("contains", "", "x", False),
        ("not_contains", "In Old Road", "new", True),
        ("starts_with", "RG1 1AA", "rg1", True),
        ("ends_with", "RG1 1AA", "1aa", True),
        ("longer_than", "abc", 2, True),
        ("longer_than", "ab", 2, False),
        ("shorter_than", "ab", 3, True),
        ("at_least", 3, 3, True),
        ("at_most", 3.5, 3, False),
        ("on_or_before", "2026-11-23", "2026-11-23", True),
        ("on_or_after", "2026-11-22", "2026-11-23", False),
        ("after", "2026-11-23T23:59", "2026-11-23", False),
        ("on_or_after", "2026-11-23T00:00", "2026-11-23", True),
        ("count_is", ["a", "b"], 2, True),
        ("count_at_least", ["a"], 2, False),
        ("count_at_most", [{}, {}], 2, True),
        ("within_last", "2026-11-23", days(1), True),
        ("within_last", "2026-11-17", days(7), True),
        ("within_last", "2026-11-16", days(7), False),
        ("older_than", "2026-11-16", days(7), True),
        ("older_than", "2026-11-17", days(7), False),
        ("within_last", "2026-11-24", days(7), False),
        ("older_than", "2026-11-24", days(7), False),
        ("within_last", "2008-11-24", days(18, "years"), True),
        ("within_last", "2008-11-23", days(18, "years"), False),
        ("older_than", "2008-11-23", days(18, "years"), True),
        ("within_last", "2026-11-23T13:00", days(2, "hours"), True),
        ("within_last", "2026-11-23T12:30", days(2, "hours"), False),
        ("older_than", "2026-11-23T12:30", days(2, "hours"), True),
        ("within_last", "2026-11-22", days(15, "hours"), True),
        ("in_next", "2026-11-23", days(1), True),
        ("in_next", "2026-11-24", days(1), False),
        ("in_next", "2026-11-22", days(1), False),
        ("in_next", "2026-11-23T15:00", days(1, "hours"), True),
        ("in_next", "2026-11-23T14:00", days(1, "hours"), False),
        ("within_last", "2026-11-23T14:00+00:00", days(1, "hours"), True),
        ("within_last", "yesterday", days(1), False),
    ],
)
def test_an_operator_compares(operator: str, answer: Any, value: Any, verdict: bool) -> None:
    assert holds(Test("q", operator, value), {"q": answer}, SETTING) is verdict


@pytest.mark.parametrize(
    ("moment", "period", "sign", "expected"),
    [
        (datetime(2026, 3, 31), days(1, "months"), -1, datetime(2026, 2, 28)),
        (datetime(2024, 2, 29), days(1, "years"), 1, datetime(2025, 2, 28)),
        (datetime(2026, 1, 31), days(1, "months"), 1, datetime(2026, 2, 28)),
        (datetime(2026, 12, 31), days(2, "weeks"), 1, datetime(2027, 1, 14)),
        (datetime(2026, 1, 1), days(9_999, "years"), -1, datetime.min),
        (datetime(2026, 1, 1), days(9_999, "years"), 1, datetime.max),
    ],
)
def test_months_and_years_end_on_days_that_exist(moment: datetime, period: Any, sign: int, expected: datetime) -> None:
    assert shifted(moment, period, sign) == expected


def test_the_present_is_the_one_in_london() -> None:
    summer = Setting(moment=datetime(2026, 6, 30, 23, 30, tzinfo=UTC))

    assert holds(Test("q", "within_last", days(1)), {"q": "2026-07-01"}, summer)
    assert not holds(Test("q", "older_than", days(1)), {"q": "2026-07-01"}, summer)


@given(
    answer=st.dates().map(str) | st.datetimes().map(lambda moment: moment.isoformat(timespec="minutes")),
    amount=st.integers(1, 10_000),
    unit=st.sampled_from(UNITS),
)
def test_what_is_past_is_either_within_a_span_or_older(answer: str, amount: int, unit: str) -> None:
    answers = {"q": answer}
    within, older, coming = (
        holds(Test("q", name, {"amount": amount, "unit": unit}), answers, SETTING)
        for name in ("within_last", "older_than", "in_next")
    )
    is_past = answer[:10] < "2026-11-23"

    assert not (within and older)
    assert (within or older) or not is_past
    assert not (coming and older)


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=5,
)


@pytest.mark.parametrize("operator", OPERATORS)
@given(answer=ANY, value=ANY)
def test_no_value_makes_an_operator_fail(operator: str, answer: Any, value: Any) -> None:
    assert holds(Test("q", operator, value), {"q": answer}, SETTING) in (True, False)


def test_a_part_of_a_composite_answer_is_compared_by_itself() -> None:
    answers = {"place": {"town": "Reading", "line_1": "1 High Street"}}

    assert holds(Test("place", "is", "reading", "town"), answers)
    assert not holds(Test("place", "answered", part="postcode"), answers)
    assert holds(Test("place", "not_answered", part="postcode"), answers)
    assert not holds(Test("place", "is", "reading", "town"), {"place": "Reading"})
