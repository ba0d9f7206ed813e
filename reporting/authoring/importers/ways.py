"""The ways through the source: which page follows which, and an order of pages that goes forwards only."""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from dataclasses import dataclass

from reporting.authoring.importers.components import asks
from reporting.authoring.importers.source import Data, controller, maps, path_of, plain

_LAST = frozenset({"customsummary", "adaptersummary"})

END = ""
"""Where a way leads that has no further page: check answers, which is no page of a form here."""


@dataclass(frozen=True, slots=True)
class Way:
    """A link: to the page with this path, or to the end.

    `conditions` are names of the source, all of which must hold: the link's own, and that of the page it leads to.
    """

    to: str
    conditions: tuple[str, ...] = ()


def is_summary(page: Data) -> bool:
    """Whether a page only shows the answers before they are sent, or that they have been."""
    driver = controller(page)
    return driver.startswith(("summary", "confirm", "status")) or driver in _LAST


def is_end(page: Data) -> bool:
    """Whether this platform's own last pages stand in for a page."""
    return is_summary(page) and not maps(page.get("components"))


def is_exit(page: Data) -> bool:
    """Whether nobody gets further than this page: words without a question and without a link."""
    if any(asks(one) for one in maps(page.get("components"))) or is_summary(page):
        return False
    return controller(page) == "terminal" or bool(maps(page.get("components")) and not maps(page.get("next")))


def ways_from(page: Data, known: Mapping[str, Data]) -> tuple[list[Way], list[str]]:
    """The ways of a page, in the order they are tried, the last one without a condition; and links to no page."""
    conditional: list[Way] = []
    default = Way(END)
    broken: list[str] = []
    for link in maps(page.get("next")):
        path = path_of(link)
        if not plain(link.get("path")) or path not in known:
            broken.append(plain(link.get("path")) or plain(link.get("redirect")) or "nowhere")
            continue
        names = (plain(link.get("condition")), plain(known[path].get("condition")))
        way = Way(END if is_end(known[path]) else path, tuple(dict.fromkeys(name for name in names if name)))
        if way.conditions:
            conditional.append(way)
        else:
            default = way
    return [*conditional, default], broken


def in_order(start: str, ways: Mapping[str, list[Way]]) -> tuple[list[str], set[tuple[str, str]]]:
    """Paths so that every way goes forwards, the start first; and the ways that go back all the same."""
    places = {start: 0} | {path: place for place, path in enumerate(ways, 1) if path != start}
    back = _back(start, ways)
    onwards = {path: {way.to for way in found if way.to in ways} for path, found in ways.items()}
    waiting = dict.fromkeys(ways, 0)
    for path, targets in onwards.items():
        for to in targets:
            waiting[to] += (path, to) not in back
    ready = [(places[path], path) for path in ways if not waiting[path]]
    heapq.heapify(ready)
    found: list[str] = []
    while ready:
        path = heapq.heappop(ready)[1]
        found.append(path)
        for to in sorted(onwards[path]):
            if (path, to) not in back:
                waiting[to] -= 1
                if not waiting[to]:
                    heapq.heappush(ready, (places[to], to))
    return found, back


def _back(start: str, ways: Mapping[str, list[Way]]) -> set[tuple[str, str]]:
    """The ways that lead back to a page they come from, or to the start from pages that it does not reach."""
    reached: set[str] = set()
    back = {(path, way.to) for path, found in ways.items() for way in found if way.to == start}
    for path in (start, *ways):
        if path not in reached:
            back |= _back_from(path, ways, reached)
    return back


def _back_from(first: str, ways: Mapping[str, list[Way]], reached: set[str]) -> set[tuple[str, str]]:
    back: set[tuple[str, str]] = set()
    reached.add(first)
    above = {first}
    stack = [(first, iter(ways[first]))]
    while stack:
        path, left = stack[-1]
        way = next(left, None)
        if way is None:
            above.discard(path)
            stack.pop()
        elif way.to in above:
            back.add((path, way.to))
        elif way.to in ways and way.to not in reached:
            reached.add(way.to)
            above.add(way.to)
            stack.append((way.to, iter(ways[way.to])))
    return back
