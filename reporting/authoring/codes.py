"""Readable codes for steps, questions and options: minted when a form is compiled for the first time, then
kept.

Editors never see or type them. A code belongs to a block id for ever, so a label may change without a partner
noticing, and a code whose block was deleted is never given to another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.text import slugify

LONGEST = 40

# Addresses and fields which the doors add to those of a form.
RESERVED = frozenset(
    {
        "another-force", "answers", "back", "cadw", "cancel", "check", "check-answers", "code", "confirmation", "copy",
        "copy-data", "copy-pdf", "dychwelyd", "exit", "filled-in", "format", "id", "keep", "language", "leave", "local",
        "receipt", "resume", "resume-sheet", "return", "save", "start", "step", "submit", "timed-out", "token", "try",
        "type",
    }
)  # fmt: skip

# Fields of dates and addresses are named "<code>-<part>": no question may be named like a part of another.
_PARTS = frozenset(("county", "day", "hour", "line", "minute", "month", "postcode", "town", "year"))


class Codes:
    """Codes by block id. Start from those of the last version, or from those an import brings along."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self.by_id = dict(known)
        self._step_codes = set(known.values())
        self._item_codes = set(known.values())
        self._condition_codes = set(known.values())

    def mint_step(self, block_id: str, words: str, *, fallback: str) -> str:
        """The code of a step, unique among steps."""
        return self._mint(block_id, words, fallback, self._step_codes)

    def mint_item(self, block_id: str, words: str, *, fallback: str) -> str:
        """The code of a question or piece of content, unique among them in the whole form."""
        return self._mint(block_id, words, fallback, self._item_codes)

    def mint_condition(self, condition_id: str, words: str, *, fallback: str) -> str:
        """The code of a named condition, unique among them."""
        return self._mint(condition_id, words, fallback, self._condition_codes)

    def _mint(self, block_id: str, words: str, fallback: str, taken: set[str]) -> str:
        if block_id not in self.by_id:
            self.by_id[block_id] = _free(_slug(words) or fallback, taken | RESERVED)
            taken.add(self.by_id[block_id])
        return self.by_id[block_id]

    def mint_options(self, options: Iterable[tuple[str, str]]) -> list[str]:
        """Codes for the (id, label) pairs of one question, unique among them."""
        pairs = list(options)
        taken = {self.by_id[option_id] for option_id, _ in pairs if option_id in self.by_id}
        for number, (option_id, label) in enumerate(pairs, 1):
            if option_id not in self.by_id:
                self.by_id[option_id] = _free(_slug(label) or f"option-{number}", taken)
                taken.add(self.by_id[option_id])
        return [self.by_id[option_id] for option_id, _ in pairs]


def _slug(words: str) -> str:
    slug = slugify(words)[:LONGEST].strip("-_").replace("_", "-")
    if slug[:1].isdigit():
        slug = f"q-{slug}"
    return f"{slug}-q" if slug.rpartition("-")[2] in _PARTS and "-" in slug else slug


def _free(wanted: str, taken: Iterable[str]) -> str:
    occupied = set(taken)
    code, number = wanted, 1
    while code in occupied:
        number += 1
        code = f"{wanted}-{number}"
    return code
