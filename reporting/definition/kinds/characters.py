"""Cleaning of typed text, the same for every kind of question that takes text."""

from __future__ import annotations

import re
import unicodedata

from reporting.definition.form import Question
from reporting.definition.json_values import JSON
from reporting.definition.problems import Problem

LONGEST_READ = 100_000
"""Longer texts are refused before any work is done on them."""

_LINE_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
# Lone surrogates cannot be stored as UTF-8, and PostgreSQL refuses NUL.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Direction overrides come along when a number is pasted from a phone, and can make text read backwards.
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
# White space of Unicode, and characters that print nothing. (A regular expression would be quadratic here.)
_EDGES = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + "\u200b\u200c\u200d\u200e\u200f\u2060"


def compact(typed: str) -> str:
    """Typed text in compatibility form (full-width digits become digits) without outer space."""
    return unicodedata.normalize("NFKC", _OVERRIDES.sub("", typed)).strip()


def clean(
    question: Question, value: JSON, *, most: int, lines: bool = False, field: str | None = None
) -> tuple[str | None, tuple[Problem, ...]]:
    """Normalised text of at most `most` characters, None when it is empty, and what is wrong with it.

    Line breaks become "\\n", tabs spaces, characters their composed form; outer white space goes. Characters
    are counted after that.
    """
    if value is None:
        return None, ()
    if not isinstance(value, str):
        return None, (Problem(question.code, field, "text_type"),)
    if len(value) > LONGEST_READ:
        return None, (Problem(question.code, field, "too_long", {"max": most}),)
    text = _LINE_BREAKS.sub("\n", value).replace("\t", " ")
    if _CONTROLS.search(text):
        return None, (Problem(question.code, field, "control_characters"),)
    text = unicodedata.normalize("NFC", _OVERRIDES.sub("", text)).strip(_EDGES)
    if "\n" in text and not lines:
        return None, (Problem(question.code, field, "line_breaks"),)
    if len(text) > most:
        return None, (Problem(question.code, field, "too_long", {"max": most}),)
    return text or None, ()
