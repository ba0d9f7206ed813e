"""What an import knows so far: codes taken, words, questions by their old names, and what was lost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from reporting.definition import kinds
from reporting.definition.form import Question

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Lost:
    """One thing of the source that the form does not have, or has otherwise.

    `what` is page, component, condition, link or form; `kept` says that what is asked, of whom and in what form
    is the same all the same.
    """

    what: str
    name: str
    reason: str
    page: str = ""
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a question of the source went: its code and kind, its options' codes by their old values."""

    code: str
    kind: str
    options: Mapping[str, str]
    group: str = ""
    """The group in whose entries it is asked."""


@dataclass
class Draft:
    """A form on the way."""

    lists: Mapping[str, Mapping[str, object]]
    condition_codes: Mapping[str, str]
    texts: dict[str, str] = field(default_factory=dict)
    lost: list[Lost] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    asked: dict[str, list[Asked]] = field(default_factory=dict)
    computed: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Content whose words may have answers in them: name and page of its component, by the key of its words."""
    _codes: set[str] = field(default_factory=set)
    _fields: set[str] = field(default_factory=set)

    is_inside_option: bool = False
    """Whether what is read is revealed by an option: nothing further is, then."""

    def say(self, key: str, words: str) -> None:
        """Keep words, if there are any."""
        if words:
            self.texts[key] = words

    def item_code(self, wanted: str, kind: str = "") -> str:
        """A code for a question of this kind, or for content, that no other item has, in codes and HTML fields."""
        base, number = code_of(wanted) or "item", 1
        code = base
        while code in self._codes or not self._fields.isdisjoint(_fields_of(code, kind)):
            number += 1
            code = f"{base}-{number}"
        self._codes.add(code)
        self._fields |= _fields_of(code, kind)
        return code

    def remember(self, asked: Asked, *names: str) -> None:
        """Let conditions find a question under its old names."""
        for name in names:
            if name:
                self.asked.setdefault(name, []).append(asked)


def code_of(wanted: str) -> str:
    """A name as a code: letters, digits, hyphens; empty when nothing of it is left."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", wanted).strip("-_")[:_LONGEST].strip("-_")


def unused(wanted: str, taken: set[str], fallback: str) -> str:
    """A code for a name that is not taken, which it then is."""
    base, number = code_of(wanted) or fallback, 1
    code = base
    while code in taken:
        number += 1
        code = f"{base}-{number}"
    taken.add(code)
    return code


def _fields_of(code: str, kind: str) -> set[str]:
    return {code, *kinds.get(kind).fields(Question(code, kind))} if kind else set()
