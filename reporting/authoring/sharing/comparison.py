"""The side-by-side comparison that a publisher reads before deciding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reporting.authoring.sharing.highlights import Piece, sides
from reporting.definition.differences import Change, Part, changed, differences
from reporting.definition.form import Form, Step

_WORDS = {
    Change.ADDED: "New",
    Change.REMOVED: "Removed",
    Change.CHANGED: "Changed",
    Change.MOVED: "Moved",
    Change.SAME: "",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison."""

    label: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A step, or a question in it, with the lines that differ."""

    name: str
    kind: str
    change: str
    rows: tuple[Row, ...]
    inside: tuple[Block, ...]


def compare(before: Form, after: Form) -> tuple[Block, ...]:
    """What differs between two forms, step by step, in the order of the newer one; empty when nothing does."""
    steps = {step.code: step for form in (before, after) for step in form.steps}
    return tuple(_block(part, steps, is_top=True) for part in changed(differences(before, after)))


def summary(blocks: Sequence[Block]) -> str:
    """The comparison in a line, such as "1 new question, 2 changed steps"."""
    counts: dict[str, int] = {}
    for block in (*blocks, *(inner for outer in blocks for inner in outer.inside)):
        if block.change:
            what = f"{block.change.lower()} {block.kind}"
            counts[what] = counts.get(what, 0) + 1
    return ", ".join(f"{count} {what}{'s' if count > 1 else ''}" for what, count in counts.items()) or "No change"


def _block(part: Part, steps: dict[str, Step], *, is_top: bool) -> Block:
    lines = [line for line in part.lines if not line.is_same]
    if part.change in (Change.ADDED, Change.REMOVED):
        lines = [line for line in lines if line.label != "Kind" or is_top]
    kind = ("step" if part.code in steps else "start page") if is_top else "question"
    return Block(
        name=part.name,
        kind=kind,
        change=_WORDS[part.change],
        rows=tuple(Row(line.label, *sides(line.before, line.after)) for line in lines),
        inside=tuple(_block(inner, {}, is_top=False) for inner in part.inside),
    )
