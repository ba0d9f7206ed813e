"""Texts for every way in which tests of a text can come out together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from reporting.definition.conditions import Test
from reporting.definition.json_values import JSON
from reporting.definition.operators import folded

Term: TypeAlias = tuple[str, str | int]
"""One thing that is true of a text or not: ("is" | "contains" | "starts" | "ends", text) or ("longer", number)."""

MOST_WAYS = 256

_TERMS = {
    "is": "is", "is_not": "is", "any_of": "is", "none_of": "is", "contains": "contains", "not_contains": "contains",
    "starts_with": "starts", "ends_with": "ends", "longer_than": "longer", "shorter_than": "longer",
}  # fmt: skip
_FITS: dict[str, Callable[[str, str], bool]] = {
    "is": str.__eq__,
    "contains": str.__contains__,
    "starts": str.startswith,
    "ends": str.endswith,
}
_FILLING = "example text of any length, "


def texts_for(tests: Sequence[Test], ordinary: str, takes: Callable[[str], bool]) -> Iterator[str | dict[Term, bool]]:
    """A text for each way that the tests can come out.

    Where no text was found although nothing says that there is none, the way itself: the terms and their truth.
    """
    terms = _terms(tests)
    for ways, truth in enumerate(_assignments(terms, {}, 0)):
        if ways >= MOST_WAYS:
            return
        yield next((text for text in _built(truth, ordinary) if _true_of(text, truth) and takes(text)), truth)


def comes_out(test: Test, truth: dict[Term, bool]) -> bool:
    """How a test of a text comes out that is answered, by the truth of the terms."""
    name, values = _TERMS.get(test.operator), _operands(test)
    if name is None:
        return test.operator == "answered"
    if test.operator == "shorter_than":
        return not truth.get(("longer", _number(test.value) - 1), False)
    if name == "longer":
        return truth.get(("longer", _number(test.value)), False)
    found = any(truth.get((name, folded(value)), False) for value in values)
    return not found if test.operator in ("is_not", "none_of", "not_contains") else found


def ways_left(tests: Sequence[Test]) -> bool:
    """Whether there are more ways than are looked at."""
    return sum(1 for _ in zip(_assignments(_terms(tests), {}, 0), range(MOST_WAYS + 1), strict=False)) > MOST_WAYS


def _terms(tests: Sequence[Test]) -> list[Term]:
    found: dict[Term, None] = {}
    for test in tests:
        name = _TERMS.get(test.operator)
        if name == "longer":
            found[name, _number(test.value) - (test.operator == "shorter_than")] = None
        elif name is not None:
            found |= {(name, folded(value)): None for value in _operands(test)}
    return sorted(found, key=lambda term: (term[0] != "is", term[0], str(term[1])))


def _operands(test: Test) -> list[str]:
    values: Sequence[JSON] = test.value if isinstance(test.value, list | tuple) else (test.value,)
    return [value for value in values if isinstance(value, str)]


def _number(value: JSON) -> int:
    return value if isinstance(value, int) else 0


def _assignments(terms: Sequence[Term], truth: dict[Term, bool], place: int) -> Iterator[dict[Term, bool]]:
    """Truths that no two terms contradict, the fewest true ones first."""
    if place == len(terms):
        yield dict(truth)
        return
    for value in (False, True):
        truth[terms[place]] = value
        if all(_agree(term, truth[term], terms[place], value) for term in terms[:place]):
            yield from _assignments(terms, truth, place + 1)
    truth.pop(terms[place], None)


def _agree(one: Term, one_true: bool, other: Term, other_true: bool) -> bool:
    return _allows(one, one_true, other, other_true) and _allows(other, other_true, one, one_true)


def _allows(one: Term, one_true: bool, other: Term, other_true: bool) -> bool:
    """Whether the truth of one term leaves room for that of another."""
    if not one_true:
        return True
    if "longer" in (one[0], other[0]):
        both = one[0] == other[0]
        return not both or other_true or int(other[1]) > int(one[1])
    said, asked = str(one[1]), str(other[1])
    if one[0] == "is":
        return _FITS[other[0]](said, asked) == other_true
    if one[0] == other[0] and one[0] in ("starts", "ends") and other_true:
        fits = _FITS[one[0]]
        return fits(said, asked) or fits(asked, said)
    implied = (one[0] == other[0] or other[0] == "contains") and _FITS[other[0]](said, asked)
    return other_true or not implied


def _true_of(text: str, truth: dict[Term, bool]) -> bool:
    seen = folded(text)
    return bool(seen) and all(
        (len(text) > int(wanted) if name == "longer" else _FITS[name](seen, str(wanted))) == value
        for (name, wanted), value in truth.items()
    )


def _built(truth: dict[Term, bool], ordinary: str) -> Iterator[str]:
    """Texts that may be true of it: the ordinary one, and ones put together from what must be in it."""
    yield ordinary
    wanted = {name: [str(text) for (kind, text), value in truth.items() if kind == name and value] for name in _FITS}
    yield from wanted["is"]
    start, end = max(wanted["starts"], key=len, default=""), max(wanted["ends"], key=len, default="")
    inside = [text for text in wanted["contains"] if text not in start and text not in end]
    core = " ".join(part for part in (start, *inside, end) if part)
    yield core
    yield f"{start}{''.join(inside)}{end}"
    least = max([int(n) + 1 for (kind, n), value in truth.items() if kind == "longer" and value], default=0)
    for filling in (_FILLING, "q7 ", "x"):
        middle = " ".join(inside)
        missing = max(least - len(start) - len(middle) - len(end), 1)
        padding = (filling * (missing // len(filling) + 1))[:missing]
        yield f"{start}{padding}{middle}{end}" if not start else f"{start}{middle}{padding}{end}"
        yield f"{start} {padding.strip() or 'x'} {middle} {end}".strip()
