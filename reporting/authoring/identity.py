"""Every block and option has an id of its own, by which the editor, translations and codes know it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any


def identify(steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give, in place, a new id to each step, item and option that has none or one that came before.

    Works on stored data. Wagtail itself gives ids to the top level only: nested blocks written by code would
    keep None.
    """
    seen: set[str] = set()
    for owner in _owners(steps):
        if not isinstance(owner.get("id"), str) or not owner["id"] or owner["id"] in seen:
            owner["id"] = str(uuid.uuid4())
        seen.add(owner["id"])
    return steps


def _owners(steps: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Steps first, then items, then options: conditions name the earlier of two with one id."""
    yield from steps
    items = [item for step in steps for item in step["value"].get("items") or ()]
    items += [inner for item in items for inner in item["value"].get("items") or ()]
    yield from items
    for holder in (*steps, *items):
        yield from holder["value"].get("options") or ()
