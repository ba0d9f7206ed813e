"""What is wrong with an answer, apart from the words that say so."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from reporting.definition.json_values import JSON


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with what was answered.

    Attributes:
        question: code of the question, or None when the problem is about the answers as a whole.
        field: the part of the question it is about, such as "day" or "postcode"; None for the whole question.
        code: stable name of the problem; `messages` has a sentence for each.
        params: numbers and names which the sentence needs. Never what the person typed, but
            for the name of a file, cleaned.
        entry: for a question of a group's entries, which entry it is, from 0; None for all others.
    """

    question: str | None
    field: str | None
    code: str
    params: Mapping[str, JSON] = dataclasses.field(default_factory=dict)
    entry: int | None = None
