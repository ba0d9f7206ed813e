"""Sentences for problems, in the style of GOV.UK error messages, in English and in Welsh."""

from __future__ import annotations

from reporting.definition.form import Form
from reporting.definition.kinds.part_words import find
from reporting.definition.messages import english, welsh
from reporting.definition.messages.subject import Subject
from reporting.definition.problems import Problem
from reporting.definition.text_keys import option_label, question_name, question_required

__all__ = ["message"]

CHOSEN_PARTS = {"precision", "age"}
_LANGUAGES = {"en": english.sentence, "cy": welsh.sentence}


def message(problem: Problem, form: Form, locale: str) -> str:
    """What to tell the person, in the language asked for (English for a language other than Welsh).

    A question's own text for being left empty is used as it is, and its own name inside other sentences;
    both only in the language asked for, since half a sentence in another language helps nobody.
    """
    question = form.find(problem.question) if problem.question is not None else None
    if question is None:
        return _LANGUAGES.get(locale, english.sentence)(problem, Subject("", "", ""))
    own = question_required(question.code)
    if problem.code == "required" and form.has_text(locale, own):
        return form.text(locale, own)
    name = question_name(question.code)
    option = option_label(question.code, str(problem.params.get("option", "")))
    part, _, _ = (problem.field or "").partition("-")
    subject = Subject(
        kind=question.kind,
        name=form.text(locale, name) if form.has_text(locale, name) else "",
        option=form.text(locale, option),
        part=find(question.kind, part, locale),
        part_is_chosen=part in CHOSEN_PARTS,
    )
    return _LANGUAGES.get(locale, english.sentence)(problem, subject)
