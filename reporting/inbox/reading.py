"""A report as its reader sees it: the words the reporter saw, step by step, and English beside another language."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reporting.definition import kinds, text_keys
from reporting.definition.form import Form, Question
from reporting.definition.routing import walk

ENGLISH = "en"
HIDDEN = "Identity protected"


@dataclass(frozen=True, slots=True)
class Words:
    """Words in the reporter's language; `english` is empty where they are English already or have no translation."""

    text: str
    language: str
    english: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One question with its answer. No lines means that it was left empty."""

    label: Words
    lines: tuple[str, ...]
    language: str
    english_lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The answers of one step."""

    title: Words
    answers: tuple[Answer, ...]


def sections(
    form: Form,
    answers: Mapping[str, Any],
    locale: str,
    received_at: datetime,
    hidden: Collection[str] = (),
) -> list[Section]:
    """Return what was asked and answered, in the order of the form; nothing that was answered is left out.

    What was asked is what applied when the report came in. `hidden` are codes whose answers the reader may not see:
    that they were answered is shown.
    """
    path = walk(form, answers, now=received_at)
    shown = [
        Section(
            _words(form, locale, text_keys.step_title(step.code)),
            tuple(_answer(form, locale, question, answers.get(question.code), hidden) for question in questions),
        )
        for step in path.steps
        if (questions := path.questions_of(step))
    ]
    asked = {question.code for step in path.steps for question in path.questions_of(step)}
    rest = tuple(_outside(form, locale, code, answers[code]) for code in answers if code not in asked)
    return [*shown, Section(Words("Other answers", ENGLISH), rest)] if rest else shown


def title(form: Form, locale: str) -> Words:
    """Return the form's title."""
    return _words(form, locale, text_keys.FORM_TITLE)


def _words(form: Form, locale: str, key: str) -> Words:
    text, language = form.text(locale, key), form.text_locale(locale, key)
    english = form.text(ENGLISH, key) if language != ENGLISH and form.has_text(ENGLISH, key) else ""
    return Words(text, language, "" if english == text else english)


def _answer(form: Form, locale: str, question: Question, value: Any, hidden: Collection[str] = ()) -> Answer:
    if question.code in hidden:
        return Answer(_words(form, locale, text_keys.question_label(question.code)), (HIDDEN,), ENGLISH)
    kind = kinds.get(question.kind)
    lines = kind.display(question, value, form.lookup(locale), locale)
    english = () if locale == ENGLISH else kind.display(question, value, form.lookup(ENGLISH), ENGLISH)
    label = _words(form, locale, text_keys.question_label(question.code))
    return Answer(label, lines, locale, () if english == lines else english)


def _outside(form: Form, locale: str, code: str, value: Any) -> Answer:
    """An answer off the path, which intake refuses; should one ever exist, its reader must see it."""
    if form.has_question(code):
        return _answer(form, locale, form.question(code), value)
    return Answer(Words(code, ENGLISH), tuple(_lines(value)), locale)


def _lines(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from (f"{name}: {part}" for name, part in value.items())
    elif isinstance(value, list):
        yield from (str(part) for part in value)
    else:
        yield str(value)
