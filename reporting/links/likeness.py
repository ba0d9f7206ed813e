"""Whether two summaries may tell of the same thing, by place, time and words. Pure; each sign is named."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})\b")
_DAY = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b"
)
_WORD = re.compile(r"\w{3,}")
ENOUGH = 4
"""So many points make a hint."""
_CLOSE = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is known of a report without opening its answers. `lines` are those of its summary."""

    form_key: str
    received_at: datetime
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two reports are, and why."""

    points: int
    signs: tuple[str, ...]


def likeness(one: Sketch, other: Sketch) -> Likeness:
    """Return what speaks for the same incident. Without a place, a day or words in common there is nothing."""
    found: list[tuple[int, str]] = [*_places(one, other)]
    if _found(_DAY, one.lines) & _found(_DAY, other.lines):
        found.append((2, "Same day"))
    if (alike := _alike(one.lines, other.lines)) >= 0.8:
        found.append((4, "Almost the same words"))
    elif alike >= 0.5:
        found.append((2, "Like words"))
    if not found:
        return Likeness(0, ())
    if one.form_key == other.form_key:
        found.append((1, "Same form"))
    if abs(one.received_at - other.received_at) <= _CLOSE:
        found.append((1, "Sent within 6 hours"))
    return Likeness(sum(points for points, _ in found), tuple(sign for _, sign in found))


def _places(one: Sketch, other: Sketch) -> Iterable[tuple[int, str]]:
    here, there = _postcodes(one), _postcodes(other)
    if here & there:
        yield 3, "Same postcode"
    elif {area for area, _ in here} & {area for area, _ in there}:
        yield 1, "Same postcode district"


def _postcodes(sketch: Sketch) -> set[tuple[str, str]]:
    return {found.groups() for line in sketch.lines for found in _POSTCODE.finditer(line.upper())}  # type: ignore[misc]


def _found(pattern: re.Pattern[str], lines: Iterable[str]) -> set[str]:
    return {found.group() for line in lines for found in pattern.finditer(line)}


def _alike(one: Iterable[str], other: Iterable[str]) -> float:
    """Words in common by words in all; places and days count on their own."""
    first, second = _words(one), _words(other)
    return len(first & second) / len(first | second) if len(first & second) >= 3 else 0.0


def _words(lines: Iterable[str]) -> set[str]:
    return {word for line in lines for word in _WORD.findall(_DAY.sub("", line).casefold())}
