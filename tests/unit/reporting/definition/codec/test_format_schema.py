"""The published schema of forms as data."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from reporting.definition.codec import DefinitionError, canonical, from_data, to_data
from reporting.definition.codec.format_schema import format_schema
from tests.unit.reporting.definition.builders import crime_form
from tests.unit.reporting.definition.codec.test_grown_forms import grown
from tests.unit.reporting.definition.grown_forms import random_form

SCHEMA = Draft202012Validator(format_schema())


def plain(form: Any) -> Any:
    return json.loads(canonical(to_data(form)))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(format_schema())


def test_every_form_is_valid_against_it() -> None:
    for form in (crime_form(), grown(), *(random_form(seed) for seed in range(60))):
        assert SCHEMA.is_valid(plain(form)), next(SCHEMA.iter_errors(plain(form)))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), 2),
        (("kind",), "poem"),
        (("colour",), "blue"),
        (("steps", 0, "kind"), "poem"),
        (("steps", 0, "items", 0, "question"), "essay"),
        (("steps", 0, "items", 0, "settings"), {"loud": True}),
        (("steps", 0, "items", 1, "options", 0, "divider"), "yes"),
        (("steps", 0, "items", 1, "options", 0, "show_when"), {"question": "q", "operator": "resembles"}),
        (("steps", 0, "items", 3, "show_when"), {"not": {"all": {}}}),
        (("steps", 2, "show_when"), {"any_entry": "people"}),
        (("conditions",), {"a": {"question": "q", "operator": "older_than", "value": {"amount": 0, "unit": "days"}}}),
    ],
)
def test_what_the_schema_refuses_the_codec_refuses(path: tuple[Any, ...], value: Any) -> None:
    data = plain(grown())
    place = data
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value

    assert not SCHEMA.is_valid(data)
    with pytest.raises(DefinitionError):
        from_data(data)
