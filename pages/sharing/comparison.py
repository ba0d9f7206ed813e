"""A national change as rows to read and to choose from: one for each field and block that differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Field
from wagtail.fields import StreamField

from pages.editor.sameness import plain
from pages.sharing.fields import stored, word_fields
from pages.sharing.merging import MINE, THEIRS, Block, Change, Kind, changes
from pages.sharing.updates import Update
from pages.sharing.words import Sides, side_by_side, words_of_block, words_of_field

_KINDS = {Kind.ADDED: "New", Kind.CHANGED: "Changed", Kind.REMOVED: "Taken away"}


@dataclass(frozen=True, slots=True)
class Row:
    """One difference. `key` is a block's id or a field's name; `national` shows the national page before and after.

    `own` shows the force's words beside the new national ones, where the force has changed them itself.
    """

    key: str
    label: str
    what: str
    national: Sides
    own: Sides | None
    usual: str

    @property
    def is_choice(self) -> bool:
        """Whether both sides changed the same words."""
        return self.own is not None


def rows_of(update: Update) -> list[Row]:
    """Return every national change that the force's page does not have yet."""
    found: list[Row] = []
    for field in word_fields(type(update.base)):
        base, mine, theirs = (stored(thing, field) for thing in (update.base, update.mine, update.theirs))
        if isinstance(field, StreamField):
            found += [_block_row(field, change) for change in changes(base=base, mine=mine, theirs=theirs)]
        elif plain(theirs) not in (plain(base), plain(mine)):
            found.append(_field_row(field, base, mine, theirs))
    return found


def _field_row(field: Field[Any, Any], base: Any, mine: Any, theirs: Any) -> Row:
    before, own, after = (words_of_field(field, value) for value in (base, mine, theirs))
    return Row(
        key=field.name,
        label=str(field.verbose_name).capitalize(),
        what=_KINDS[Kind.CHANGED],
        national=side_by_side(before, after),
        own=side_by_side(own, after) if plain(mine) != plain(base) else None,
        usual=THEIRS if plain(mine) == plain(base) else MINE,
    )


def _block_row(field: StreamField, change: Change) -> Row:
    known = change.theirs or change.base or change.mine or {}
    block = field.stream_block.child_blocks.get(known.get("type"))
    before, own, after = (_words(field, one) for one in (change.base, change.mine, change.theirs))
    return Row(
        key=change.id,
        label=str(block.label) if block is not None else str(known.get("type", "")),
        what=_KINDS[change.kind],
        national=side_by_side(before, after),
        own=side_by_side(own, after) if change.is_choice else None,
        usual=change.usual,
    )


def _words(field: StreamField, block: Block | None) -> str:
    if block is None:
        return ""
    stream = field.to_python([dict(block)])
    return "\n".join(words_of_block(child.block, child.value) for child in stream)
