"""From data to conditions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.definition.codec.reading import DefinitionError, Path, Reader, storable_number, storable_text
from reporting.definition.conditions import AllEntries, AllOf, AnyEntry, AnyOf, Condition, Named, Not, Test
from reporting.definition.json_values import JSON
from reporting.definition.operators import OPERATORS
from reporting.definition.periods import MOST, UNITS, is_period

DEEPEST = 50
"""Groups within groups. Every reader of a condition goes down by recursion."""

MOST_VALUES = 1_000


def read_condition(data: Any, path: Path, depth: int = 0) -> Condition:
    """The condition that data describes; DefinitionError for what is none."""
    if depth > DEEPEST:
        raise DefinitionError(path, f"must not be nested deeper than {DEEPEST} groups")
    reader = Reader(data, path)
    condition: Condition
    if reader.has("all"):
        condition = AllOf(_parts(reader, "all", depth))
    elif reader.has("any"):
        condition = AnyOf(_parts(reader, "any", depth))
    elif reader.has("not"):
        condition = Not(read_condition(reader.take("not"), (*path, "not"), depth + 1))
    elif reader.has("named"):
        condition = Named(reader.text("named"))
    elif reader.has("any_entry"):
        condition = AnyEntry(reader.text("any_entry"), _of_entry(reader, depth))
    elif reader.has("all_entries"):
        condition = AllEntries(reader.text("all_entries"), _of_entry(reader, depth))
    else:
        condition = _test(reader)
    reader.end()
    return condition


def _parts(reader: Reader, key: str, depth: int) -> tuple[Condition, ...]:
    return tuple(read_condition(part, path, depth + 1) for part, path in reader.list(key))


def _of_entry(reader: Reader, depth: int) -> Condition:
    return read_condition(reader.take("where"), (*reader.path, "where"), depth + 1)


def _test(reader: Reader) -> Test:
    question, operator = reader.text("question"), reader.text("operator")
    if operator not in OPERATORS:
        raise DefinitionError((*reader.path, "operator"), f"must be one of {', '.join(OPERATORS)}")
    value = _operand(reader.take("value"), (*reader.path, "value")) if reader.has("value") else None
    return Test(question, operator, value, reader.text("part", default=""))


def _operand(value: Any, path: Path) -> JSON:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return storable_number(value, path)
    if isinstance(value, list | tuple) and len(value) <= MOST_VALUES:
        return tuple(storable_text(member, (*path, number)) for number, member in enumerate(value))
    if isinstance(value, Mapping):
        return _period(value, path)
    return storable_text(value, path)


def _period(value: Mapping[Any, Any], path: Path) -> JSON:
    if not is_period(value):
        raise DefinitionError(path, f"must have an amount from 1 to {MOST} and a unit, one of {', '.join(UNITS)}")
    return {"amount": value["amount"], "unit": value["unit"]}
