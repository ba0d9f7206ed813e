"""Words with answers in them: "What did ((name)) say?".

A form's words name a question by its code in double brackets. Editors write the question's label instead, which
`resolved` turns into the code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape, unescape

from reporting.definition import kinds, text_keys
from reporting.definition.form import Form
from reporting.definition.json_values import Answers, TextLookup, is_empty

LONGEST = 200
"""Characters of an answer that are shown inside other words; the rest is cut off."""

_CODE = re.compile(r"\(\(([A-Za-z0-9][A-Za-z0-9_-]{0,79})\)\)")
_LABEL = re.compile(r"\(\(([^()]{1,300}(?:\([^()]{0,100}\)[^()]{0,100})?)\)\)")
_UNANSWERED = {"en": "your answer", "cy": "eich ateb"}


def named_in(words: str) -> tuple[str, ...]:
    """Codes that these words name, each once, in order. Whether a form has such a question is not asked."""
    return tuple(dict.fromkeys(_CODE.findall(words))) if "((" in words else ()


def worded(form: Form, locale: str, answers: Answers) -> TextLookup:
    """The form's words in a language with answers in them, by key.

    Plain words stay plain: whoever shows them escapes them. In rich words (see `text_keys.is_rich`) the answers
    are escaped, so that nothing a person typed is ever markup. An answer is inserted once: brackets that somebody
    typed are not read again. For words inside a group's entry pass the entry's answers over the others.
    """

    def text(key: str) -> str:
        return with_answers(form.text(locale, key), form, locale, answers, is_rich=text_keys.is_rich(key))

    return text


def with_answers(words: str, form: Form, locale: str, answers: Answers, *, is_rich: bool = False) -> str:
    """Words with the answers in them which they name; what names no question of the form stays as it is."""
    if "((" not in words:
        return words

    def shown(found: re.Match[str]) -> str:
        if form.find(found[1]) is None:
            return found[0]
        said = _answer(form, found[1], locale, answers)
        return escape(said) if is_rich else said

    return _CODE.sub(shown, words)


def _answer(form: Form, code: str, locale: str, answers: Answers) -> str:
    question, value = form.find(code), answers.get(code)
    if question is not None and not is_empty(value):
        lines = kinds.get(question.kind).display(question, value, form.lookup(locale), locale)
        if said := " ".join(", ".join(lines).split()):
            return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"
    name = text_keys.question_name(code)
    return form.text(locale, name) if form.has_text(locale, name) else _UNANSWERED.get(locale, _UNANSWERED["en"])


def resolved(words: str, code_of: Callable[[str], str | None], *, is_rich: bool = False) -> tuple[str, tuple[str, ...]]:
    """What an editor wrote with labels turned into codes, and the labels which are of no question.

    `code_of` gives the code for a label, without regard to capitals or spaces, as it likes; None where there is
    none. A code is taken as well, when `code_of` knows it. What cannot be resolved stays as it was written.
    """
    unknown: list[str] = []

    def code(found: re.Match[str]) -> str:
        label = " ".join((unescape(found[1]) if is_rich else found[1]).split())
        known = code_of(label)
        if known is None:
            unknown.append(label)
            return found[0]
        return f"(({known}))"

    return (_LABEL.sub(code, words), tuple(unknown)) if "((" in words else (words, ())


def as_written(words: str, label_of: Callable[[str], str], *, is_rich: bool = False) -> str:
    """The reverse of `resolved`: codes turned into labels, for the editor."""

    def label(found: re.Match[str]) -> str:
        said = label_of(found[1]) or found[1]
        return f"(({escape(said, quote=False) if is_rich else said}))"

    return _CODE.sub(label, words) if "((" in words else words


def words_naming_answers(form: Form) -> Iterator[tuple[str, str, str]]:
    """Language, key and code of every question that words of the form name."""
    for locale, words in form.texts.items():
        for key, said in words.items():
            for code in named_in(said):
                if form.find(code) is not None:
                    yield locale, key, code
