"""The parts of composite questions as JSON, for those who show a form on a page of their own."""

from __future__ import annotations

from typing import Any

from reporting.definition import kinds, text_keys
from reporting.definition.form import Question
from reporting.definition.kinds.part_words import part_lookup


def parts_of(question: Question, locale: str) -> list[dict[str, Any]]:
    """Return each part of a composite answer with its words; nothing for an answer of one piece."""
    kind = kinds.get(question.kind)
    if not isinstance(kind, kinds.Composite):
        return []
    return [_part(question, part, locale) for part in kind.parts_of(question)]


def _part(question: Question, part: kinds.Part, locale: str) -> dict[str, Any]:
    asked = part.asked_by(question)
    text = part_lookup(question.kind, part.name, asked, locale)
    return {
        "name": part.name,
        "kind": part.kind.name,
        "required": part.needed,
        "label": text(text_keys.question_label(asked.code)),
        "hint": text(text_keys.question_hint(asked.code)),
        "unit": text(text_keys.question_unit(asked.code)),
        "settings": dict(part.settings),
        "options": [
            {"code": option.code, "label": text(text_keys.option_label(asked.code, option.code))}
            for option in asked.options
        ],
    }
