"""What every kind of question can do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, Protocol, TypeAlias

from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup
from reporting.definition.operators import ValueKind
from reporting.definition.problems import Problem

Checked: TypeAlias = tuple[JSON, tuple[Problem, ...]]
"""The canonical value (None when left empty or wrong) and what is wrong with it."""

Schema: TypeAlias = dict[str, Any]
"""A JSON Schema, draft 2020-12."""


REPORTERS_OWN = "reporters_own"
"""A setting of e-mail, phone and address: it is the reporter's own, so that updates may go there where that is safe."""


class SettingKind(StrEnum):
    """What value a setting of a question takes."""

    COUNT = "count"
    NUMBER = "number"
    FLAG = "flag"
    TEXT = "text"
    TEXTS = "texts"
    OPTION = "option"


class Kind(Protocol):
    """One kind of question. A kind has no state; one object serves all forms."""

    @property
    def name(self) -> str:
        """Stable name, stored in forms."""

    @property
    def has_options(self) -> bool:
        """Whether its questions carry options."""

    @property
    def settings(self) -> Mapping[str, SettingKind]:
        """Settings that a question of this kind may carry."""

    @property
    def operators(self) -> Mapping[str, ValueKind]:
        """Operators that suit this kind, with what each compares with."""

    @property
    def personal(self) -> bool:
        """Whether it asks for data about a person, so that a purpose and a retention should be stated."""

    @property
    def takes_items(self) -> bool:
        """Whether its questions have questions of their own, asked in each entry."""

    def parts(self, question: Question) -> Mapping[str, Mapping[str, ValueKind]]:
        """The parts of a composite answer that conditions may ask about, each with the operators that suit it.

        A part is a key of the canonical value, an object. Empty for an answer of one piece.
        """

    def fields(self, question: Question) -> tuple[str, ...]:
        """Names of the HTML fields of a question, the one that an error links to first."""

    def check(self, question: Question, value: JSON, *, today: date) -> Checked:
        """The canonical value and what is wrong. Takes any JSON value and never raises.

        An empty value is fine here: whether an answer is required is asked by `answers`.
        """

    def from_fields(self, question: Question, fields: Mapping[str, Sequence[str]]) -> JSON:
        """What a post means, None when nothing was filled in. What cannot be read is kept as it was typed."""

    def to_fields(self, question: Question, value: JSON) -> dict[str, list[str]]:
        """The posted fields that mean this value, right or wrong, to show it again. Never raises."""

    def json_schema(self, question: Question, text: TextLookup) -> Schema:
        """Schema of the canonical value."""

    def example(self, question: Question) -> JSON:
        """A valid canonical value."""

    def display(self, question: Question, value: JSON, text: TextLookup, locale: str) -> tuple[str, ...]:
        """Lines of plain text that show a canonical value to a person; none for an empty one."""

    def faults(self, question: Question) -> tuple[str, ...]:
        """Names of settings that leave no possible answer, such as a least that is more than the most."""
