"""The map of a form: boxes, lines, and the same in words."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reporting.definition.form import StepKind
from reporting.definition.paths.form_map import END, START, BoxKind, LineKind, form_map
from reporting.definition.routing import walk
from tests.unit.reporting.definition.builders import crime_form, form
from tests.unit.reporting.definition.grown_forms import random_answer, random_form, seeded


def test_boxes_stand_in_rows_and_what_is_conditional_stands_aside() -> None:
    boxes = {box.name: box for box in form_map(crime_form()).boxes}

    assert [(boxes[name].row, boxes[name].column) for name in (START, "gate", "call_999", "crime")] == [
        (0, 0), (1, 0), (2, 2), (3, 0)
    ]  # fmt: skip
    assert (boxes["?burglary"].kind, boxes["?burglary"].column, boxes["burglary"].column) == (BoxKind.FORK, 0, 1)
    assert boxes["?burglary"].words == "“Label of crime” is “Label of burglary”"
    assert boxes[END].row == len(crime_form().steps) + 1


def test_lines_lead_into_and_past_a_step_with_a_condition_and_routes_have_lanes() -> None:
    found = form_map(crime_form())
    lines = {(line.source, line.target): line for line in found.lines}

    assert lines["?burglary", "burglary"].kind is LineKind.SHOWN
    assert lines["?burglary", "?in_house"].kind is LineKind.PASSED
    assert lines["burglary", "?in_house"].kind is LineKind.NEXT
    assert lines["crime", "action_fraud"].words == "“Label of crime” is “Label of fraud”"
    assert {line.lane for line in found.lines if line.kind is LineKind.ROUTE} <= set(range(1, found.lanes + 1))
    assert ("call_999", "crime") not in lines


def test_the_twin_says_in_words_what_is_drawn() -> None:
    twin = {line.step: line.sentences for line in form_map(crime_form()).twin}

    assert twin["gate"] == (
        "Goes to step 2 “Title of call_999” when “Label of emergency” is “Label of yes”.",
        "Otherwise goes on to step 3 “Title of crime”.",
    )
    assert twin["call_999"] == ("Shown only to those whom a route leads here.", "The form ends here.")
    assert twin["end"] == ("Goes on to check answers.",)
    assert twin["crime"][1] == (
        "Otherwise goes on to step 5 “Title of burglary” if it is shown, else step 6 “Title of in_house” if it is"
        " shown, else step 7 “Title of when”."
    )


def test_a_form_without_steps_is_drawn_too() -> None:
    assert [box.name for box in form_map(form()).boxes] == [START, END]


@pytest.mark.parametrize("seed", range(10))
def test_every_way_that_answers_take_is_a_way_along_the_lines(seed: int) -> None:
    for number in range(seed * 10, seed * 10 + 10):
        asked, chance = random_form(number, sound=True), seeded(number)
        found = form_map(asked)
        assert len({box.name for box in found.boxes}) == len(found.boxes)
        onwards: dict[str, set[str]] = {}
        for line in found.lines:
            onwards.setdefault(line.source, set()).add(line.target)
        path = walk(asked, {one.code: random_answer(one, chance) for one in asked.questions()})
        places = [START, *(step.code for step in path.steps), *([END] if path.complete else [])]
        for here, there in pairwise(places):
            assert there in _reached(here, onwards), (number, here, there)


def _reached(start: str, onwards: dict[str, set[str]]) -> set[str]:
    """The boxes that one comes to from a box by way of forks."""
    found: set[str] = set()
    ahead = [start]
    while ahead:
        for name in onwards.get(ahead.pop(), ()):
            if name not in found:
                found.add(name)
                ahead += [name] if name.startswith("?") else []
    return found


def test_exits_lead_nowhere() -> None:
    exits = {step.code for step in crime_form().steps if step.kind is StepKind.EXIT}

    assert not exits & {line.source for line in form_map(crime_form()).lines}
