"""The way of answers through a source file, read without the importer: what imported forms are held against."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

CONTENT = {"Html", "Para", "Markdown", "Details", "InsetText", "List"}


def is_plain(data: Mapping[str, Any]) -> bool:
    """Whether this model can read a file: no expressions, no name asked twice."""
    names = [one.get("name") for page in data["pages"] for one in page.get("components") or []]
    expressions = any(isinstance(one.get("value"), str) for one in data.get("conditions") or [])
    return not expressions and len(names) == len(set(names))


def pages_on_the_way(data: Mapping[str, Any], answers: Mapping[str, Any]) -> list[str]:
    """Paths of the pages that these answers, by component name, lead to; those that only show answers left out."""
    pages = {page["path"]: page for page in data["pages"]}
    if data.get("engine") == "V2":
        return _listed(data, answers)
    path: str | None = data["startPage"]
    way: list[str] = []
    while path is not None and not _shows_answers(pages[path]):
        way.append(path)
        path = _next(data, pages, pages[path], answers)
    return way


def _next(data: Any, pages: Any, page: Any, answers: Any) -> str | None:
    links = [link for link in page.get("next") or [] if link.get("path") in pages]
    for link in links:
        if link.get("condition") and holds(data, link["condition"], answers):
            return str(link["path"])
    return next((str(link["path"]) for link in reversed(links) if not link.get("condition")), None)


def _listed(data: Any, answers: Any) -> list[str]:
    way: list[str] = []
    for page in data["pages"]:
        if _shows_answers(page) or ("condition" in page and not holds(data, page["condition"], answers)):
            continue
        way.append(page["path"])
        if page.get("controller") == "TerminalPageController":
            break
    return way


def _shows_answers(page: Any) -> bool:
    name = str(page.get("controller") or "").lower()
    return ("summary" in name or "confirm" in name) and "mini" not in name and not page.get("components")


def holds(data: Any, name: str, answers: Any) -> bool:
    """Whether a condition of the source is true; one about what is not there never is."""
    one = next(one for one in data["conditions"] if name in (one.get("name"), one.get("id")))
    if "items" in one:
        verdicts = [_item(data, item, answers) for item in one["items"]]
        return any(verdicts) if one.get("coordinator") == "or" else all(verdicts)
    rows = [[True]]
    for number, part in enumerate(one["value"]["conditions"]):
        if number and part["coordinator"] == "or":
            rows.append([True])
        rows[-1].append(_part(part, answers))
    return any(all(row) for row in rows)


def _part(part: Any, answers: Any) -> bool:
    answer, wanted = answers.get(part["field"]["name"].split(".")[-1]), part["value"]["value"]
    if answer is None:
        return False
    match part["operator"]:
        case "is":
            return _same(answer, wanted)
        case "is not":
            return not _same(answer, wanted)
        case "contains":
            return any(_same(one, wanted) for one in answer)
        case "does not contain":
            return not any(_same(one, wanted) for one in answer)
        case "is more than":
            return float(answer) > float(wanted)
        case "is less than":
            return float(answer) < float(wanted)
    raise AssertionError(part["operator"])


def _same(answer: Any, wanted: Any) -> bool:
    return str(answer).lower() == str(wanted).lower() if isinstance(answer, bool) else str(answer) == str(wanted)


def _item(data: Any, item: Any, answers: Any) -> bool:
    if "conditionId" in item:
        return holds(data, item["conditionId"], answers)
    asked = next(
        one for page in data["pages"] for one in page.get("components") or [] if one.get("id") == item["componentId"]
    )
    answer, wanted = answers.get(asked["name"]), item["value"]
    if isinstance(wanted, dict):
        rows = [row for one in data["lists"] for row in one["items"] if row.get("id") == wanted["itemId"]]
        wanted = rows[0]["value"]
    if answer is None:
        return False
    given = answer if isinstance(answer, list) else [answer]
    found = any(_same(one, wanted) for one in given)
    return not found if item["operator"] in ("does not contain", "is not") else found
