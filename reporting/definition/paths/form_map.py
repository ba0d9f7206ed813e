"""A form drawn: where its boxes stand and which lines join them; and the same in words.

Steps stand in rows in their order. A column in the middle is the way that everybody takes; a step with a condition
stands to the right of a fork in it, an exit further right. Routes run beside the middle in lanes to the left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reporting.definition import text_keys
from reporting.definition.condition_words import in_words
from reporting.definition.differences import plain
from reporting.definition.form import Form, Route, Step, StepKind

START, END = "^", "$"
"""Names of the first and the last box. No code of a step is like them."""


class BoxKind(StrEnum):
    """What a box of the map is."""

    START = "start"
    FORK = "fork"
    GATE = "gate"
    STEP = "step"
    EXIT = "exit"
    END = "end"


class LineKind(StrEnum):
    """What a line of the map is: on in order, into or past a step with a condition, or by a route."""

    NEXT = "next"
    SHOWN = "shown"
    PASSED = "passed"
    ROUTE = "route"


@dataclass(frozen=True, slots=True)
class Box:
    """A box. `step` is the code of the step it is about, empty for start and end; `words` what stands in it.

    `row` counts from 0 downwards; `column` is 0 in the middle, 1 for steps with a condition, 2 for exits.
    """

    name: str
    kind: BoxKind
    step: str
    words: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line from box to box by their names. `words` is the condition of a route, empty where there is none.

    `lane` is 0 for a line between neighbours, else the number of the lane, from 1, in which a route runs.
    """

    source: str
    target: str
    kind: LineKind
    words: str = ""
    lane: int = 0


@dataclass(frozen=True, slots=True)
class TwinLine:
    """A step of the map in words: its number from 1, its title, and sentences that say what comes before and after."""

    step: str
    number: int
    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormMap:
    """The whole map. `twin` says in words all that is drawn."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    rows: int
    lanes: int
    twin: tuple[TwinLine, ...]


def form_map(form: Form, locale: str = "") -> FormMap:
    """Draw a form, sound or not, with its words in a language (the source language for an empty one)."""
    drawing = _Drawing(form, locale or form.source_locale)
    boxes = tuple(drawing.boxes())
    lines, lanes = _in_lanes(tuple(drawing.lines()), {box.name: box.row for box in boxes})
    return FormMap(boxes, lines, len(form.steps) + 2, lanes, tuple(drawing.twin()))


class _Drawing:
    def __init__(self, form: Form, locale: str) -> None:
        self.form, self.locale = form, locale

    def boxes(self) -> Iterator[Box]:
        yield Box(START, BoxKind.START, "", "Start", 0, 0)
        for position, step in enumerate(self.form.steps):
            row = position + 1
            if step.show_when is not None:
                words = in_words(step.show_when, self.form, self.locale)
                yield Box(_fork(step), BoxKind.FORK, step.code, words, row, 0)
            yield Box(step.code, _kind(step), step.code, self.title(step.code), row, _column(step))
        yield Box(END, BoxKind.END, "", "Check answers and send", len(self.form.steps) + 1, 0)

    def lines(self) -> Iterator[Line]:
        yield Line(START, self._next(0), LineKind.NEXT)
        for position, step in enumerate(self.form.steps):
            onwards = self._next(position + 1)
            if step.show_when is not None:
                yield Line(_fork(step), step.code, LineKind.SHOWN)
                yield Line(_fork(step), onwards, LineKind.PASSED)
            yield from (self._route(step, route) for route in self._routes(step))
            if step.kind is not StepKind.EXIT and all(route.when is not None for route in self._routes(step)):
                yield Line(step.code, onwards, LineKind.NEXT)

    def twin(self) -> Iterator[TwinLine]:
        for position, step in enumerate(self.form.steps):
            yield TwinLine(step.code, position + 1, self.title(step.code), tuple(self._sentences(position, step)))

    def title(self, code: str) -> str:
        """The title of a step, or its code."""
        return plain(self.form.text(self.locale, text_keys.step_title(code))) or code

    def _routes(self, step: Step) -> list[Route]:
        """The routes that lead somewhere, up to the first that is always taken."""
        found = []
        for route in step.routes:
            if self.form.has_step(route.to):
                found.append(route)
                if route.when is None:
                    break
        return found

    def _route(self, step: Step, route: Route) -> Line:
        words = in_words(route.when, self.form, self.locale)
        target = self.form.step(route.to)
        name = _fork(target) if target.show_when is not None else target.code
        return Line(step.code, name, LineKind.ROUTE, words)

    def _next(self, position: int) -> str:
        """The box in the middle at which somebody arrives who goes on in order."""
        for step in self.form.steps[position:]:
            if step.show_when is not None:
                return _fork(step)
            if step.kind is not StepKind.EXIT:
                return step.code
        return END

    def _sentences(self, position: int, step: Step) -> Iterator[str]:
        if step.show_when is not None:
            yield f"Shown when {in_words(step.show_when, self.form, self.locale)}."
        elif step.kind is StepKind.EXIT:
            yield "Shown only to those whom a route leads here."
        if step.kind is StepKind.EXIT:
            yield "The form ends here."
            return
        routes = self._routes(step)
        for route in routes:
            when = f" when {in_words(route.when, self.form, self.locale)}" if route.when is not None else ""
            yield f"Goes to {self._named(self.form.position(route.to))}{when}."
        if all(route.when is not None for route in routes):
            yield f"{'Otherwise goes' if routes else 'Goes'} on to {self._onwards(position + 1)}."

    def _onwards(self, position: int) -> str:
        """What may come next in order: each step with a condition, up to the first without one."""
        names: list[str] = []
        for place in range(position, len(self.form.steps)):
            step = self.form.steps[place]
            if step.show_when is not None:
                names.append(f"{self._named(place)} if it is shown")
            elif step.kind is not StepKind.EXIT:
                return ", else ".join([*names, self._named(place)])
            if len(names) == _MOST_NAMED:
                return ", else ".join([*names, "the next step that is shown"])
        return ", else ".join([*names, "check answers"])

    def _named(self, position: int) -> str:
        return f"step {position + 1} “{self.title(self.form.steps[position].code)}”"


_MOST_NAMED = 3


def _fork(step: Step) -> str:
    return f"?{step.code}"


def _kind(step: Step) -> BoxKind:
    match step.kind:
        case StepKind.EMERGENCY_GATE:
            return BoxKind.GATE
        case StepKind.EXIT:
            return BoxKind.EXIT
        case StepKind.QUESTIONS:
            return BoxKind.STEP


def _column(step: Step) -> int:
    if step.kind is StepKind.EXIT:
        return 2
    return 0 if step.show_when is None else 1


def _in_lanes(lines: Sequence[Line], rows: dict[str, int]) -> tuple[tuple[Line, ...], int]:
    """The lines with a lane for each route, so that no two in one lane share a row; and the number of lanes."""
    routes = [line for line in lines if line.kind is LineKind.ROUTE]
    ends: list[list[tuple[int, int]]] = []
    lanes: dict[Line, int] = {}
    for line in sorted(routes, key=lambda one: _span(one, rows)[1] - _span(one, rows)[0]):
        first, last = _span(line, rows)
        lane = next(
            (n for n, taken in enumerate(ends) if all(last < start or end < first for start, end in taken)), len(ends)
        )
        if lane == len(ends):
            ends.append([])
        ends[lane].append((first, last))
        lanes[line] = lane + 1
    return tuple(replace(line, lane=lanes.get(line, 0)) for line in lines), len(ends)


def _span(line: Line, rows: dict[str, int]) -> tuple[int, int]:
    ends = rows[line.source], rows[line.target]
    return min(ends), max(ends)
