"""What is read of another form builder's file: any JSON is taken, whatever is not of the right shape is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

DIALECT = "xgov-dfb"
OTHER_DIALECT = "moj-fb"
UNKNOWN_DIALECT = "unknown"

Data = Mapping[str, Any]

LONGEST_WORDS = 60_000
_BESIDE = frozenset({"startPage", "lists", "sections", "conditions"})

_WELSH_NAMES = {"dechrau": "start", "crynodeb": "summary"}


def dialect_of(data: object) -> str:
    """Which form builder wrote a file: the one that can be imported, another one, or none that is known."""
    if not isinstance(data, Mapping):
        return UNKNOWN_DIALECT
    pages = data.get("pages")
    if isinstance(data.get("flow"), Mapping) or str(data.get("_id", "")).startswith("service"):
        return OTHER_DIALECT
    if isinstance(pages, list) and (any("path" in page for page in maps(pages)) or not _BESIDE.isdisjoint(data)):
        return DIALECT
    return UNKNOWN_DIALECT


def maps(value: object) -> list[Data]:
    """The objects of a list; none for what is no list."""
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def mapping(value: object) -> Data:
    """An object; an empty one for what is none."""
    return value if isinstance(value, Mapping) else {}


def text(value: object) -> str:
    """Words, those in English of several languages, cut off when far too long; empty for what are none."""
    if isinstance(value, Mapping):
        value = value.get("en") or next(iter(value.values()), "")
    return _sound(value).strip()[:LONGEST_WORDS] if isinstance(value, str) else ""


def plain(value: object) -> str:
    """One value as a text, to compare it with others: true as "true", 1 as "1"."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    return _sound(str(value)) if isinstance(value, int | float | str) and len(str(value)) < 10_000 else ""


def _sound(words: str) -> str:
    """Words that can be written down: JSON may name halves of characters, which are none."""
    return words if words.isascii() else words.encode("utf-8", "replace").decode()


def whole(value: object) -> int | None:
    """A whole number, also one written as a text; None for what is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    found = re.fullmatch(r"-?[0-9]{1,12}(?:\.0*)?", str(value).strip())
    return int(float(found[0])) if found else None


def number(value: object) -> int | float | None:
    """A number, also one written as a text; None for what is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    found = re.fullmatch(r"-?[0-9]{1,12}(?:\.[0-9]{1,7})?", str(value).strip())
    if not found:
        return None
    return float(found[0]) if "." in found[0] else int(found[0])


def controller(page: Data) -> str:
    """The short name of what drives a page: "summary" of "./pages/summary.js" and of "SummaryPageController"."""
    name = text(page.get("controller")).rsplit("/", 1)[-1].partition(".")[0]
    name = re.sub(r"(page)?controller$", "", name, flags=re.IGNORECASE).lower()
    return _WELSH_NAMES.get(name, name)


def path_of(page: Data) -> str:
    """A page's path, always with one leading stroke."""
    return "/" + plain(page.get("path")).strip().strip("/")


def by_key(items: list[Data], *keys: str) -> dict[str, Data]:
    """Objects by each of their names; the first of two wins."""
    found: dict[str, Data] = {}
    for one in items:
        for name in _names(one, keys):
            found.setdefault(name, one)
    return found


def _names(one: Data, keys: tuple[str, ...]) -> Iterator[str]:
    return (plain(one[key]) for key in keys if plain(one.get(key)))
