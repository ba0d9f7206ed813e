"""What compiling reads, and what comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reporting.authoring.compiled_conditions import Targets
from reporting.authoring.question_library.inserted import Inserted
from reporting.definition.form import Form, FormKind

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """What compile reads. `steps` is stored StreamField data with an id on every block."""

    key: str
    kind: FormKind
    locale: str
    texts: Mapping[str, str]
    steps: Sequence[Data]
    codes: Mapping[str, str] = field(default_factory=dict)
    open_texts: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Compiled:
    """A form with its words in one language.

    Attributes:
        form: the form, proved or not.
        codes: code of every block and option id, those of deleted blocks included.
        step_ids: block id of every step code that is in the form.
        item_ids: block id of every question and content code that is in the form.
        targets: what conditions and routes may name.
        group_ids: for every item inside a group's entries, by its block id, the id of the group's block.
        condition_ids: id of every named condition by its code.
        unresolved: the texts, by key, which name an answer in double brackets by words that are no question's.
        inserted: what came from the question library.
    """

    form: Form
    codes: Mapping[str, str]
    step_ids: Mapping[str, str]
    item_ids: Mapping[str, str]
    targets: Targets
    group_ids: Mapping[str, str] = field(default_factory=dict)
    condition_ids: Mapping[str, str] = field(default_factory=dict)
    unresolved: Sequence[tuple[str, str]] = ()
    inserted: Inserted = field(default_factory=Inserted)
