"""Forms of the dialect gone wrong: keys missing, wrong types, circles, doubles, names of things that are not there."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from random import Random
from typing import Any

ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 3.5, 1e308, 10**40, "", " ", "/", "a" * 3000, "\x00", "\u202e", "\ud800", "{{ a }}",
    "{% if a %}", "((a))", "<script>", "'", "a and (", "not not", [], [None], [[[[]]]], {}, {"": ""}, {"en": {}},
    {"name": "a", "id": "a"}, ["a", 1, {}], {"value": {"value": {"value": 1}}}, {"conditions": [{"conditions": []}]},
)  # fmt: skip


def gone_wrong(data: Any, chance: Random, acts: int) -> Any:
    """A copy with this many things changed in it."""
    data = copy.deepcopy(data)
    for _ in range(acts):
        places = list(_places(data))
        if not places:
            return data
        holder, key = chance.choice(places)
        _change(holder, key, chance, places)
    return data


def _change(holder: Any, key: Any, chance: Random, places: list[tuple[Any, Any]]) -> None:
    match chance.randrange(6):
        case 0:
            del holder[key]
        case 1:
            holder[key] = copy.deepcopy(chance.choice(ODD))
        case 2:
            other, name = chance.choice(places)
            holder[key] = copy.deepcopy(other[name])
        case 3 if isinstance(holder, list):
            holder.append(copy.deepcopy(holder[key]))
        case 4:
            holder[key] = [holder[key], holder[key]]
        case _:
            holder[key] = str(holder[key])[:200] + chance.choice(["", " ", "x", "/", "."])


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    waiting = [data]
    while waiting:
        holder = waiting.pop()
        keys = holder if isinstance(holder, dict) else range(len(holder))
        for key in keys:
            yield holder, key
            if isinstance(holder[key], dict | list):
                waiting.append(holder[key])


def _page(number: int, **more: Any) -> dict[str, Any]:
    asked = {"type": "YesNoField", "name": f"q{number}", "title": "Is it?"}
    return {"path": f"/p{number}", "title": "A page", "components": [asked], "next": [], **more}


def _form(pages: list[Any], conditions: tuple[Any, ...] = (), lists: tuple[Any, ...] = ()) -> dict[str, Any]:
    return {"startPage": "/p0", "pages": pages, "conditions": [*conditions], "lists": [*lists], "sections": []}


def extremes() -> dict[str, Any]:
    """Forms too large, too deep or round in circles, by what is wrong with them."""
    radios = {"type": "RadiosField", "name": "again", "title": "Again?", "list": "again"}
    reveals = {"name": "again", "items": [{"text": "A", "value": "a", "conditional": {"components": [radios]}}]}
    test = {"field": {"name": "q0"}, "operator": "is", "value": {"value": "true"}}
    deep: dict[str, Any] = test
    for _ in range(400):
        deep = {"conditions": [deep, test]}
    inside: dict[str, Any] = {"type": "TextField", "name": "x"}
    for number in range(200):
        inside = {"type": "MultiInputField", "name": f"m{number}", "children": [inside]}
    named = [{"name": a, "value": {"conditions": [{"conditionName": b}]}} for a, b in (("a", "b"), ("b", "a"))]
    many = [{"type": "MultiInputField", "name": f"m{n}", "children": [{"type": "TextField"}]} for n in range(3000)]
    html = {"type": "Html", "name": "x", "content": "<div>" * 200_000}
    return {
        "no pages": _form([]),
        "a chain without end": _form([_page(n, next=[{"path": f"/p{n + 1}"}]) for n in range(5000)]),
        "a page of everything": _form([_page(0, components=[{"type": "TextField", "name": "t"}] * 9000)]),
        "groups upon groups": _form([_page(0, components=many)]),
        "groups in groups": _form([_page(0, components=[inside])]),
        "an option that reveals its own question": _form([_page(0, components=[radios])], lists=(reveals,)),
        "conditions in conditions": _form([_page(0)], ({"name": "d", "value": {"conditions": [deep]}},)),
        "conditions that use each other": _form([_page(0, next=[{"path": "/p0", "condition": "a"}])], tuple(named)),
        "brackets upon brackets": _form([_page(0)], ({"name": "d", "value": "(" * 2000 + "q0" + ")" * 2000},)),
        "tags in tags": _form([_page(0, title="<b>" * 100_000, components=[html])]),
        "half a character": _form([_page(0, title="\ud800", components=[{"type": "Html", "content": "\udfff"}])]),
        "no value is right": _form([_page(0, components=[
            {"type": "NumberField", "name": "n", "schema": {"min": 5, "max": 1}},
        ])]),
    }  # fmt: skip
