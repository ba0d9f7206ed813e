"""Translates questions, content and problems of the definition into what the page shows. No rule is decided here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from reporting.definition import text_keys
from reporting.definition.form import Content, Form, Question
from reporting.definition.json_values import Answers, TextLookup
from reporting.definition.messages import message
from reporting.definition.problems import Problem
from reporting.definition.visibility import Drawn, Item
from reporting.definition.wording import with_answers
from reporting.web import address_lookup, file_fields, part_fields
from reporting.web.asking import Asking, Fields
from soh.design.components import render
from soh.design.fields import Choice, FormField, render_field

__all__ = ["ErrorLine", "Fields", "ShownItem", "error_lines", "form_field", "shown_items"]

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


def shown_items(asking: Asking, *, below_heading: bool = False) -> list[ShownItem]:
    """Return the page's questions and content in order, with what was typed and what is wrong.

    A question alone is the page's heading, unless it stands below another (`below_heading`).
    """
    alone = asking.has_own_heading and not below_heading
    return [_shown(asking, one, is_page_heading=alone) for one in asking.shown]


def error_lines(
    form: Form, locale: str, problems: Sequence[Problem], said: Answers | None = None, *, prefix: str = ""
) -> list[ErrorLine]:
    """Return the error summary: each line leads to the control that is wrong.

    Where two questions would say the same, such as "Enter an answer", the question stands before it. `said` are the
    answers that may stand in the words.
    """
    asking = Asking(form, locale, (), {}, problems, said or {}, prefix=prefix)
    texts = [_sentence(asking, problem) for problem in problems]
    lines = []
    for problem, text in zip(problems, texts, strict=True):
        href = before = ""
        if problem.question and (question := form.find(problem.question)):
            href = "#" + form_field(asking, question, [problem]).focus_id
            if texts.count(text) > 1:
                before = f"{asking.text(text_keys.question_label(question.code))}: "
        lines.append(ErrorLine(before + text, href))
    return lines


def form_field(
    asking: Asking,
    question: Question,
    problems: Sequence[Problem] | None = None,
    *,
    is_page_heading: bool = False,
    is_part: bool = False,
    inside: Mapping[str, SafeString] | None = None,
) -> FormField:
    """Return the design system's field for a question. `inside` is what each option reveals, by its code."""
    text, locale, fields = asking.text, asking.locale, asking.fields
    own = [one for one in (asking.problems if problems is None else problems) if one.question == question.code]
    found = [(problem.field or "", _sentence(asking, problem)) for problem in own]
    settings = part_fields.shown_settings(question.settings, text(text_keys.question_unit(question.code)))
    settings |= part_fields.part_settings(question)
    if question.kind == "address":
        settings["lookup"] = address_lookup.is_offered() and not asking.prefix
    if question.kind == "files":
        settings |= file_fields.settings_of(question, fields.get(question.code, ()), asking.states)
    if question.kind == "select":
        settings["type_ahead"] = len(question.options) > MOST_WITHOUT_SEARCH
    if question.kind == "declaration":
        settings["text"] = mark_safe(text(text_keys.question_statement(question.code)))  # noqa: S308 - cleaned at compile
    named = replace(question, code=f"{asking.prefix}{question.code}")
    return FormField(
        kind=question.kind,
        name=named.code,
        label=text(text_keys.question_label(question.code)),
        hint=text(text_keys.question_hint(question.code)),
        values=fields,
        choices=_choices(question, text, inside or {}) or part_fields.part_choices(named, locale),
        **_errors(question, part_fields.whole(question, found)),
        parts=part_fields.part_fields(named, locale, fields, found, private=asking.private),
        required=question.required,
        is_page_heading=is_page_heading,
        private=asking.private,
        autocomplete=str(question.settings.get("autocomplete", "")),
        settings=settings,
        is_part=is_part,
    )


def _sentence(asking: Asking, problem: Problem) -> str:
    """What is wrong, in words. They are of the form and of the platform: nothing a person typed just now."""
    return with_answers(message(problem, asking.form, asking.locale), asking.form, asking.locale, asking.said)


def _choices(question: Question, text: TextLookup, inside: Mapping[str, SafeString]) -> list[Choice]:
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
            content=_revealed(text(text_keys.option_content(question.code, code)), inside.get(code)),
        )
        for code in codes
    ]
    if question.options or all(choice.label for choice in choices):
        return choices
    if not inside:
        return []
    usual = {"yes": _("Yes"), "no": _("No")}
    return [replace(choice, label=choice.label or usual[choice.value]) for choice in choices]


def _revealed(words: str, items: SafeString | None) -> SafeString:
    """What shows when an option is chosen: its own words, then the items it reveals."""
    said = _rich(mark_safe(words)) if words else SafeString("")  # noqa: S308 - cleaned at compile, answers escaped
    return format_html("{}{}", said, items or SafeString("")) if said or items else SafeString("")


def _errors(question: Question, found: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Return what the field shows for (part, sentence) pairs: an address has a sentence at each of its lines."""
    if not found:
        return {}
    parts = {part: sentence for part, sentence in reversed(found) if part}
    if question.kind == "address":
        return {"error": next((sentence for part, sentence in found if not part), ""), "part_errors": parts}
    return {"error": found[0][1], "wrong_parts": frozenset(parts)}


def _shown(asking: Asking, one: Drawn, *, is_page_heading: bool = False, is_part: bool = False) -> ShownItem:
    if isinstance(one.item, Content):
        return _content(asking, one.item)
    inside = {code: _inside(asking, items) for code, items in one.inside.items()}
    field = form_field(asking, one.item, is_page_heading=is_page_heading, is_part=is_part, inside=inside)
    return ShownItem(render_field(field), _other_language(asking, text_keys.question_label(one.item.code)))


def _inside(asking: Asking, items: Sequence[Item]) -> SafeString:
    """What an option reveals. Labels are smaller there than those of the questions around."""
    shown = [_shown(asking, Drawn(item, {}), is_part=True) for item in items]
    return format_html_join(
        "",
        "{}",
        (
            (format_html('<div lang="{}">{}</div>', one.language, one.html) if one.language else one.html,)
            for one in shown
        ),
    )


def _content(asking: Asking, content: Content) -> ShownItem:
    heading = asking.text(text_keys.content_heading(content.code))
    body = mark_safe(asking.text(text_keys.content_body(content.code)))  # noqa: S308 - cleaned, answers escaped
    language = _other_language(asking, text_keys.content_body(content.code))
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


def _other_language(asking: Asking, key: str) -> str:
    found = asking.form.text_locale(asking.locale, key)
    return "" if found == asking.locale else found
