"""What a part of an answer is called."""

from __future__ import annotations

from typing import NamedTuple


class PartWords(NamedTuple):
    """Label above the control, noun inside error sentences where the label is none, hint, and unit of a number.

    `asked` stands after "Enter" or "Select" when the part is missing; without it "the" and the label.
    `shown` stands before a given answer; without it the label.
    """

    label: str
    name: str = ""
    asked: str = ""
    hint: str = ""
    unit: str = ""
    shown: str = ""
