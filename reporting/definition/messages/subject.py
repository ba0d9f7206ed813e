"""What an error sentence is about."""

from __future__ import annotations

from dataclasses import dataclass

from reporting.definition.kinds.part_words import PartWords


@dataclass(frozen=True, slots=True)
class Subject:
    """The question of a problem: its kind, its own name or "", and the label of the option concerned.

    Of a composite answer also the part concerned: its words in the language asked for, and whether it is chosen.
    """

    kind: str
    name: str
    option: str
    part: PartWords | None = None
    part_is_chosen: bool = False


def capitalised(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def uncapitalised(text: str) -> str:
    """The text with a small first letter, the rest as it is."""
    return text[:1].lower() + text[1:]
