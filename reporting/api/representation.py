"""A form as JSON: what is asked, in one language, and how answers must look."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from reporting.api.composite_parts import parts_of
from reporting.catalogue import editions
from reporting.catalogue.editions import Pinned
from reporting.definition import text_keys
from reporting.definition.codec import logic_data
from reporting.definition.example import example
from reporting.definition.form import Content, Form, Question, Step
from reporting.definition.json_values import TextLookup
from reporting.definition.submission_schema import submission_schema


@lru_cache(maxsize=256)
def definition_of(pinned: Pinned, locale: str) -> Mapping[str, Any]:
    """Return the definition of a pinned form in a language: plain data, kept per process because a pin never
    changes.

    `example` is a complete body that can be submitted as it is. Texts named introduction, body, content, statement
    and what_happens_next are sanitised HTML; all others are plain text.
    """
    form = editions.form_of(pinned)
    text = form.lookup(locale)
    data = logic_data(form)
    logic, named = data["steps"], data.get("conditions", {})
    return {
        "kind": form.kind.value,
        "locale": locale,
        "edition": pinned.edition,
        "texts": list(pinned.texts),
        "title": text(text_keys.FORM_TITLE),
        "introduction": text(text_keys.FORM_INTRODUCTION),
        "before_you_start": text(text_keys.FORM_BEFORE_YOU_START),
        "what_happens_next": text(text_keys.FORM_WHAT_HAPPENS_NEXT),
        "reply_time": text(text_keys.FORM_REPLY_TIME),
        "conditions": {
            code: {"name": text(text_keys.condition_name(code)), "when": when} for code, when in named.items()
        },
        "steps": [_step(step, data, text, locale) for step, data in zip(form.steps, logic, strict=True)],
        "answers_schema": submission_schema(form, locale),
        "example": {"locale": locale, "edition": pinned.edition, "answers": example(form)},
    }


def title_of(form: Form, locale: str) -> str:
    """Return the title of a form in a language."""
    return form.text(locale, text_keys.FORM_TITLE)


def _step(step: Step, logic: Mapping[str, Any], text: TextLookup, locale: str) -> dict[str, Any]:
    return {
        "code": step.code,
        "kind": step.kind.value,
        "title": text(text_keys.step_title(step.code)),
        "introduction": text(text_keys.step_introduction(step.code)),
        "sensitive": step.sensitive,
        "show_when": logic.get("show_when"),
        "routes": [{"to": route["to"], "when": route.get("when")} for route in logic.get("routes", ())],
        "exit": step.exit.value if step.exit else None,
        "items": [_item(one, said, text, locale) for one, said in zip(step.items, logic.get("items", ()), strict=True)],
    }


def _item(item: Question | Content, logic: Mapping[str, Any], text: TextLookup, locale: str) -> dict[str, Any]:
    data = _content(item, text) if isinstance(item, Content) else _question(item, logic, text, locale)
    return {**data, "show_when": logic.get("show_when"), "revealed": item.revealed}


def _content(content: Content, text: TextLookup) -> dict[str, Any]:
    return {
        "type": "content",
        "code": content.code,
        "kind": content.kind.value,
        "heading": text(text_keys.content_heading(content.code)),
        "body": text(text_keys.content_body(content.code)),
    }


def _question(question: Question, logic: Mapping[str, Any], text: TextLookup, locale: str) -> dict[str, Any]:
    code = question.code
    inner = zip(question.items, logic.get("items", ()), strict=True)
    return {
        "type": "question",
        "code": code,
        "kind": question.kind,
        "required": question.required,
        "label": text(text_keys.question_label(code)),
        "hint": text(text_keys.question_hint(code)),
        "unit": text(text_keys.question_unit(code)),
        "statement": text(text_keys.question_statement(code)),
        "settings": dict(question.settings),
        "parts": parts_of(question, locale),
        "options": [
            {
                "code": option.code,
                "label": text(text_keys.option_label(code, option.code)),
                "hint": text(text_keys.option_hint(code, option.code)),
                "content": text(text_keys.option_content(code, option.code)),
                "marks": option.marks,
                "divider": option.divider,
                "show_when": said.get("show_when"),
            }
            for option, said in zip(question.options, logic.get("options", ()), strict=True)
        ],
        "entry": text(text_keys.question_entry(code)),
        "items": [_item(one, said, text, locale) for one, said in inner],
    }
