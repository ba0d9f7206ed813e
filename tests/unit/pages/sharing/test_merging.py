"""National changes and a force's own words meet block by block, and no own word is lost unasked."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from pages.sharing.merging import MINE, THEIRS, Kind, changes, merged, merged_value


def text(**blocks: str) -> list[dict[str, Any]]:
    """Return blocks by id, in order."""
    return [{"id": pk, "type": "text", "value": words} for pk, words in blocks.items()]


def words(blocks: list[Any]) -> dict[str, str]:
    """Return what blocks say, by id, in order."""
    return {block["id"]: block["value"] for block in blocks}


def test_what_only_the_national_team_changed_is_taken():
    base, theirs = text(a="1", b="2"), text(a="1", b="2 new", c="3")

    found = changes(base=base, mine=base, theirs=theirs)

    assert [(change.id, change.kind, change.is_choice) for change in found] == [
        ("b", Kind.CHANGED, False),
        ("c", Kind.ADDED, False),
    ]
    assert words(merged(base=base, mine=base, theirs=theirs, choices={})) == {"a": "1", "b": "2 new", "c": "3"}


def test_what_both_changed_stays_the_forces_own_unless_it_chooses():
    base, mine, theirs = text(a="1"), text(a="ours"), text(a="theirs")

    assert changes(base=base, mine=mine, theirs=theirs)[0].is_choice
    assert words(merged(base=base, mine=mine, theirs=theirs, choices={})) == {"a": "ours"}
    assert words(merged(base=base, mine=mine, theirs=theirs, choices={"a": THEIRS})) == {"a": "theirs"}


def test_a_block_taken_away_nationally_goes_unless_the_force_changed_it():
    base, theirs = text(a="1", b="2"), text(b="2")

    assert words(merged(base=base, mine=base, theirs=theirs, choices={})) == {"b": "2"}
    assert words(merged(base=base, mine=text(a="ours", b="2"), theirs=theirs, choices={})) == {"a": "ours", "b": "2"}
    assert words(merged(base=base, mine=base, theirs=theirs, choices={"a": MINE})) == {"a": "1", "b": "2"}


def test_a_new_block_stands_where_it_stands_nationally_and_own_blocks_stay():
    base, mine = text(a="1", b="2"), text(own="ours", a="1", b="2", end="also ours")
    theirs = text(new="0", a="1", middle="1.5", b="2")

    result = merged(base=base, mine=mine, theirs=theirs, choices={})

    assert list(words(result)) == ["new", "own", "a", "middle", "b", "end"]


def test_what_the_force_has_already_is_no_change():
    assert changes(base=text(a="1"), mine=text(a="2"), theirs=text(a="2")) == []


@pytest.mark.parametrize(("base", "mine", "theirs"), list(product(["", "x", "y"], repeat=3)))
def test_a_plain_field_follows_the_same_rule(base: str, mine: str, theirs: str):
    usual = merged_value(base=base, mine=mine, theirs=theirs, choice=None)

    assert usual == (mine if mine != base or base == theirs else theirs)
    if base != theirs:
        assert merged_value(base=base, mine=mine, theirs=theirs, choice=THEIRS) == theirs
        assert merged_value(base=base, mine=mine, theirs=theirs, choice=MINE) == mine


def test_choosing_own_everywhere_changes_nothing_and_theirs_everywhere_gives_every_national_change():
    base, mine, theirs = text(a="1", b="2", c="3"), text(a="A", b="2", x="X"), text(a="1!", c="3!", d="4")

    keys = [change.id for change in changes(base=base, mine=mine, theirs=theirs)]
    own = merged(base=base, mine=mine, theirs=theirs, choices=dict.fromkeys(keys, MINE))
    all_theirs = merged(base=base, mine=mine, theirs=theirs, choices=dict.fromkeys(keys, THEIRS))

    assert own == mine
    assert words(all_theirs) == {"a": "1!", "c": "3!", "d": "4", "x": "X"}


def test_keys_that_a_browser_adds_to_rich_text_are_no_change():
    base, theirs = text(a="<p>Lock up.</p>"), text(a='<p data-block-key="x1">Lock up.</p>')

    assert changes(base=base, mine=base, theirs=theirs) == []
    assert merged_value(base="<p>a</p>", mine="ours", theirs='<p data-block-key="k">a</p>', choice=None) == "ours"
