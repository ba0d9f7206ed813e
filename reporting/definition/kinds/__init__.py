"""The kinds of question, one file each. `get` finds a kind by the name that forms store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reporting.definition.kinds.kind import Checked, Kind, Schema, SettingKind

__all__ = ["Checked", "Kind", "Schema", "SettingKind", "all_kinds", "exists", "get", "names"]


def _index(kinds: Iterable[Kind]) -> dict[str, Kind]:
    return {kind.name: kind for kind in kinds}


_KINDS: dict[str, Kind] = _index(())


def get(name: str) -> Kind:
    """The kind with this name. KeyError when there is none."""
    return _KINDS[name]


def exists(name: str) -> bool:
    """Whether there is a kind with this name."""
    return name in _KINDS


def names() -> tuple[str, ...]:
    """Names of all kinds, in the order an editor is offered them."""
    return tuple(_KINDS)


def all_kinds() -> Iterator[Kind]:
    """Every kind, in the order an editor is offered them."""
    yield from _KINDS.values()
