"""Forms and questions for the tests of the form engine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reporting.definition import kinds, text_keys
from reporting.definition.conditions import Condition, Test
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
from reporting.definition.json_values import JSON

TODAY = date(2026, 11, 23)


def question(
    kind: str = "text", code: str = "q", *, options: Sequence[str] = (), required: bool = True, **settings: JSON
) -> Question:
    """A question with these settings; one for personal data with its purpose and retention."""
    stated = ("To reply", "Six years") if kinds.exists(kind) and kinds.get(kind).personal else ("", "")
    return Question(code, kind, required, tuple(Option(option) for option in options), settings, *stated)


def step(
    code: str, *items: Question | Content, show_when: Condition | None = None, routes: Sequence[Route] = ()
) -> Step:
    """A step of questions."""
    return Step(code, StepKind.QUESTIONS, items, show_when, tuple(routes))


def exit_step(code: str, kind: ExitKind = ExitKind.COUNCIL, show_when: Condition | None = None) -> Step:
    """An exit page."""
    return Step(code, StepKind.EXIT, (Content(f"{code}_text"),), show_when, exit=kind)


def gate() -> Step:
    """The emergency gate, leading to the step call_999."""
    asked = Question("emergency", "radios", True, (Option("yes", Mark.EMERGENCY), Option("no")))
    return Step("gate", StepKind.EMERGENCY_GATE, (asked,), routes=(Route(Test("emergency", "is", "yes"), "call_999"),))


def call_999() -> Step:
    """The exit page of the gate."""
    return exit_step("call_999", ExitKind.EMERGENCY_999)


def form(*steps: Step, kind: FormKind = FormKind.SERVICE, texts: dict[str, dict[str, str]] | None = None) -> Form:
    """A form with words for everything in English, and other words as given."""
    words = {text_keys.FORM_TITLE: "A form"}
    for one in steps:
        words[text_keys.step_title(one.code)] = f"Title of {one.code}"
        for item in one.items:
            if isinstance(item, Content):
                words[text_keys.content_body(item.code)] = "<p>Words</p>"
                continue
            words[text_keys.question_label(item.code)] = f"Label of {item.code}"
            for option in item.options:
                words[text_keys.option_label(item.code, option.code)] = f"Label of {option.code}"
    given = texts or {}
    return Form("a-form", kind, "en", steps, {**given, "en": {**words, **given.get("en", {})}})


def crime_form() -> Form:
    """A small report with a gate, a branch, an exit and every kind of question."""
    crime = question("radios", "crime", options=["burglary", "theft", "fraud"])
    return form(
        gate(),
        call_999(),
        step("crime", crime, routes=[Route(Test("crime", "is", "fraud"), "action_fraud")]),
        exit_step("action_fraud", ExitKind.ACTION_FRAUD),
        step(
            "burglary",
            question("yes_no", "inside"),
            question("checkboxes", "rooms", options=["hall", "kitchen", "none"], exclusive="none"),
            show_when=Test("crime", "is", "burglary"),
        ),
        step("in_house", question("long_text", "in_house"), show_when=Test("inside", "is", True)),
        step(
            "when",
            question("date", "day", not_future=True),
            question("time", "time", required=False),
            question("number", "value", required=False, min=0, unit="£"),
        ),
        step("where", question("address", "place", postcode_required=True)),
        step(
            "you",
            question("text", "name"),
            question("email", "email", required=False),
            question("phone", "phone", required=False),
        ),
        step("end", question("declaration", "truth")),
        kind=FormKind.REPORT,
    )
