"""Proof of a form's words: what is missing in the source language, and what is not translated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.definition import kinds, text_keys
from reporting.definition.form import Content, Form
from reporting.definition.proof.flaws import Flaw, Place, at_item, at_step, error, warning
from reporting.definition.visibility import Item, with_inner
from reporting.definition.wording import words_naming_answers


def word_flaws(form: Form) -> Iterator[Flaw]:
    """A question or option without a label is an error; a missing title or translation a warning."""
    source = form.source_locale
    if not form.has_text(source, text_keys.FORM_TITLE):
        yield warning("no_title")
    for step in form.steps:
        if not form.has_text(source, text_keys.step_title(step.code)):
            yield warning("no_title", at_step(step.code))
        for key, at, code in _labels(step.code, step.items):
            if not form.has_text(source, key):
                yield error(code, at)
    words_of_source = form.texts.get(source, {}).items()
    source_keys = {key for key, words in words_of_source if words and not text_keys.is_for_editors(key)}
    for locale in form.locales[1:]:
        if missing := sum(not form.has_text(locale, key) for key in source_keys):
            yield warning("not_translated", locale=locale, missing=missing)


def named_answer_flaws(form: Form) -> Iterator[Flaw]:
    """Words that name an answer which nobody has given by the time they are shown, or nobody reads where they stand."""
    told: set[tuple[Place, str]] = set()
    for _locale, key, code in words_naming_answers(form):
        at, before = _place_of(form, key)
        group = form.group_of(code)
        if (at, code) in told:
            continue
        told.add((at, code))
        if group is not None:
            yield error("words_name_entry", at, question=code)
        elif form.position(form.step_of(code).code) >= before:
            yield error("words_not_earlier", at, question=code)


def _place_of(form: Form, key: str) -> tuple[Place, int]:
    """Where words stand, and the position of the step that shows them; 0 for words of the form itself."""
    kind, _, rest = key.partition(".")
    code = rest.partition(".")[0]
    if kind == "step" and form.has_step(code):
        return at_step(code), form.position(code)
    for position, step in enumerate(form.steps):
        for item in with_inner(step.items):
            if kind != "form" and item.code == code:
                return at_item(step.code, item.code), position
    return (), 0


def _labels(step: str, items: Sequence[Item]) -> Iterator[tuple[str, Place, str]]:
    """Key, place and flaw code of every text that items cannot do without."""
    for item in with_inner(items):
        at = at_item(step, item.code)
        if isinstance(item, Content):
            yield text_keys.content_body(item.code), at, "no_body"
            continue
        yield text_keys.question_label(item.code), at, "no_label"
        for option in item.options:
            yield text_keys.option_label(item.code, option.code), at, "no_option_label"


def advice(form: Form) -> tuple[Flaw, ...]:
    """What would make a form better and is in nobody's way: error texts and hints of one's own that are missing.

    A question that needs an answer and has neither a name nor an error text of its own says "Enter an answer" or
    the like; where an answer has a form, a hint saves people the error.
    """
    found: list[Flaw] = []
    source = form.source_locale
    for step in form.steps:
        for question in with_inner(step.items):
            if isinstance(question, Content) or not kinds.exists(question.kind):
                continue
            at = at_item(step.code, question.code)
            own = (text_keys.question_required(question.code), text_keys.question_name(question.code))
            if question.required and not any(form.has_text(source, key) for key in own):
                found.append(warning("no_error_text", at))
            if question.kind in _HINTED and not form.has_text(source, text_keys.question_hint(question.code)):
                found.append(warning("no_hint", at))
    return tuple(found)


_HINTED = frozenset({"checkboxes", "date", "date_time", "date_range", "approximate_date", "number", "files", "place"})
