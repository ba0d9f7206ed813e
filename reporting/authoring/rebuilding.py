"""From a form's definition to the blocks that an editor would have used: the way back from `compile`.

`compile_form` of what is rebuilt is the form again, codes and all. What an editor's blocks cannot hold is told in
`Rebuilt.notes`, in words: nothing is left out in silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape, unescape
from typing import Any

import nh3
from wagtail.blocks import BooleanBlock

from reporting.authoring import building
from reporting.authoring.blocks.items import QUESTIONS
from reporting.authoring.blocks.options import EXCLUSIVE
from reporting.authoring.blocks.question import QuestionBlock
from reporting.authoring.compile import Source, compile_form
from reporting.authoring.rebuilt_conditions import Rows
from reporting.definition import text_keys
from reporting.definition.differences import changed, differences
from reporting.definition.file_types import GROUPS
from reporting.definition.form import Content, Form, Question, Step, StepKind
from reporting.definition.operators import folded
from reporting.definition.wording import as_written

Data = dict[str, Any]
_BLOCKS = {block.kind: block() for block in QUESTIONS}
_COMMON = frozenset(QuestionBlock.base_blocks)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """Stored data for `FormPage.steps`, codes for `FormPage.given_codes`, and what the blocks do not hold."""

    steps: list[Data]
    codes: dict[str, str]
    notes: tuple[str, ...]


def rebuilt(form: Form, *, name: str, locale: str) -> Rebuilt:
    """The blocks of a form with its words in one language. The same `name` gives the same ids in every language."""
    form = _as_editors_have_it(form, locale)
    rebuilder = _Rebuilder(form, locale)
    conditions = [
        building.condition(code, rebuilder.words(text_keys.condition_name(code)) or code, rows, match=match)
        for code, condition in form.conditions.items()
        for match, rows in (rebuilder.rows.top(condition),)
    ]
    built = building.build(name, [rebuilder.step(step) for step in form.steps], conditions)
    return Rebuilt(built.steps, built.codes, (*rebuilder.rows.notes, *_differences(form, built, locale)))


def _as_editors_have_it(form: Form, locale: str) -> Form:
    """The same form where blocks say it otherwise: content of an exit page is part of its words, and a number's
    unit is always words.
    """
    texts = dict(form.texts.get(locale, {}))
    for question in form.all_questions():
        unit = question.settings.get("unit")
        if isinstance(unit, str) and unit:
            texts.setdefault(text_keys.question_unit(question.code), unit)
    steps = []
    for step in form.steps:
        if step.kind is StepKind.EXIT and step.items and all(isinstance(item, Content) for item in step.items):
            words = [texts.get(text_keys.step_introduction(step.code), "")]
            for item in step.items:
                heading = texts.pop(text_keys.content_heading(item.code), "")
                words += [f"<p><b>{escape(heading)}</b></p>" if heading else ""]
                words += [texts.pop(text_keys.content_body(item.code), "")]
            texts[text_keys.step_introduction(step.code)] = "".join(words)
            steps.append(replace(step, items=()))
        else:
            steps.append(step)
    return replace(form, steps=tuple(steps), texts={**form.texts, locale: texts})


def _differences(form: Form, built: building.Built, locale: str) -> list[str]:
    """What compiling the blocks gives otherwise than the form has it."""
    texts = {key: said for key, said in form.texts.get(locale, {}).items() if key.startswith("form.")}
    source = Source(form.key, form.kind, locale, texts, built.steps, built.codes, form.open_texts)
    again = compile_form(source).form
    before = replace(form, texts={locale: form.texts.get(locale, {})}, source_locale=locale)
    return [
        f"{part.name}: {line.label} was “{line.before}” and is “{line.after}”."
        for outer in changed(differences(before, again))
        for part in (outer, *outer.inside)
        for line in part.lines
        if not line.is_same
    ]


class _Rebuilder:
    def __init__(self, form: Form, locale: str) -> None:
        self.form, self.locale = form, locale
        self.rows = Rows(form, self.words)
        own = form.texts.get(locale, {})
        labels = [folded(own.get(text_keys.question_label(one.code), "")) for one in form.all_questions()]
        self.once = {label for label in labels if labels.count(label) == 1}

    def words(self, key: str) -> str:
        """The words for a key, with questions named by their labels where these are told apart."""
        said = self.form.texts.get(self.locale, {}).get(key, "")
        return as_written(said, self._label, is_rich=text_keys.is_rich(key))

    def _label(self, code: str) -> str:
        label = self.form.texts.get(self.locale, {}).get(text_keys.question_label(code), "")
        plain = folded(label) in self.once and not {"(", ")"} & set(label)
        return label if plain else code

    def step(self, step: Step) -> Data:
        words = {
            "title": self.words(text_keys.step_title(step.code)),
            "introduction": self.words(text_keys.step_introduction(step.code)),
        }
        if step.kind is StepKind.EMERGENCY_GATE and step.questions:
            return self._gate(step, words)
        match, tests = self.rows.top(step.show_when)
        if step.kind is StepKind.EXIT:
            return building.exit_page(step.code, exit=step.exit or "", show_when=tests, match=match, **words)
        routes = []
        for route in step.routes:
            how, asked = self.rows.top(route.when)
            if self.form.has_step(route.to):
                routes.append(building.route(route.to, asked, match=how))
            else:
                self.rows.notes.append(f"After “{words['title']}” a way led to a step that is not there: {route.to}.")
        return building.step(
            step.code,
            items=[self._item(item) for item in step.items],
            show_when=tests,
            match=match,
            routes=routes,
            sensitive=step.sensitive,
            open_to_forces=step.open_to_forces,
            **words,
        )

    def _gate(self, step: Step, words: Mapping[str, str]) -> Data:
        asked = step.questions[0]
        return building.gate(
            step.code,
            question_code=asked.code,
            label=self.words(text_keys.question_label(asked.code)),
            hint=self.words(text_keys.question_hint(asked.code)),
            error=self.words(text_keys.question_required(asked.code)),
            options=self._options(asked),
            **words,
        )

    def _item(self, item: Question | Content) -> Data:
        match, tests = self.rows.top(item.show_when)
        when: Data = {"show_when": tests, "match": match} if tests else {}
        if isinstance(item, Content):
            heading = self.words(text_keys.content_heading(item.code))
            return building.content(
                item.kind, item.code, self.words(text_keys.content_body(item.code)), heading, **when
            )
        return building.question(
            item.kind,
            item.code,
            self.words(text_keys.question_label(item.code)),
            options=self._options(item),
            items=[self._item(inner) for inner in item.items],
            **self._fields(item),
            **when,
        )

    def _fields(self, question: Question) -> Data:
        code, block = question.code, _BLOCKS[question.kind]
        fields: Data = {
            "hint": self.words(text_keys.question_hint(code)),
            "required": question.required,
            "name": self.words(text_keys.question_name(code)),
            "error": self.words(text_keys.question_required(code)),
            "purpose": question.purpose,
            "retention": question.retention,
            "statement": self.words(text_keys.question_statement(code)),
            "entry": self.words(text_keys.question_entry(code)),
            "unit": self.words(text_keys.question_unit(code)),
            **{answer: self.words(text_keys.option_label(code, answer)) for answer in ("yes", "no")},
            **_settings(question, block),
        }
        return {name: value for name, value in fields.items() if name in block.child_blocks}

    def _options(self, question: Question) -> list[Data]:
        exclusive = question.settings.get("exclusive")
        options = []
        for option in question.options:
            match, tests = self.rows.top(option.show_when)
            options.append(
                building.option(
                    option.code,
                    self.words(text_keys.option_label(question.code, option.code)),
                    self.words(text_keys.option_hint(question.code, option.code)),
                    mark=EXCLUSIVE if option.code == exclusive else option.marks,
                    content=_lines(self.words(text_keys.option_content(question.code, option.code))),
                    divider=option.divider,
                    show_when=tests,
                    match=match,
                )
            )
        return options


def _settings(question: Question, block: QuestionBlock) -> Data:
    """The fields of a block that hold a question's settings; a box that is not ticked is said, too."""
    settings: Data = dict(question.settings)
    if question.kind == "files":
        settings |= {group: group in settings.get("accept", GROUPS) for group in GROUPS}
    if question.kind == "hidden" and "allowed" in settings:
        settings["allowed"] = ", ".join(map(str, settings["allowed"]))
    if question.kind == "text":
        settings.setdefault("spellcheck", True)
    own = {name: child for name, child in block.child_blocks.items() if name not in _COMMON}
    ticked = {name: bool(settings.get(name)) for name, child in own.items() if isinstance(child, BooleanBlock)}
    return ticked | {name: settings[name] for name in own if name in settings and name not in ticked}


def _lines(html: str) -> str:
    """Paragraphs as lines of plain words."""
    return unescape(nh3.clean(html.replace("</p>", "\n"), tags=set())).strip() if html else ""
