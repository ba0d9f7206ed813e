"""Strict reading of data, with the place of whatever is wrong."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

Path: TypeAlias = tuple[str | int, ...]
Choice = TypeVar("Choice", bound=StrEnum)


class DefinitionError(ValueError):
    """Data that is no form definition. `path` leads to what is wrong, `reason` says what it must be."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path, self.reason = path, reason
        place = "/".join(str(part) for part in path) or "the definition"
        super().__init__(f"{place} {reason}")


class Reader:
    """One JSON object being read. Each key is asked for once; what is left over is refused."""

    def __init__(self, data: Any, path: Path) -> None:
        if not isinstance(data, Mapping):
            raise DefinitionError(path, "must be an object")
        self._data, self.path = dict(data), path

    def has(self, key: str) -> bool:
        """Whether a key is there and not asked for yet."""
        return key in self._data

    def take(self, key: str) -> Any:
        """Any value; DefinitionError when it is missing."""
        if key not in self._data:
            raise DefinitionError((*self.path, key), "is missing")
        return self._data.pop(key)

    def text(self, key: str, default: str | None = None) -> str:
        """A text that can be stored."""
        if default is not None and key not in self._data:
            return default
        return storable_text(self.take(key), (*self.path, key))

    def flag(self, key: str, default: bool | None = None) -> bool:
        """True or false."""
        if default is not None and key not in self._data:
            return default
        value = self.take(key)
        if not isinstance(value, bool):
            raise DefinitionError((*self.path, key), "must be true or false")
        return value

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        """One of the members of an enumeration."""
        value = self.text(key)
        if value not in set(choices):
            raise DefinitionError((*self.path, key), f"must be one of {', '.join(choices)}")
        return choices(value)

    def list(self, key: str) -> Iterator[tuple[Any, Path]]:
        """The members of a list with their places; none when the key is missing."""
        path = (*self.path, key)
        values = self._data.pop(key, [])
        if isinstance(values, str) or not isinstance(values, Sequence):
            raise DefinitionError(path, "must be a list")
        return ((value, (*path, number)) for number, value in enumerate(values))

    def end(self) -> None:
        """Refuse what is left."""
        for key in sorted(map(str, self._data)):
            raise DefinitionError((*self.path, key), "is not known here")


def storable_text(value: Any, path: Path) -> str:
    """The value if it is a text that can be stored: valid Unicode without NUL."""
    if not isinstance(value, str):
        raise DefinitionError(path, "must be text")
    if "\x00" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise DefinitionError(path, "must be text without NUL and without lone surrogates")
    return value


def storable_number(value: Any, path: Path) -> int | float:
    """The value if it is a finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise DefinitionError(path, "must be a number")
    if isinstance(value, float) and not math.isfinite(value):
        raise DefinitionError(path, "must be a finite number")
    if abs(value) > 10**15:
        raise DefinitionError(path, "must be a smaller number")
    return value
