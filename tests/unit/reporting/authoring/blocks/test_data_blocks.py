"""Options, conditions and routes: their shape is checked on drafts too, and nothing in them can break the server."""

import json

import pytest
from django.core.exceptions import ValidationError

from reporting.authoring.blocks.conditions import ConditionsBlock, picker_config, said
from reporting.authoring.blocks.named_conditions import NamedConditionsList
from reporting.authoring.blocks.options import OptionsBlock
from reporting.authoring.blocks.routes import RoutesBlock
from reporting.definition import kinds

TEST = {"question": "q", "operator": "is", "value": "o", "said": {"question": "Which?", "value": "A"}}


def test_options_keep_ids_and_get_new_ones_where_they_have_none():
    cleaned = OptionsBlock().clean(
        [{"id": "a", "label": " Yes ", "hint": "", "mark": ""}, {"label": "No"}, {"id": "c", "label": "", "hint": ""}]
    )

    assert cleaned[0] == {"id": "a", "label": "Yes", "hint": "", "mark": ""}
    assert cleaned[1]["label"] == "No"
    assert len(cleaned[1]["id"]) == 36
    assert len(cleaned) == 2


@pytest.mark.parametrize(
    "value",
    [
        "x",
        3,
        {"a": 1},
        [1],
        ["x"],
        [{"label": "x" * 251}],
        [{"label": "x", "mark": "admin"}],
        [{"label": "x", "mark": ["emergency"]}],
        [{"label": str(number)} for number in range(501)],
    ],
)
def test_options_of_another_shape_are_refused(value):
    with pytest.raises(ValidationError):
        OptionsBlock().clean(value)


def test_an_option_loses_control_characters_and_keeps_every_language():
    (option,) = OptionsBlock().clean([{"label": "Tŷ\x00 â\u0007\n ŵ <b>"}])

    assert option["label"] == "Tŷ â ŵ <b>"


@pytest.mark.parametrize(
    "value",
    [
        [],
        "x",
        {"match": "some"},
        {"match": ["all"]},
        {"tests": "x"},
        {"tests": [1]},
        {"tests": [{**TEST, "operator": "eval"}]},
        {"tests": [{**TEST, "operator": ["is"]}]},
        {"tests": [TEST] * 31},
        {"tests": [{**TEST, "value": "x" * 301}]},
        {"tests": [{**TEST, "value": {"amount": 3, "unit": "eons"}}]},
        {"tests": [{**TEST, "part": "x" * 61}]},
        {"tests": [{"type": "script", "tests": []}]},
        {"tests": [{"type": ["group"]}]},
        {"tests": [{"type": "entries", "question": "q", "every": "some", "tests": []}]},
        {"tests": [{"type": "group", "tests": "x"}]},
    ],
)
def test_conditions_of_another_shape_are_refused(value):
    with pytest.raises(ValidationError):
        ConditionsBlock().clean(value)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("o", "o"),
        (["a", "b"], ["a", "b"]),
        (True, True),
        (2.5, 2.5),
        (None, None),
        ({"x": 1}, None),
        ({"amount": 3, "unit": "days"}, {"amount": 3, "unit": "days"}),
        ({"amount": -3, "unit": "days"}, None),
        ({"amount": True, "unit": "days"}, None),
        (float("nan"), None),
        (10**400, None),
        (float("inf"), None),
    ],
)
def test_the_value_of_a_test_is_plain(given, kept):
    cleaned = ConditionsBlock().clean({"tests": [{**TEST, "value": given}]})

    assert cleaned["tests"][0]["value"] == kept
    json.dumps(cleaned, allow_nan=False)


def test_an_empty_condition_is_no_condition():
    assert ConditionsBlock().clean(None) == {"match": "all", "tests": []}
    assert ConditionsBlock().get_default() is not ConditionsBlock().get_default()


def test_conditions_are_compared_in_words():
    assert said(TEST) == "Which? is A"
    assert ConditionsBlock().render_basic({"match": "all", "tests": [TEST]}) == "Which? is A"


def test_routes_keep_target_and_conditions():
    (route,) = RoutesBlock().clean([{"to": "s", "said": "Step", "match": "any", "tests": [TEST]}])

    assert route == {"to": "s", "said": "Step", "match": "any", "tests": [TEST]}


@pytest.mark.parametrize("value", ["x", [1], [{"to": "s", "tests": 3}], [{"to": "s"}] * 31])
def test_routes_of_another_shape_are_refused(value):
    with pytest.raises(ValidationError):
        RoutesBlock().clean(value)


@pytest.mark.parametrize("posted", ["{", "[" * 100_000, "nul", '"x"', "3"])
def test_posted_text_that_is_no_such_json_is_refused_and_never_an_error_page(posted):
    for block in (OptionsBlock(), ConditionsBlock(), RoutesBlock()):
        value = block.value_from_datadict({"x": posted}, {}, "x")
        with pytest.raises(ValidationError):
            block.clean(value)


def test_the_picker_knows_the_comparisons_of_every_kind_of_question():
    assert set(picker_config()["operators"]) == set(kinds.names())
    assert {"name": "is", "phrase": "is", "value": "option"} in picker_config()["operators"]["radios"]


def nested(deep):
    value = {"match": "all", "tests": [TEST]}
    for _ in range(deep):
        value = {"match": "any", "tests": [{"type": "group", **value}]}
    return value


def test_conditions_are_nested_so_deep_and_no_deeper():
    assert ConditionsBlock().clean(nested(8)) == nested(8)
    with pytest.raises(ValidationError):
        ConditionsBlock().clean(nested(9))


def test_named_conditions_and_entries_keep_what_they_name():
    said_of = {"question": "People", "value": ""}
    value = {
        "match": "none",
        "tests": [
            {"type": "named", "condition": "c", "said": said_of},
            {"type": "entries", "question": "g", "every": "all", "said": said_of, "match": "all", "tests": [TEST]},
        ],
    }

    assert ConditionsBlock().clean(value) == value
    assert "every entry of People (Which? is A)" in ConditionsBlock().render_basic(value)


def test_a_named_condition_keeps_its_id_and_blank_ones_go():
    (one,) = NamedConditionsList().clean([{"id": "c", "name": "Danger", "tests": [TEST]}, {"name": " "}])

    assert one == {"id": "c", "name": "Danger", "match": "all", "tests": [TEST]}


def test_an_option_keeps_the_conditions_under_which_it_is_offered():
    (option,) = OptionsBlock().clean([{"id": "a", "label": "A", "when": {"tests": [TEST]}, "divider": True}])
    (plain,) = OptionsBlock().clean([{"id": "a", "label": "A", "when": {"tests": []}, "divider": "yes"}])

    assert option["when"] == {"match": "all", "tests": [TEST]}
    assert "when" not in plain
    assert "divider" not in plain


def test_every_picker_of_a_page_is_told_the_same_thing_once():
    assert picker_config() is picker_config()
    assert {part["name"] for part in picker_config()["parts"]["address"]} >= {"town", "postcode"}
