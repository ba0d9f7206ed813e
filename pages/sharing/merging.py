"""Three texts, told apart block by block: the national one as it was, as it is, and the force's own.

Pure: blocks are `{"id", "type", "value"}` as they are stored. A block that the force never changed and the national
team did is theirs to take; one that both changed is a choice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pages.editor.sameness import plain

Block = Mapping[str, Any]
MINE, THEIRS = "mine", "theirs"


class Kind(StrEnum):
    """What the national team did with a block."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """One national change. `mine` is None where the force has no such block."""

    id: str
    kind: Kind
    base: Block | None
    mine: Block | None
    theirs: Block | None

    @property
    def is_choice(self) -> bool:
        """Whether the force changed the same block, too."""
        return not _same(self.base, self.mine)

    @property
    def usual(self) -> str:
        """What is taken unless the force says otherwise: never over words of its own."""
        return MINE if self.is_choice else THEIRS


def changes(*, base: Sequence[Block], mine: Sequence[Block], theirs: Sequence[Block]) -> list[Change]:
    """Return the national changes from `base` to `theirs` that `mine` does not have yet, in the order of `theirs`."""
    bases, own, news = _by_id(base), _by_id(mine), _by_id(theirs)
    found = [
        Change(pk, Kind.CHANGED if pk in bases else Kind.ADDED, bases.get(pk), own.get(pk), block)
        for pk, block in news.items()
        if not _same(bases.get(pk), block)
    ]
    found += [Change(pk, Kind.REMOVED, block, own.get(pk), None) for pk, block in bases.items() if pk not in news]
    return [change for change in found if not _same(change.mine, change.theirs)]


def merged(
    *, base: Sequence[Block], mine: Sequence[Block], theirs: Sequence[Block], choices: Mapping[str, str]
) -> list[Block]:
    """Return the force's text with the national changes as chosen: `choices` maps a block's id to MINE or THEIRS."""
    blocks = list(mine)
    order = [str(block["id"]) for block in theirs]
    for change in changes(base=base, mine=mine, theirs=theirs):
        if choices.get(change.id, change.usual) != THEIRS:
            continue
        place = next((n for n, block in enumerate(blocks) if str(block["id"]) == change.id), None)
        if change.theirs is None:
            if place is not None:
                del blocks[place]
        elif place is not None:
            blocks[place] = change.theirs
        else:
            blocks.insert(_place(change.id, order, blocks), change.theirs)
    return blocks


def merged_value(*, base: Any, mine: Any, theirs: Any, choice: str | None) -> Any:
    """Return the value of a plain field in the same way."""
    if plain(base) == plain(theirs):
        return mine
    return theirs if (choice or (THEIRS if plain(mine) == plain(base) else MINE)) == THEIRS else mine


def _place(pk: str, order: list[str], blocks: Sequence[Block]) -> int:
    """After the nearest block that stands before it nationally; first when there is none."""
    there = {str(block["id"]): n for n, block in enumerate(blocks)}
    before = order[: order.index(pk)]
    return next((there[other] + 1 for other in reversed(before) if other in there), 0)


def _by_id(blocks: Sequence[Block]) -> dict[str, Block]:
    return {str(block["id"]): block for block in blocks}


def _same(one: Block | None, other: Block | None) -> bool:
    if one is None or other is None:
        return one is other
    return one["type"] == other["type"] and bool(plain(one["value"]) == plain(other["value"]))
