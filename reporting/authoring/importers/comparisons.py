"""One comparison of the source as a condition: which question, which operator, what it is compared with."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reporting.authoring.importers.draft import Asked, Draft
from reporting.authoring.importers.source import mapping, number, plain, text, whole
from reporting.definition.conditions import AllOf, AnyEntry, AnyOf, Condition, Not, Test
from reporting.definition.json_values import JSON
from reporting.definition.periods import UNITS

ORDER = {
    "is at least": "at_least",
    "is at most": "at_most",
    "is more than": "more_than",
    "is less than": "less_than",
}
NEGATED = {"is not": "is", "does not contain": "contains"}
_DATES = {"is": "is", "is before": "before", "is after": "after"}
_LENGTHS = {"is longer than": "longer_than", "is shorter than": "shorter_than"}


class UnclearError(Exception):
    """What keeps a condition from being represented."""


class NeverTrueError(UnclearError):
    """A condition about what its own source does not have: there, too, it is never true."""


def comparison(draft: Draft, name: str, operator: str, value: object) -> Condition:
    """The condition; raises UnclearError, NeverTrueError where the source asks about what it does not have.

    Negations of the source are true of a question without an answer, too. A question that the source asks on
    several pages under one name is any of them: a person answers one.
    """
    operator = " ".join(operator.split()).lower()
    if isinstance(value, Mapping) and isinstance(value.get("itemId"), list):
        return _of_items(draft, name, operator, value)
    if operator in NEGATED:
        return Not(comparison(draft, name, NEGATED[operator], value))
    found = draft.asked.get(name) or draft.asked.get(name.rpartition(".")[2])
    if not found:
        raise NeverTrueError(f"it asks about {name[:80]!r}, which no page asks")
    tests = [_within_group(asked, _one(asked, operator, value)) for asked in found]
    return tests[0] if len(tests) == 1 else AnyOf(tuple(tests))


def _of_items(draft: Draft, name: str, operator: str, value: Mapping[str, object]) -> Condition:
    """A choice compared with several options: any of them, or all where boxes are ticked and the source says "and"."""
    every = value["itemId"]
    if not isinstance(every, list) or not every:
        raise UnclearError("it compares with no option")
    ticked = any(asked.kind == "checkboxes" for asked in draft.asked.get(name, ()))
    both = ticked and plain(value.get("itemsCoordinator")).lower() == "and"
    negated = operator in NEGATED
    tests = tuple(comparison(draft, name, NEGATED.get(operator, operator), {"itemId": plain(one)}) for one in every)
    joined = AllOf(tests) if both != (negated and ticked) else AnyOf(tests)
    found = tests[0] if len(tests) == 1 else joined
    return Not(found) if negated else found


def _within_group(asked: Asked, condition: Condition) -> Condition:
    return AnyEntry(asked.group, condition) if asked.group else condition


def _one(asked: Asked, operator: str, value: object) -> Condition:
    found: Condition | None = None
    if isinstance(value, dict) and ("direction" in value or "timeUnit" in value):
        found = _relative(asked, operator, mapping(value))
    elif asked.kind == "yes_no":
        found = _yes_no(asked, operator, plain(value).lower())
    elif asked.kind in ("radios", "select", "checkboxes"):
        found = _choice(asked, operator, value)
    elif asked.kind == "number":
        found = _number(asked, operator, value)
    elif asked.kind in ("date", "date_time", "time"):
        compared = _DATES.get(operator)
        found = Test(asked.code, compared, plain(value)) if compared and plain(value) else None
    elif asked.kind in ("text", "long_text", "email", "phone"):
        found = _text(asked, operator, value)
    elif asked.kind == "declaration":
        found = _declared(asked, operator, plain(value).lower())
    if found is None:
        raise UnclearError(f"{operator!r} {plain(value)[:80]!r} cannot be asked of {asked.code}, a {asked.kind}")
    return found


def _yes_no(asked: Asked, operator: str, value: str) -> Condition | None:
    known = {"true": True, "yes": True, "false": False, "no": False}
    return Test(asked.code, "is", known[value]) if operator in ("is", "contains") and value in known else None


def _declared(asked: Asked, operator: str, value: str) -> Condition | None:
    known = {"true": "answered", "yes": "answered", "false": "not_answered", "no": "not_answered"}
    return Test(asked.code, known[value]) if operator == "is" and value in known else None


def _choice(asked: Asked, operator: str, value: object) -> Condition | None:
    if isinstance(value, dict):
        value = value.get("itemId")
    several = asked.kind == "checkboxes"
    if operator in ("is", "contains"):
        if plain(value) not in asked.options:
            raise NeverTrueError(f"{asked.code} has no option {plain(value)[:80]!r}")
        code = asked.options[plain(value)]
        return Test(asked.code, "includes" if several else "is", code)
    bound, ordered = number(value), ORDER.get(operator)
    if bound is None or ordered is None or several:
        return None
    codes: list[str] = []
    for option, code in asked.options.items():
        size = number(option)
        if size is not None and _compares(size, ordered, bound) and code not in codes:
            codes.append(code)
    return Test(asked.code, "any_of", codes) if codes else AnyOf(())


def _compares(size: float, ordered: str, bound: float) -> bool:
    return {
        "at_least": size >= bound, "at_most": size <= bound, "more_than": size > bound, "less_than": size < bound
    }[ordered]  # fmt: skip


def _number(asked: Asked, operator: str, value: object) -> Condition | None:
    bound, compared = number(value), "is" if operator == "is" else ORDER.get(operator)
    return Test(asked.code, compared, bound) if bound is not None and compared else None


def _text(asked: Asked, operator: str, value: object) -> Condition | None:
    size, words = whole(value), plain(value)
    if operator in ("is", "contains"):
        return Test(asked.code, operator, words) if words.strip() else Test(asked.code, "not_answered")
    if size is None or size < 0:
        return None
    if operator == "has length":
        longer = Test(asked.code, "longer_than", size - 1) if size else Test(asked.code, "answered")
        return AllOf((longer, Test(asked.code, "shorter_than", size + 1)))
    return Test(asked.code, _LENGTHS[operator], size) if operator in _LENGTHS else None


def _relative(asked: Asked, operator: str, value: object) -> Condition | None:
    """A date compared with so long ago, or so long ahead."""
    given = mapping(value)
    amount = whole(given.get("timePeriod", given.get("period")))
    unit = text(given.get("timeUnit", given.get("unit"))).lower()
    unit = unit if unit.endswith("s") else f"{unit}s"
    operator = re.sub("^is ", "", operator)
    if asked.kind not in ("date", "date_time") or unit not in UNITS or not amount or amount < 1:
        return None
    if operator not in ("at least", "more than", "at most", "less than"):
        return None
    far = operator in ("at least", "more than")
    period: JSON = {"amount": amount, "unit": unit}
    answered = Test(asked.code, "answered")
    if text(given.get("direction")) == "in the past":
        older = Test(asked.code, "older_than", period)
        return older if far else AllOf((answered, Not(older)))
    day: JSON = {"amount": 1, "unit": "days"}
    gone = (Test(asked.code, "older_than", day), Test(asked.code, "within_last", day))
    nearer = AnyOf((Test(asked.code, "in_next", period), *gone))
    return AllOf((answered, Not(nearer))) if far else nearer
