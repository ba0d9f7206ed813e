"""What an editor reads of all ways through a form: how many, how long, and example journeys that can be walked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from reporting.definition import codec, text_keys
from reporting.definition.condition_words import in_words
from reporting.definition.conditions import Condition
from reporting.definition.differences import plain
from reporting.definition.form import Form
from reporting.definition.json_values import JSON
from reporting.definition.paths.survey import Survey, survey
from reporting.definition.paths.tracing import END, Goal, Place


@dataclass(frozen=True, slots=True)
class ExampleJourney:
    """An example journey as an editor reads it.

    `number` counts from 1. `end` says where it ends, `steps` are code and title of each step on it, `shows` what it
    shows that no journey before it did: conditions by how they come out.
    """

    number: int
    end: str
    steps: tuple[tuple[str, str], ...]
    shows: tuple[str, ...]


def surveyed(form: Form, *, today: date) -> Survey:
    """The survey of a form on a day, kept for as long as the form stays as it is: so a journey keeps its number.

    Takes up to a few seconds for the largest forms.
    """
    return _surveyed(codec.canonical(codec.to_data(form)), today)


def example_answers(form: Form, number: int, *, today: date) -> Mapping[str, JSON] | None:
    """The answers of an example journey; None where there is no such journey any more."""
    journeys = surveyed(form, today=today).journeys
    return journeys[number - 1].answers if 0 < number <= len(journeys) else None


def example_journeys(form: Form, found: Survey) -> tuple[ExampleJourney, ...]:
    """The journeys of a survey in words, in the form's first language."""
    return tuple(_in_words(form, found))


def longest_way(form: Form, found: Survey) -> tuple[str, ...]:
    """Titles of the steps of the longest way that is known; empty when ways could not be counted."""
    return tuple(_title(form, code) for code in found.count.longest) if found.count else ()


def goal_in_words(form: Form, goal: Goal) -> str:
    """What a journey meets, as a sentence without a full stop."""
    if goal.at == END.at:
        return "The end of the form"
    step = f"“{_title(form, str(goal.at[1]))}”"
    if goal.verdict is None:
        return f"Step {step}"
    what, condition = _condition_at(form, goal.at)
    if condition is None:
        return f"{what} in step {step}: {'taken' if goal.verdict else 'not taken'}"
    return f"{what}, {'true' if goal.verdict else 'not true'}: {in_words(condition, form)}"


@lru_cache(maxsize=64)
def _surveyed(data: bytes, today: date) -> Survey:
    return survey(codec.from_data(json.loads(data)), datetime.combine(today, time(12)))


def _in_words(form: Form, found: Survey) -> Iterator[ExampleJourney]:
    known: set[Goal] = set()
    for number, journey in enumerate(found.journeys, 1):
        new = sorted((goal for goal in journey.met - known if goal.verdict is not None), key=_order_in(form))
        known |= journey.met
        end = f"Ends on “{_title(form, journey.exit)}”" if journey.exit else "Goes to the end of the form"
        steps = tuple((code, _title(form, code)) for code in journey.path)
        yield ExampleJourney(number, end, steps, tuple(goal_in_words(form, goal) for goal in new))


def _order_in(form: Form) -> Callable[[Goal], tuple[int, str, bool]]:
    return lambda goal: (form.position(str(goal.at[1])), repr(goal.at), not goal.verdict)


def _title(form: Form, code: str) -> str:
    return plain(form.text(form.source_locale, text_keys.step_title(code))) or code


def _condition_at(form: Form, at: Place) -> tuple[str, Condition | None]:
    """What carries the condition, and the condition."""
    step = form.step(str(at[1]))
    if at[2] == "show_when":
        return f"Step “{_title(form, step.code)}” is shown", step.show_when
    if at[2] == "routes":
        route = step.routes[int(at[3])]
        return f"Route to “{_title(form, route.to)}”", route.when
    question = form.find(str(at[3]))
    if question is not None and at[4] == "options":
        option = next((one for one in question.options if one.code == at[5]), None)
        label = plain(form.text(form.source_locale, text_keys.option_label(question.code, str(at[5]))))
        return f"Option “{label}” is offered", option.show_when if option else None
    if question is not None:
        label = plain(form.text(form.source_locale, text_keys.question_label(question.code)))
        return f"Question “{label}” is asked", question.show_when
    inner = [item for one in step.questions for item in one.items]
    item = next((item for item in (*step.items, *inner) if item.code == at[3]), None)
    return f"Content of “{_title(form, step.code)}” is shown", item.show_when if item else None
