"""Proof of a form's words: what is missing in the source language, and what is not translated."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.definition import text_keys
from reporting.definition.form import Content, Form, Step
from reporting.definition.proof.flaws import Flaw, Place, at_item, at_step, error, warning


def word_flaws(form: Form) -> Iterator[Flaw]:
    """A question or option without a label is an error; a missing title or translation a warning."""
    source = form.source_locale
    if not form.has_text(source, text_keys.FORM_TITLE):
        yield warning("no_title")
    for step in form.steps:
        if not form.has_text(source, text_keys.step_title(step.code)):
            yield warning("no_title", at_step(step.code))
        for key, at, code in _labels(step):
            if not form.has_text(source, key):
                yield error(code, at)
    source_keys = {key for key, words in form.texts.get(source, {}).items() if words}
    for locale in form.locales[1:]:
        if missing := sum(not form.has_text(locale, key) for key in source_keys):
            yield warning("not_translated", locale=locale, missing=missing)


def _labels(step: Step) -> Iterator[tuple[str, Place, str]]:
    """Key, place and flaw code of every text that a step cannot do without."""
    for item in step.items:
        at = at_item(step.code, item.code)
        if isinstance(item, Content):
            yield text_keys.content_body(item.code), at, "no_body"
            continue
        yield text_keys.question_label(item.code), at, "no_label"
        for option in item.options:
            yield text_keys.option_label(item.code, option.code), at, "no_option_label"
