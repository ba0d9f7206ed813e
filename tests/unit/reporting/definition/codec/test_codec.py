"""Forms as data."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.definition.codec import DefinitionError, canonical, digest, from_data, logic_data, to_data
from reporting.definition.conditions import AllOf, AnyOf, Not, Test
from reporting.definition.form import Form, Step
from tests.unit.reporting.definition.builders import crime_form, form, question, step
from tests.unit.reporting.definition.random_forms import forms


def test_a_form_comes_back_from_its_json_as_it_was() -> None:
    asked = crime_form()

    assert from_data(json.loads(canonical(to_data(asked)))) == asked


def test_conditions_of_every_shape_come_back() -> None:
    shown = AllOf((Not(Test("q", "any_of", ("a", "b"))), AnyOf((Test("q", "answered"), Test("q", "is", True)))))
    asked = form(step("one", question(code="q")), step("two", show_when=shown))

    assert from_data(to_data(asked)) == asked


@settings(max_examples=60, deadline=None)
@given(asked=forms())
def test_any_form_comes_back_from_its_data(asked: Form) -> None:
    assert from_data(json.loads(canonical(to_data(asked)))) == asked


def test_logic_holds_no_human_words() -> None:
    asked = crime_form()
    words = {text for texts in asked.texts.values() for text in texts.values()}

    assert not any(json.dumps(text) in canonical(logic_data(asked)).decode() for text in words)
    assert to_data(asked) == {**logic_data(asked), "texts": asked.texts}


def test_a_digest_depends_on_content_and_not_on_the_order_of_keys() -> None:
    data = to_data(crime_form())
    reordered = dict(reversed(list(data.items())))

    assert digest(data) == digest(reordered)
    assert digest(data) != digest({**data, "key": "another"})
    assert canonical({"b": "ŵ", "a": [1, None]}) == '{"a":[1,null],"b":"ŵ"}'.encode()


def test_fields_at_their_default_are_left_out() -> None:
    assert to_data(form(Step("one")))["steps"] == [{"code": "one", "kind": "questions"}]


@pytest.mark.parametrize("data", [float("nan"), "\ud800", {"a": float("inf")}, {1, 2}])
def test_what_has_no_canonical_form_is_refused(data: Any) -> None:
    with pytest.raises(DefinitionError):
        canonical(data)


def changed(*path: Any, to: Any) -> Any:
    data: Any = copy.deepcopy(to_data(crime_form()))
    place = data
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = to
    return data


@pytest.mark.parametrize(
    ("path", "to", "where"),
    [
        (("format",), 2, "format"),
        (("kind",), "poem", "kind"),
        (("key",), 5, "key"),
        (("extra",), 1, "extra"),
        (("steps",), {}, "steps"),
        (("steps",), "abc", "steps"),
        (("steps", 2), None, "steps/2"),
        (("steps", 2, "kind"), "exitt", "steps/2/kind"),
        (("steps", 2, "sensitive"), 1, "steps/2/sensitive"),
        (("steps", 2, "items", 0, "question"), "retina", "steps/2/items/0/question"),
        (("steps", 2, "items", 0, "required"), "yes", "steps/2/items/0/required"),
        (("steps", 2, "items", 0, "options", 0, "code"), None, "steps/2/items/0/options/0/code"),
        (("steps", 2, "items", 0, "settings"), {"min": 1}, "steps/2/items/0/settings/min"),
        (("steps", 4, "items", 1, "settings"), {"min": -1}, "steps/4/items/1/settings/min"),
        (("steps", 6, "items", 2, "settings"), {"min": float("nan")}, "steps/6/items/2/settings/min"),
        (("steps", 4, "show_when"), {"question": "crime"}, "steps/4/show_when/operator"),
        (("steps", 4, "show_when", "operator"), "resembles", "steps/4/show_when/operator"),
        (("steps", 4, "show_when", "value"), {"a": 1}, "steps/4/show_when/value"),
        (("steps", 4, "show_when"), {"all": [5]}, "steps/4/show_when/all/0"),
        (("steps", 2, "routes", 0, "to"), 5, "steps/2/routes/0/to"),
        (("texts", "en"), [], "texts/en"),
        (("texts", "en", "form.title"), "\x00", "texts/en/form.title"),
        (("texts", "en", "form.title"), "\ud800", "texts/en/form.title"),
    ],
)
def test_malformed_data_is_refused_with_its_place(path: tuple[Any, ...], to: Any, where: str) -> None:
    with pytest.raises(DefinitionError) as refused:
        from_data(changed(*path, to=to))

    assert "/".join(map(str, refused.value.path)) == where
    assert where in str(refused.value)


@pytest.mark.parametrize("data", [None, [], "form", 1, {}])
def test_what_is_no_form_at_all_is_refused(data: Any) -> None:
    with pytest.raises(DefinitionError):
        from_data(data)


def test_conditions_nested_without_end_are_refused() -> None:
    deep: Any = {"question": "crime", "operator": "answered"}
    for _ in range(100_000):
        deep = {"not": deep}

    with pytest.raises(DefinitionError, match="nested"):
        from_data(changed("steps", 4, "show_when", to=deep))
    while "not" in deep:  # taken apart by hand: freeing it at once would overflow the interpreter's stack
        deep = deep["not"]


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=()), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_any_damage_is_refused_or_harmless(data: st.DataObject) -> None:
    damaged: Any = copy.deepcopy(to_data(crime_form()))
    place = damaged
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if isinstance(place[key], dict | list) and place[key] and data.draw(st.booleans()):
            place = place[key]
            continue
        place[key] = data.draw(JSON_VALUES)
        break
    try:
        asked = from_data(damaged)
    except DefinitionError:
        return
    assert from_data(json.loads(canonical(to_data(asked)))) == asked
