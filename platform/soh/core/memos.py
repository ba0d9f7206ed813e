"""What a process may keep in memory between requests: values loaded at a version, dropped when the version moves."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

_all: list["VersionedMemo[Any, Any] | Kept[Any, Any]"] = []


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


class Kept(Generic[K, V]):
    """Keep at most so many values, each made at the versions given; whoever asks says how a missing one is made.

    The key must hold everything that the value depends on beside the versions. The oldest gives way to a new one.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[K, tuple[tuple[int, ...], V]] = {}
        _all.append(self)

    def get(self, key: K, versions: tuple[int, ...], make: Callable[[], V]) -> V:
        """Return the value of `key` at `versions`, making it when need be."""
        kept = self._kept.get(key)
        if kept is not None and kept[0] == versions:
            return kept[1]
        made = make()
        with suppress(RuntimeError):  # another thread makes room at the same moment
            while len(self._kept) >= self._most:
                self._kept.pop(next(iter(self._kept), key), None)
        self._kept[key] = (versions, made)
        return made

    def forget(self) -> None:
        """Drop everything."""
        self._kept.clear()


def forget_all() -> None:
    """Drop every memo of this process: after a reload of the database, and between tests."""
    for memo in _all:
        memo.forget()
