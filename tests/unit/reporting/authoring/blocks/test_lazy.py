"""A step that was not drawn posts its state, and means exactly what its fields would have."""

import copy
import json
import re

import pytest
from django.core.exceptions import BadRequest

from reporting.authoring.blocks.items import CONTENTS, QUESTIONS
from reporting.authoring.blocks.steps import StepsBlock
from reporting.authoring.building import (
    all_of,
    any_entry,
    any_of,
    build,
    condition,
    content,
    every_entry,
    from_library,
    named,
    none_of,
    option,
    question,
    route,
    step,
    when,
)
from tests.factories.forms import theft_form

OPTIONS = [
    option("a", "A", "Hint of A"),
    {**option("none", "None", mark="exclusive"), "divider": True, "content": "Then tell us why & how"},
]


WORDS = {"hint": "A hint", "name": "the thing", "error": "Tell us"}
FIELDS = {
    "text": {"max_length": 12, "autocomplete": "name", "spellcheck": False},
    "long_text": {"max_length": 100, "max_words": 20},
    "radios": {"options": OPTIONS[:1]},
    "yes_no": {"yes": "It was", "no": "It was not"},
    "checkboxes": {"options": OPTIONS, "min": 1, "max": 2},
    "date": {"not_future": True, "not_past": False},
    "number": {"unit": "£", "integer": False, "min": 0.5, "max": 10.0, "decimals": 2},
    "select": {"options": OPTIONS[:1], "shared_options": "languages"},
    "date_time": {"not_future": True, "time_optional": True},
    "date_range": {"not_future": True, "times": True, "end_needed": True},
    "approximate_date": {"not_future": False, "not_past": True},
    "person": {"own": True, "name_needed": True, "date_of_birth": True, "hair": True},
    "vehicle": {"registration_needed": True},
    "property_item": {"without_value": True},
    "organisation": {"contact": True},
    "place": {"without_point": True},
    "hidden": {"parameter": "campaign", "allowed": "one, two", "max_length": 20},
    "address": {"postcode_required": True, "reporters_own": True},
    "email": {"reporters_own": True},
    "phone": {"reporters_own": True},
    "files": {"documents": True, "most": 3, "most_megabytes": 50},
    "group": {
        "entry": "person",
        "least": 1,
        "items": [
            question("radios", "inner-radios", "An inner radios", options=OPTIONS[:1]),
            question("text", "inner-text", "An inner text", show_when=[when("inner-radios", "is", "a")]),
            content("inset", "c-inner", "<p>Some <b>words</b></p>"),
        ],
    },
    "declaration": {"statement": "<p>True, all of it.</p>"},
}


def items():
    """A block of each kind, every field filled in."""
    found = [
        question(
            each.kind,
            each.kind,
            f"A {each.kind}",
            **{name: value for name, value in WORDS.items() if name in each.base_blocks},
            **({"required": False} if "required" in each.base_blocks else {}),
            **FIELDS.get(each.kind, {}),
        )
        for each in QUESTIONS
    ]
    for each in CONTENTS:
        heading = "Heading" if "heading" in each.base_blocks else ""
        found.append(content(str(each.kind), f"c-{each.kind}", "<p>Some <b>words</b></p>", heading))
    found.append(from_library("library", "8f1f9a52-5b1c-4d0f-9f0e-3c1d7a1b2c3d", 2))
    return found


def every_block():
    """A form with a block of each kind, and conditions of every shape."""
    return build(
        "every block",
        [
            step("one", title="One", introduction="<p>Hello <b>there</b></p>", items=items(), sensitive=True),
            step(
                "two",
                title="Two",
                items=[question("text", "t", "T")],
                show_when=[when("radios", "is", "a"), when("yes_no", "is", "no")],
                match="any",
                routes=[route("three", [when("checkboxes", "includes", "none")])],
            ),
            step("three", title="Three", items=[_shown_by_everything()]),
        ],
        conditions=[condition("c", "A condition", [when("text", "contains", "x"), when("yes_no", "is", "no")])],
    ).steps


def _shown_by_everything():
    """A question whose condition says all that a condition can say."""
    tests = [
        named("c"),
        none_of(when("date", "within_last", {"amount": 3, "unit": "days"}), when("text", "any_of", ["x", "y"])),
        any_of(when("address", "is", "Reading", part="town"), all_of(when("number", "more_than", 2.5))),
        any_entry("group", when("inner-radios", "is", "a")),
        every_entry("group", when("inner-text", "answered")),
    ]
    return question("radios", "last", "The last", options=[option("x", "X", show_when=tests)], show_when=tests)


def posted(steps):
    """What the browser posts for steps that were never opened."""
    block = StepsBlock()
    state = block.get_form_state(block.to_python(copy.deepcopy(steps)))
    data = {"steps-count": str(len(state))}
    for index, child in enumerate(json.loads(json.dumps(state))):
        data |= {
            f"steps-{index}-deleted": "",
            f"steps-{index}-order": str(index),
            f"steps-{index}-type": child["type"],
            f"steps-{index}-id": child["id"],
            f"steps-{index}-value-lazy": json.dumps(child["value"]),
        }
    return data


def plain(steps):
    """Without what Wagtail's editor of rich text adds on its own: keys in tags, a paragraph in an empty text."""
    text = re.sub(r' data-block-key=\\"[a-z0-9]+\\"', "", json.dumps(steps))
    return json.loads(text.replace('"<p></p>"', '""'))


@pytest.mark.parametrize("steps", [every_block(), theft_form().steps], ids=["every block", "theft"])
def test_a_form_that_was_never_opened_is_saved_as_it_was(steps):
    block = StepsBlock()

    value = block.clean(block.value_from_datadict(posted(steps), {}, "steps"))

    assert plain(block.get_prep_value(value)) == plain(steps)


@pytest.mark.parametrize(
    "state",
    ["not json", "[]", '"text"', '{"items": [{"value": {}}]}', '{"items": 3}', "[" * 100_000, '{"items": [1]}'],
)
def test_a_state_that_no_browser_of_ours_posts_is_refused_plainly(state):
    data = posted(theft_form().steps)
    data["steps-2-value-lazy"] = state

    with pytest.raises(BadRequest):
        StepsBlock().value_from_datadict(data, {}, "steps")
