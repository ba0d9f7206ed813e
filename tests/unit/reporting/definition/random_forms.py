"""Random forms and answers for property tests."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from reporting.definition.conditions import AllOf, AnyOf, Condition, Not, Test
from reporting.definition.form import ExitKind, Form, Option, Question, Route, Step, StepKind
from tests.unit.reporting.definition.builders import form

# Kinds with so few answers that all of them can be tried.
SMALL_KINDS = ("radios", "checkboxes", "yes_no", "number", "text")
OPTIONS = ("a", "b", "c")


@st.composite
def questions(draw: st.DrawFn, code: str) -> Question:
    kind = draw(st.sampled_from(SMALL_KINDS))
    settings: dict[str, Any] = {}
    options: tuple[Option, ...] = ()
    if kind in {"radios", "checkboxes"}:
        options = tuple(Option(option) for option in OPTIONS[: draw(st.integers(1, 3))])
    if kind == "checkboxes" and len(options) > 1:
        settings = draw(
            st.sampled_from([{}, {"min": 1}, {"max": 1}, {"min": 2}, {"exclusive": "a"}, {"exclusive": "b", "max": 1}])
        )
        if settings == {"min": 2} and draw(st.booleans()):
            settings = {"min": 2, "max": 2}
    if kind == "number":
        settings = {"integer": True, "min": 0, "max": 3}
    return Question(code, kind, draw(st.booleans()), options, settings)


def possible_answers(asked: Question) -> list[Any]:
    """Every answer of a question of a small kind that makes a difference, right or left empty."""
    codes = [option.code for option in asked.options]
    subsets = [[code for place, code in enumerate(codes) if bits >> place & 1] for bits in range(1, 2 ** len(codes))]
    return {
        "radios": [*codes, None],
        "checkboxes": [*subsets, None],
        "yes_no": [True, False, None],
        "number": [0, 1, 2, 3, None],
        "text": ["x", None],
    }[asked.kind]


@st.composite
def tests(draw: st.DrawFn, asked: list[Question]) -> Test:
    one = draw(st.sampled_from(asked))
    option = st.sampled_from(OPTIONS)
    operators: dict[str, list[tuple[str, st.SearchStrategy[Any]]]] = {
        "radios": [("is", option), ("is_not", option), ("any_of", st.lists(option, min_size=1, max_size=2).map(tuple))],
        "checkboxes": [
            ("includes", option),
            ("not_includes", option),
            ("any_of", st.lists(option, min_size=1, max_size=2).map(tuple)),
            ("none_of", st.lists(option, min_size=1, max_size=2).map(tuple)),
        ],
        "yes_no": [("is", st.booleans()), ("is_not", st.booleans())],
        "number": [("more_than", st.integers(-1, 4)), ("less_than", st.integers(-1, 4)), ("is", st.integers(0, 4))],
        "text": [],
    }
    either = [("answered", st.none()), ("not_answered", st.none())]
    operator, value = draw(st.sampled_from(operators[one.kind] + either))
    return Test(one.code, operator, draw(value))


def conditions(asked: list[Question]) -> st.SearchStrategy[Condition]:
    return st.recursive(
        tests(asked),
        lambda inner: (
            st.lists(inner, min_size=1, max_size=3).map(tuple).map(AllOf)
            | st.lists(inner, min_size=1, max_size=3).map(tuple).map(AnyOf)
            | inner.map(Not)
        ),
        max_leaves=4,
    )


@st.composite
def forms(draw: st.DrawFn, most_steps: int = 5, most_questions: int = 3, *, forward: bool = False) -> Form:
    """Forms with conditions, routes (forward only where asked for) and exits, sound or not."""
    count = draw(st.integers(1, most_steps))
    asked: list[Question] = []
    steps: list[Step] = []
    for number in range(count):
        code = f"s{number}"
        shown = draw(st.none() | conditions(asked)) if asked else None
        if number and draw(st.integers(0, 4)) == 0:
            steps.append(Step(code, StepKind.EXIT, (), shown, exit=ExitKind.COUNCIL))
            continue
        own = []
        for _ in range(draw(st.integers(0, 2))):
            if len(asked) + len(own) < most_questions:
                own.append(draw(questions(f"q{len(asked) + len(own)}")))
        asked += own
        targets = [f"s{other}" for other in range(number + 1 if forward else 0, count)]
        routes = []
        if targets and draw(st.integers(0, 2)) == 0:
            when = draw(st.none() | conditions(asked)) if asked else None
            routes.append(Route(when, draw(st.sampled_from(targets))))
        steps.append(Step(code, StepKind.QUESTIONS, tuple(own), shown, tuple(routes)))
    return form(*steps)
