"""The conditions of the source, in each of its three ways of writing them."""

from __future__ import annotations

from collections.abc import Mapping

from reporting.authoring.importers.comparisons import NeverTrueError, UnclearError, comparison
from reporting.authoring.importers.draft import Draft, Lost, unused
from reporting.authoring.importers.expressions import expressed
from reporting.authoring.importers.source import Data, mapping, maps, plain, text
from reporting.authoring.importers.words import plain_words
from reporting.definition import text_keys
from reporting.definition.conditions import NEVER, AllOf, AnyOf, Condition, Named

_DEEPEST = 40


def condition_codes(conditions: list[Data]) -> dict[str, str]:
    """A code for each condition, by the names that pages and other conditions call it."""
    taken: set[str] = set()
    found: dict[str, str] = {}
    for number, one in enumerate(conditions, 1):
        code = unused(name_of(one), taken, f"condition-{number}")
        for name in (plain(one.get("id")), plain(one.get("name"))):
            if name:
                found.setdefault(name, code)
    return found


def name_of(condition: Data) -> str:
    """What a condition is called in its source."""
    return plain(condition.get("name")) or plain(condition.get("id"))


def named_conditions(conditions: list[Data], draft: Draft) -> dict[str, Condition]:
    """Every condition that can be represented, by code. What cannot is lost, and then true of nobody.

    One about a question or an option that the source does not have is never true there, and so it is here.
    """
    found: dict[str, Condition] = {}
    for one in conditions:
        name = name_of(one)
        code = draft.condition_codes.get(name, "")
        if not code or code in found:
            draft.lost.append(Lost("condition", name, "another condition has its name, or it has none"))
            continue
        try:
            found[code] = _condition(one, draft)
        except NeverTrueError as never:
            found[code] = NEVER
            draft.lost.append(Lost("condition", name, f"{never}: it is never true, as in the source", kept=True))
            draft.problems.append(f"Condition {name}: {never}")
        except UnclearError as unclear:
            draft.lost.append(Lost("condition", name, str(unclear)))
            continue
        draft.say(text_keys.condition_name(code), plain_words(text(one.get("displayName"))) or name)
    return found


def _condition(one: Data, draft: Draft) -> Condition:
    value = one.get("value")
    if isinstance(value, str) and value.strip():
        return expressed(value, draft)
    if isinstance(value, Mapping) and maps(value.get("conditions")):
        return _joined(maps(value.get("conditions")), draft, 0)
    if items := maps(one.get("items")):
        parts = tuple(_item(item, draft) for item in items)
        if len(parts) == 1:
            return parts[0]
        return AnyOf(parts) if plain(one.get("coordinator")).lower() == "or" else AllOf(parts)
    raise UnclearError("it says nothing")


def _joined(parts: list[Data], draft: Draft, depth: int) -> Condition:
    """Parts joined by the coordinator that each one but the first has; "and" binds closer than "or"."""
    if depth > _DEEPEST:
        raise UnclearError("its groups are too deep")
    rows: list[list[Condition]] = [[]]
    for number, part in enumerate(parts):
        if number and plain(part.get("coordinator")).lower() == "or":
            rows.append([])
        rows[-1].append(_part(part, draft, depth))
    found = [row[0] if len(row) == 1 else AllOf(tuple(row)) for row in rows]
    return found[0] if len(found) == 1 else AnyOf(tuple(found))


def _part(part: Data, draft: Draft, depth: int) -> Condition:
    if inner := maps(part.get("conditions")):
        return _joined(inner, draft, depth + 1)
    if name := plain(part.get("conditionName")):
        return _named(name, draft)
    field, value = mapping(part.get("field")), part.get("value")
    if isinstance(value, Mapping) and "value" in value:
        value = value["value"]
    return comparison(draft, plain(field.get("name")), plain(part.get("operator")), value)


def _item(item: Data, draft: Draft) -> Condition:
    if name := plain(item.get("conditionId")):
        return _named(name, draft)
    return comparison(draft, plain(item.get("componentId")), plain(item.get("operator")), item.get("value"))


def _named(name: str, draft: Draft) -> Condition:
    if name not in draft.condition_codes:
        raise UnclearError(f"it asks about the condition {name[:80]!r}, which is not in the source")
    return Named(draft.condition_codes[name])
