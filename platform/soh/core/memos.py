"""What a process may keep in memory between requests: values loaded at a version, dropped when the version moves."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

_all: list["VersionedMemo[Any, Any]"] = []


class VersionedMemo(Generic[K, V]):
    """Keep `load(key)` per key until the versions given at reading differ from those it was loaded at.

    Read the versions before the data they describe: then a change in between costs one more load and never stale words.
    """

    def __init__(self, load: Callable[[K], V]) -> None:
        self._load = load
        self._kept: dict[K, tuple[tuple[int, ...], V]] = {}
        _all.append(self)

    def get(self, key: K, versions: tuple[int, ...]) -> V:
        """Return the value of `key` at `versions`, loading it when need be."""
        kept = self._kept.get(key)
        if kept is None or kept[0] != versions:
            kept = self._kept[key] = (versions, self._load(key))
        return kept[1]

    def kept(self, key: K) -> V | None:
        """Return what was loaded last, however old: a hint for what to ask next, never an answer."""
        found = self._kept.get(key)
        return found[1] if found else None

    def forget(self) -> None:
        """Drop everything."""
        self._kept.clear()


def forget_all() -> None:
    """Drop every memo of this process: after a reload of the database, and between tests."""
    for memo in _all:
        memo.forget()
