"""The map of a form as shapes with coordinates: plain data, which a template writes as SVG."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from reporting.definition.paths.form_map import Box, BoxKind, FormMap, Line, LineKind

WIDTH, HEIGHT = 236, 84
"""Of a box."""
_ROW = HEIGHT + 40
_COLUMN = WIDTH + 48
_LANE = 22
_MARGIN = 16
_LINES, _LETTERS = 3, 33
_KINDS = {
    BoxKind.START: "",
    BoxKind.FORK: "If",
    BoxKind.GATE: "Emergency check",
    BoxKind.STEP: "Step",
    BoxKind.EXIT: "Exit",
    BoxKind.END: "",
}


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text: where its middle stands, and the words."""

    x: int
    y: int
    words: str


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A box: upper left corner, kind, what stands above its words, and whether something in it is to be corrected."""

    x: int
    y: int
    kind: str
    head: Text
    lines: tuple[Text, ...]
    is_wrong: bool


@dataclass(frozen=True, slots=True)
class Track:
    """A line with an arrow, as the `d` of an SVG path. `badge` is the number of a route, None for other lines."""

    d: str
    kind: str
    badge: Text | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything to draw, and the size of the paper. `routes` say what the numbers mean."""

    width: int
    height: int
    boxes: tuple[Rectangle, ...]
    tracks: tuple[Track, ...]
    routes: tuple[tuple[int, str], ...]


def drawn(form_map: FormMap, *, wrong: Collection[str] = ()) -> Drawing:
    """Lay the map out. `wrong` are the codes of the steps that have something to correct."""
    return _Layout(form_map, wrong).drawing()


class _Layout:
    def __init__(self, form_map: FormMap, wrong: Collection[str]) -> None:
        self.map, self.wrong = form_map, wrong
        self.left = _MARGIN + form_map.lanes * _LANE + (_LANE if form_map.lanes else 0)
        self.boxes = {box.name: box for box in form_map.boxes}

    def drawing(self) -> Drawing:
        columns = max((box.column for box in self.map.boxes), default=0)
        routes = [line for line in self.map.lines if line.kind is LineKind.ROUTE]
        return Drawing(
            self.left + columns * _COLUMN + WIDTH + _MARGIN,
            self.map.rows * _ROW - (_ROW - HEIGHT) + 2 * _MARGIN,
            tuple(self._rectangle(box) for box in self.map.boxes),
            (
                *(self._track(line) for line in self.map.lines if line.kind is not LineKind.ROUTE),
                *(self._route(number, line) for number, line in enumerate(routes, 1)),
            ),
            tuple((number, self._said(line)) for number, line in enumerate(routes, 1)),
        )

    def _x(self, box: Box) -> int:
        return self.left + box.column * _COLUMN

    def _y(self, box: Box) -> int:
        return _MARGIN + box.row * _ROW

    def _rectangle(self, box: Box) -> Rectangle:
        x, y = self._x(box), self._y(box)
        is_wrong = box.step in self.wrong and box.kind is not BoxKind.FORK
        head = " - ".join(word for word in (_KINDS[box.kind], "to correct" if is_wrong else "") if word)
        lines = textwrap.wrap(box.words, _LETTERS, max_lines=_LINES, placeholder=" …") or [""]
        middle = x + WIDTH // 2
        first = y + HEIGHT // 2 + (14 if head else 5) - 8 * (len(lines) - 1)
        return Rectangle(
            x,
            y,
            str(box.kind),
            Text(middle, first - 19, head),
            tuple(Text(middle, first + 17 * number, words) for number, words in enumerate(lines)),
            is_wrong,
        )

    def _track(self, line: Line) -> Track:
        source, target = self.boxes[line.source], self.boxes[line.target]
        if line.kind is LineKind.SHOWN:
            y = self._y(source) + HEIGHT // 2
            return Track(f"M {self._x(source) + WIDTH} {y} H {self._x(target) - 3}", str(line.kind))
        start, end = self._x(source) + WIDTH // 2, self._x(target) + WIDTH // 2
        bottom, top = self._y(source) + HEIGHT, self._y(target) - 3
        if start == end:
            return Track(f"M {start} {bottom} V {top}", str(line.kind))
        return Track(f"M {start} {bottom} V {top - 12} H {end} V {top}", str(line.kind))

    def _route(self, number: int, line: Line) -> Track:
        """Out below the box, in its lane to the row of its target, and into that from the left."""
        source, target = self.boxes[line.source], self.boxes[line.target]
        out, bottom = self._x(source) + 24, self._y(source) + HEIGHT
        lane = self.left - line.lane * _LANE
        arrives = self._y(target) + HEIGHT // 2
        d = f"M {out} {bottom} V {bottom + 12} H {lane} V {arrives} H {self._x(target) - 3}"
        return Track(d, str(line.kind), Text(lane, (bottom + 12 + arrives) // 2, str(number)))

    def _said(self, line: Line) -> str:
        source, target = self._titles(line)
        when = f" when {line.words}" if line.words else ", always"
        return f"From “{source}” to “{target}”{when}."

    def _titles(self, line: Line) -> Iterator[str]:
        for name in (line.source, line.target):
            step = self.boxes[name].step
            yield self.boxes[step or name].words
