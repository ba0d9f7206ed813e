"""Steps in order with the routes between them, as the links of the source say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reporting.authoring.importers.draft import Draft, Lost, unused
from reporting.authoring.importers.pages import Reading
from reporting.authoring.importers.source import Data, plain, text
from reporting.authoring.importers.ways import END, Way, in_order, ways_from
from reporting.authoring.importers.words import plain_words
from reporting.definition import text_keys
from reporting.definition.conditions import AllOf, Condition, Named
from reporting.definition.form import Content, Question, Route, Step, StepKind

_LAST_WORDS = "<p>You have answered every question. Next you can check your answers.</p>"


@dataclass(frozen=True, slots=True)
class Laid:
    """Steps in their order, and the links of the source that lead to no page."""

    steps: tuple[Step, ...]
    broken: tuple[str, ...] = ()


def laid_out(
    known: Mapping[str, Data],
    readings: Mapping[str, Reading],
    start: str,
    ends: list[Data],
    draft: Draft,
    taken: set[str],
    *,
    in_list_order: bool,
    declaration: str = "",
) -> Laid:
    """The steps of all pages, a `declaration` last. Pages `in_list_order` follow each other as their conditions say."""
    if not readings:
        return Laid(())
    if in_list_order:
        listed = _listed(known, readings, draft)
        return Laid((*listed, *([_last_step(ends, draft, taken, declaration)] if declaration else [])))
    ways: dict[str, list[Way]] = {}
    broken: list[str] = []
    for path in readings:
        ways[path], gone = ways_from(known[path], known)
        broken += [f"{path} leads to {to}, which is no page of the form" for to in gone]
    order, back = in_order(start, ways)
    steps = _linked(order, ways, back, readings, ends, draft, taken, declaration)
    return Laid(tuple(steps), tuple(broken))


def _listed(known: Mapping[str, Data], readings: Mapping[str, Reading], draft: Draft) -> list[Step]:
    steps: list[Step] = []
    for path, reading in readings.items():
        name = plain(known[path].get("condition"))
        if name and name not in draft.condition_codes:
            draft.lost.append(Lost("page", path, f"its condition {name[:80]!r} is not in the source", path))
        when = Named(draft.condition_codes[name]) if name in draft.condition_codes else None
        for step in reading.steps:
            always = AllOf(()) if step.kind is StepKind.EXIT else None
            steps.append(replace(step, show_when=when or always))
    return steps


def _linked(
    order: list[str],
    ways: Mapping[str, list[Way]],
    back: set[tuple[str, str]],
    readings: Mapping[str, Reading],
    ends: list[Data],
    draft: Draft,
    taken: set[str],
    declaration: str,
) -> list[Step]:
    onwards = [path for path in order if readings[path].steps[0].kind is not StepKind.EXIT]
    exits = [path for path in order if path not in onwards]
    following = dict(zip(onwards, [*onwards[1:], END], strict=True))
    needs_end = bool(declaration) or any(
        way.to == END and (way.conditions or following[path] != END) for path in onwards for way in ways[path]
    )
    last = _last_step(ends, draft, taken, declaration) if needs_end else None
    targets = {path: reading.first for path, reading in readings.items()}
    if last is not None:
        targets[END] = last.code
    steps: list[Step] = []
    for path in onwards:
        routes = tuple(_routes(path, ways[path], back, targets, following[path], draft))
        *before, final = readings[path].steps
        steps += [*before, replace(final, routes=routes)]
    return [*steps, *([last] if last else []), *(step for path in exits for step in readings[path].steps)]


def _routes(
    path: str, ways: list[Way], back: set[tuple[str, str]], targets: Mapping[str, str], following: str, draft: Draft
) -> list[Route]:
    found: list[Route] = []
    for way in ways:
        if (path, way.to) in back:
            draft.lost.append(Lost("page", path, f"its link back to {way.to}: nobody is sent round in a circle", path))
            draft.problems.append(f"{path} leads back to {way.to}")
            continue
        if unknown := [name for name in way.conditions if name not in draft.condition_codes]:
            reason = f"its link to {way.to or 'the end'} has the condition {unknown[0][:80]!r}, which is not there"
            draft.lost.append(Lost("page", path, reason, path))
            continue
        if not way.conditions and way.to == following:
            continue
        found.append(Route(_all_of(way.conditions, draft), targets[way.to]))
    return found


def _all_of(names: tuple[str, ...], draft: Draft) -> Condition | None:
    every = tuple(Named(draft.condition_codes[name]) for name in names)
    return every[0] if len(every) == 1 else AllOf(every) if every else None


def _last_step(ends: list[Data], draft: Draft, taken: set[str], declaration: str) -> Step:
    """Where ways end that do not end with the last page: the declaration, or words before the answers are checked."""
    code = unused("the-end", taken, "end")
    title = next((plain_words(text(page.get("title"))) for page in ends if text(page.get("title"))), "")
    draft.say(text_keys.step_title(code), title or "Check your answers")
    if declaration:
        declared = draft.item_code("declaration", "declaration")
        draft.say(text_keys.question_label(declared), "Declaration")
        draft.say(text_keys.question_statement(declared), declaration)
        return Step(code, items=(Question(declared, "declaration"),))
    body = draft.item_code("the-end-words")
    draft.say(text_keys.content_body(body), _LAST_WORDS)
    return Step(code, items=(Content(body),))
