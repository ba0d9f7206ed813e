"""From what an editor built to what the engine runs: StreamField data in, form definition out.

Stored data and known codes go in; nothing is read from the database or written to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import escape

from reporting.authoring.blocks.items import CONTENTS, QUESTIONS
from reporting.authoring.blocks.options import EXCLUSIVE
from reporting.authoring.blocks.question import words_of
from reporting.authoring.codes import Codes
from reporting.authoring.compiled_conditions import Targets, condition_of
from reporting.authoring.rich_words import cleaned
from reporting.definition import text_keys
from reporting.definition.conditions import Test
from reporting.definition.form import (
    Content,
    ExitKind,
    Form,
    FormKind,
    Mark,
    Option,
    Question,
    Route,
    Step,
    StepKind,
)

_QUESTION_BLOCKS = {block.kind: block() for block in QUESTIONS}
_CONTENT_BLOCKS = {str(block.kind): block() for block in CONTENTS}

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """What compile reads. `steps` is stored StreamField data with an id on every block."""

    key: str
    kind: FormKind
    locale: str
    texts: Mapping[str, str]
    steps: Sequence[Data]
    codes: Mapping[str, str] = field(default_factory=dict)
    open_texts: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Compiled:
    """A form with its words in one language.

    Attributes:
        form: the form, proved or not.
        codes: code of every block and option id, those of deleted blocks included.
        step_ids: block id of every step code that is in the form.
        item_ids: block id of every question and content code that is in the form.
        targets: what conditions and routes may name.
    """

    form: Form
    codes: Mapping[str, str]
    step_ids: Mapping[str, str]
    item_ids: Mapping[str, str]
    targets: Targets


def compile_form(source: Source) -> Compiled:
    """Compile stored data. Incomplete conditions and routes are left out; `lint` tells of them."""
    return _Compiler(source).compile()


def gate_question_id(step_id: str) -> str:
    """The id of the one question of an emergency gate, which has no block of its own."""
    return f"{step_id}:question"


class _Compiler:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.codes = Codes(source.codes)
        self.texts = {key: words for key, words in source.texts.items() if words}
        self.targets = Targets(self.codes)
        self.step_ids: dict[str, str] = {}
        self.item_ids: dict[str, str] = {}

    def compile(self) -> Compiled:
        for number, step in enumerate(self.source.steps, 1):
            self._mint(step, number)
        steps = tuple(self._step(step) for step in self.source.steps)
        texts = {self.source.locale: self.texts}
        open_texts = tuple(self.source.open_texts)
        form = Form(self.source.key, self.source.kind, self.source.locale, steps, texts, open_texts)
        return Compiled(form, self.codes.by_id, self.step_ids, self.item_ids, self.targets)

    def _mint(self, step: Data, number: int) -> None:
        """Codes first, for routes lead to later steps."""
        value = step["value"]
        self.targets.add_step(step["id"])
        code = self.codes.mint_step(step["id"], words_of(value, "title"), fallback=f"step-{number}")
        self.step_ids[code] = step["id"]
        if step["type"] == StepKind.EMERGENCY_GATE:
            question_id = gate_question_id(step["id"])
            self.item_ids[self.codes.mint_item(question_id, "is emergency", fallback="")] = question_id
            self._mint_options(value)
        for place, item in enumerate(value.get("items") or (), 1):
            self._mint_item(item, fallback=f"{item['type']}-{number}-{place}".replace("_", "-"))

    def _mint_item(self, item: Data, *, fallback: str) -> None:
        words = words_of(item["value"], "label") or words_of(item["value"], "heading")
        self.item_ids[self.codes.mint_item(item["id"], words, fallback=fallback)] = item["id"]
        self._mint_options(item["value"])
        if item["type"] in _QUESTION_BLOCKS:
            options = (option["id"] for option in item["value"].get("options") or ())
            self.targets.add_question(item["id"], item["type"], options)

    def _mint_options(self, value: Data) -> None:
        self.codes.mint_options((option["id"], words_of(option, "label")) for option in value.get("options") or ())

    def _step(self, step: Data) -> Step:
        code, value, kind = self.codes.by_id[step["id"]], step["value"], StepKind(step["type"])
        self._say(text_keys.step_title(code), words_of(value, "title"))
        self._say(text_keys.step_introduction(code), cleaned(value.get("introduction")))
        if kind is StepKind.EMERGENCY_GATE:
            return self._gate(step["id"], code, value)
        return Step(
            code=code,
            kind=kind,
            items=tuple(self._item(item) for item in value.get("items") or ()),
            show_when=condition_of(value.get("show_when"), self.targets),
            routes=self._routes(value.get("routes") or ()),
            sensitive=bool(value.get("sensitive")) or self.source.kind is FormKind.SENSITIVE,
            exit=ExitKind(value["exit"]) if kind is StepKind.EXIT and value.get("exit") else None,
            open_to_forces=kind is StepKind.QUESTIONS and bool(value.get("open_to_forces")),
        )

    def _gate(self, step_id: str, code: str, value: Data) -> Step:
        """The question of the gate, and its way to the form's page "Call 999"."""
        question_code = self.codes.by_id[gate_question_id(step_id)]
        self._say(text_keys.question_label(question_code), words_of(value, "label"))
        self._say(text_keys.question_hint(question_code), words_of(value, "hint"))
        self._say(text_keys.question_required(question_code), words_of(value, "error"))
        question = Question(question_code, "radios", options=self._options(question_code, value))
        exits = [
            self.codes.by_id[step["id"]]
            for step in self.source.steps
            if step["type"] == StepKind.EXIT and step["value"].get("exit") == ExitKind.EMERGENCY_999
        ]
        routes = tuple(
            Route(Test(question_code, "is", option.code), exits[0])
            for option in question.options
            if exits and option.marks == Mark.EMERGENCY
        )
        sensitive = self.source.kind is FormKind.SENSITIVE
        return Step(code, StepKind.EMERGENCY_GATE, (question,), routes=routes, sensitive=sensitive)

    def _item(self, item: Data) -> Question | Content:
        code, value, kind = self.codes.by_id[item["id"]], item["value"], item["type"]
        if kind in _CONTENT_BLOCKS:
            content = _CONTENT_BLOCKS[kind]
            for key, words in content.texts(code, value):
                self._say(key, words)
            return Content(code, content.kind)
        block = _QUESTION_BLOCKS[kind]
        for key, words in block.texts(code, value):
            self._say(key, words)
        settings = block.settings(value)
        exclusive = [option for option in value.get("options") or () if option.get("mark") == EXCLUSIVE]
        if exclusive:
            settings["exclusive"] = self.codes.by_id[exclusive[0]["id"]]
        required = block.can_be_required and bool(value.get("required", True))
        return Question(code, kind, required, self._options(code, value), settings)

    def _options(self, question_code: str, value: Data) -> tuple[Option, ...]:
        options = []
        for option in value.get("options") or ():
            code = self.codes.by_id[option["id"]]
            self._say(text_keys.option_label(question_code, code), words_of(option, "label"))
            self._say(text_keys.option_hint(question_code, code), words_of(option, "hint"))
            self._say(text_keys.option_content(question_code, code), _paragraph(words_of(option, "content")))
            mark = option.get("mark") or ""
            options.append(Option(code, "" if mark == EXCLUSIVE else mark, divider=bool(option.get("divider"))))
        return tuple(options)

    def _routes(self, routes: Sequence[Data]) -> tuple[Route, ...]:
        return tuple(
            Route(condition_of(route, self.targets), self.targets.step(route["to"]))
            for route in routes
            if route.get("to")
        )

    def _say(self, key: str, words: str) -> None:
        if words:
            self.texts[key] = words


def _paragraph(words: str) -> str:
    """Plain words as the rich text that content is."""
    return f"<p>{escape(words)}</p>" if words else ""
