"""Questions of the library in a form: put in the place of the block that names them, when the form is compiled.

A form names a version, so nothing changes in it when the group does. Ids are made of the block's mark and the library's
own ids: they are the same in every version, so that codes and conditions stay, and never those of another block that
names the same group.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from reporting.authoring.blocks.library_questions import BLOCK
from reporting.authoring.question_library.inserted import Inserted, Newer
from reporting.authoring.question_library.models import QuestionGroupVersion
from reporting.authoring.question_library.versions import for_place, newest_numbers, words_in

Data = Mapping[str, Any]


def with_library_questions(
    steps: Sequence[Data], *, force_id: int | None, locale: str
) -> tuple[list[dict[str, Any]], Inserted]:
    """Stored steps with the library's questions in their places. Two queries, none for a form without them."""
    inserted = Inserted()
    chosen = [item["value"]["chosen"] for item in _named(steps)]
    if not chosen:
        return [dict(step) for step in steps], inserted
    keys = {UUID(one["group"]) for one in chosen if one["group"]}
    numbers = {one["version"] for one in chosen}
    rows = QuestionGroupVersion.objects.filter(for_place(force_id), group_key__in=keys, number__in=numbers)
    known = {(str(row.group_key), row.number): row for row in rows}
    newest = {str(key): number for key, number in newest_numbers(keys).items()}
    marks: set[str] = set()

    def items(given: Iterable[Data]) -> Iterator[Data]:
        for item in given:
            if item["type"] != BLOCK:
                yield item
                continue
            one = item["value"]["chosen"]
            version = known.get((one["group"], one["version"]))
            if version is None:
                inserted.missing.add(item["id"])
                continue
            if newest[one["group"]] > max(version.number, one["kept"]):
                inserted.newer[item["id"]] = Newer(version.name, version.number, newest[one["group"]])
            mark, owner = _unused(one["mark"], marks), str(item["id"])
            for made in marked(words_in(version, locale), mark):
                inserted.owners.update(dict.fromkeys(_ids(made), owner))
                yield made

    def step_of(step: Data) -> dict[str, Any]:
        value = step["value"]
        return {**step, "value": {**value, "items": list(items(value["items"]))} if value.get("items") else value}

    return [step_of(step) for step in steps], inserted


def marked(items: Sequence[Data], mark: str) -> list[dict[str, Any]]:
    """Copies of items whose ids, and whatever names them, carry a mark."""
    own = {found for item in items for found in (*_ids(item), *_option_ids(item))}
    return [_renamed(item, own, mark) for item in items]


def _renamed(value: Any, own: set[str], mark: str) -> Any:
    if isinstance(value, str):
        return f"{mark}:{value}" if value in own else value
    if isinstance(value, list):
        return [_renamed(each, own, mark) for each in value]
    if isinstance(value, dict):
        return {name: _renamed(each, own, mark) for name, each in value.items()}
    return value


def _named(steps: Iterable[Data]) -> Iterator[Data]:
    for step in steps:
        yield from (item for item in step["value"].get("items") or () if item["type"] == BLOCK)


def _ids(item: Data) -> Iterator[str]:
    yield item["id"]
    for inner in item["value"].get("items") or ():
        yield from _ids(inner)


def _option_ids(item: Data) -> Iterator[str]:
    yield from (option["id"] for option in item["value"].get("options") or ())
    for inner in item["value"].get("items") or ():
        yield from _option_ids(inner)


def _unused(mark: str, taken: set[str]) -> str:
    """A crafted or copied form may name two groups by one mark; what is asked twice must not be one question."""
    found, number = mark, 1
    while found in taken:
        number += 1
        found = f"{mark}-{number}"
    taken.add(found)
    return found
