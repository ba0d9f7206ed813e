"""The platform's own words for the parts of composite answers, in English and in Welsh."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reporting.definition.form import Question
from reporting.definition.json_values import TextLookup
from reporting.definition.kinds.part_words import english, welsh
from reporting.definition.kinds.part_words.words import PartWords
from reporting.definition.text_keys import option_label, question_hint, question_label, question_unit

__all__ = ["PartWords", "find", "part_lookup"]


class _Language(NamedTuple):
    parts: Mapping[str, Mapping[str, PartWords]]
    options: Mapping[str, Mapping[str, str]]


_LANGUAGES = {"en": _Language(english.PARTS, english.OPTIONS), "cy": _Language(welsh.PARTS, welsh.OPTIONS)}


def find(kind: str, part: str, locale: str) -> PartWords | None:
    """Words for a part of a kind, in English for a language other than Welsh; None for a part without words."""
    return _LANGUAGES.get(locale, _LANGUAGES["en"]).parts.get(kind, {}).get(part)


def part_lookup(kind: str, part: str, asked: Question, locale: str) -> TextLookup:
    """The words of a part as if `asked`, the part as a question, stood in a form."""
    language = _LANGUAGES.get(locale, _LANGUAGES["en"])
    words = find(kind, part, locale) or PartWords(part)
    texts = {
        question_label(asked.code): words.label,
        question_hint(asked.code): words.hint,
        question_unit(asked.code): words.unit,
    }
    labels = language.options.get(f"{kind}.{part}", {})
    texts |= {option_label(asked.code, option.code): labels.get(option.code, "") for option in asked.options}
    return lambda key: texts.get(key, "")
