"""Translates questions, content and problems of the definition into what the page shows. No rule is decided here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from reporting.definition import kinds, text_keys
from reporting.definition.form import Content, Form, Question, Step
from reporting.definition.json_values import TextLookup
from reporting.definition.messages import message
from reporting.definition.problems import Problem
from reporting.web import part_fields
from soh.design.components import render
from soh.design.fields import Choice, FormField, render_field

Fields = Mapping[str, Sequence[str]]
MOST_WITHOUT_SEARCH = 10
"""Options of a list up to which it opens without a box to search it."""


@dataclass(frozen=True, slots=True)
class ShownItem:
    """A rendered question or piece of content; `language` is set when its words are not in the page's language."""

    html: SafeString
    language: str


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """One line of the error summary."""

    text: str
    href: str


def shown_items(
    form: Form,
    step: Step,
    locale: str,
    fields: Fields,
    problems: Sequence[Problem],
    *,
    private: bool,
    below_heading: bool = False,
) -> list[ShownItem]:
    """Return the step's questions and content in order, with what was typed and what is wrong.

    A question alone is the page's heading, unless the step stands below another (`below_heading`).
    """
    alone = has_own_heading(step) and not below_heading
    return [
        _question(form, item, locale, fields, problems, private=private, is_page_heading=alone)
        if isinstance(item, Question)
        else _content(form, item, locale)
        for item in _shown(step)
    ]


def has_own_heading(step: Step) -> bool:
    """Whether the step's only question is the page's heading, so that the step's title is not shown above it."""
    shown = _shown(step)
    return len(shown) == 1 and isinstance(shown[0], Question)


def _shown(step: Step) -> list[Question | Content]:
    """What of a step has a place on its page: a hidden question has none."""
    return [item for item in step.items if isinstance(item, Content) or item.kind != "hidden"]


def stored_fields(form: Form, step: Step, answers: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return what the controls of a step show for stored answers."""
    fields: dict[str, list[str]] = {}
    for question in step.questions:
        fields |= kinds.get(question.kind).to_fields(question, answers.get(question.code))
    return fields


def posted_values(step: Step, fields: Fields) -> dict[str, Any]:
    """Return what a post of the step's controls means."""
    return {question.code: kinds.get(question.kind).from_fields(question, fields) for question in step.questions}


def error_lines(form: Form, locale: str, problems: Sequence[Problem]) -> list[ErrorLine]:
    """Return the error summary: each line leads to the control that is wrong.

    Where two questions would say the same, such as "Enter an answer", the question stands before it.
    """
    texts = [message(problem, form, locale) for problem in problems]
    lines = []
    for problem, text in zip(problems, texts, strict=True):
        href = prefix = ""
        if problem.question and form.has_question(problem.question):
            question = form.question(problem.question)
            href = "#" + form_field(form, question, locale, {}, [problem]).focus_id
            if texts.count(text) > 1:
                prefix = f"{form.text(locale, text_keys.question_label(question.code))}: "
        lines.append(ErrorLine(prefix + text, href))
    return lines


def form_field(
    form: Form,
    question: Question,
    locale: str,
    fields: Fields,
    problems: Sequence[Problem],
    *,
    private: bool = False,
    is_page_heading: bool = False,
) -> FormField:
    """Return the design system's field for a question."""
    text = form.lookup(locale)
    own = [problem for problem in problems if problem.question == question.code]
    found = [(problem.field or "", message(problem, form, locale)) for problem in own]
    settings = part_fields.shown_settings(question.settings, text(text_keys.question_unit(question.code)))
    settings |= part_fields.part_settings(question)
    if question.kind == "select":
        settings["type_ahead"] = len(question.options) > MOST_WITHOUT_SEARCH
    if question.kind == "declaration":
        settings["text"] = mark_safe(text(text_keys.question_statement(question.code)))  # noqa: S308 - cleaned at compile
    return FormField(
        kind=question.kind,
        name=question.code,
        label=text(text_keys.question_label(question.code)),
        hint=text(text_keys.question_hint(question.code)),
        values=fields,
        choices=_choices(question, text) or part_fields.part_choices(question, locale),
        **_errors(question, part_fields.whole(question, found)),
        parts=part_fields.part_fields(question, locale, fields, found, private=private),
        required=question.required,
        is_page_heading=is_page_heading,
        private=private,
        autocomplete=str(question.settings.get("autocomplete", "")),
        settings=settings,
    )


def _choices(question: Question, text: TextLookup) -> list[Choice]:
    """Return the options; for yes or no the form's own words, when it has both of them."""
    codes = [option.code for option in question.options] or (["yes", "no"] if question.kind == "yes_no" else [])
    dividers = {option.code for option in question.options if option.divider}
    choices = [
        Choice(
            value=code,
            label=text(text_keys.option_label(question.code, code)),
            hint=text(text_keys.option_hint(question.code, code)),
            exclusive=question.settings.get("exclusive") == code,
            divider=code in dividers,
            content=mark_safe(text(text_keys.option_content(question.code, code))),  # noqa: S308 - cleaned at compile
        )
        for code in codes
    ]
    return choices if question.options or all(choice.label for choice in choices) else []


def _errors(question: Question, found: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Return what the field shows for (part, sentence) pairs: an address has a sentence at each of its lines."""
    if not found:
        return {}
    parts = {part: sentence for part, sentence in reversed(found) if part}
    if question.kind == "address":
        return {"error": next((sentence for part, sentence in found if not part), ""), "part_errors": parts}
    return {"error": found[0][1], "wrong_parts": frozenset(parts)}


def _question(
    form: Form,
    question: Question,
    locale: str,
    fields: Fields,
    problems: Sequence[Problem],
    *,
    private: bool,
    is_page_heading: bool,
) -> ShownItem:
    field = form_field(form, question, locale, fields, problems, private=private, is_page_heading=is_page_heading)
    return ShownItem(render_field(field), _other_language(form, locale, text_keys.question_label(question.code)))


def _content(form: Form, content: Content, locale: str) -> ShownItem:
    heading = form.text(locale, text_keys.content_heading(content.code))
    body = mark_safe(form.text(locale, text_keys.content_body(content.code)))  # noqa: S308 - cleaned at compile
    language = _other_language(form, locale, text_keys.content_body(content.code))
    match content.kind:
        case "inset":
            return ShownItem(render("inset-text", {"html": _rich(body)}), language)
        case "warning":
            return ShownItem(render("warning-text", {"html": body, "iconFallbackText": _("Warning")}), language)
        case "details":
            return ShownItem(render("details", {"summaryText": heading, "html": _rich(body)}), language)
    title = format_html('<h2 class="govuk-heading-m">{}</h2>', heading) if heading else ""
    return ShownItem(format_html("{}{}", title, _rich(body)), language)


def _rich(body: SafeString) -> SafeString:
    return format_html('<div class="soh-rich-text">{}</div>', body)


def _other_language(form: Form, locale: str, key: str) -> str:
    found = form.text_locale(locale, key)
    return "" if found == locale else found
