"""From what an editor built to what the engine runs: StreamField data in, form definition out.

Stored data and known codes go in; nothing is read from the database or written to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from reporting.authoring.blocks.items import CONTENTS, QUESTIONS
from reporting.authoring.blocks.library_questions import BLOCK as LIBRARY
from reporting.authoring.blocks.named_conditions import BLOCK
from reporting.authoring.blocks.options import EXCLUSIVE
from reporting.authoring.blocks.question import words_of
from reporting.authoring.compiled import Compiled, Source
from reporting.authoring.compiled_conditions import condition_of
from reporting.authoring.minting import Minted, gate_question_id
from reporting.authoring.rich_words import cleaned, in_paragraphs
from reporting.definition import kinds, text_keys
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
from reporting.definition.operators import folded
from reporting.definition.visibility import revealing_codes, revealing_option
from reporting.definition.wording import resolved

_QUESTION_BLOCKS = {block.kind: block() for block in QUESTIONS}
_CONTENT_BLOCKS = {str(block.kind): block() for block in CONTENTS}
_GROUPS = frozenset(name for name in _QUESTION_BLOCKS if kinds.get(name).takes_items)

Data = Mapping[str, Any]

__all__ = ["Compiled", "Source", "compile_form"]


def compile_form(source: Source) -> Compiled:
    """Compile stored data. Incomplete conditions and routes are left out; `lint` tells of them."""
    return _Compiler(source).compile()


class _Compiler:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.texts = {key: words for key, words in source.texts.items() if words}
        self.unresolved: list[tuple[str, str]] = []
        self.steps = [step for step in source.steps if step["type"] != BLOCK]
        self.named = [one for step in source.steps if step["type"] == BLOCK for one in step["value"].get("named") or ()]
        self.minted = Minted(source.codes, self.steps, self.named)
        self.codes, self.targets = self.minted.codes, self.minted.targets

    def compile(self) -> Compiled:
        for one in self.named:
            self._say(text_keys.condition_name(self.codes.by_id[one["id"]]), words_of(one, "name"))
        conditions = {self.codes.by_id[one["id"]]: condition_of(one, self.targets) for one in self.named}
        form = Form(
            key=self.source.key,
            kind=self.source.kind,
            source_locale=self.source.locale,
            steps=tuple(self._step(step) for step in self.steps),
            texts={self.source.locale: self.texts},
            open_texts=tuple(self.source.open_texts),
            conditions={code: condition for code, condition in conditions.items() if condition is not None},
        )
        return Compiled(
            form,
            self.codes.by_id,
            self.minted.step_ids,
            self.minted.item_ids,
            self.targets,
            self.minted.group_ids,
            self.minted.condition_ids,
            tuple(dict.fromkeys(self.unresolved)),
        )

    def _step(self, step: Data) -> Step:
        code, value, kind = self.codes.by_id[step["id"]], step["value"], StepKind(step["type"])
        self._say(text_keys.step_title(code), words_of(value, "title"))
        self._say(text_keys.step_introduction(code), cleaned(value.get("introduction")))
        if kind is StepKind.EMERGENCY_GATE:
            return self._gate(step["id"], code, value)
        return Step(
            code=code,
            kind=kind,
            items=self._items(value),
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
            for step in self.steps
            if step["type"] == StepKind.EXIT and step["value"].get("exit") == ExitKind.EMERGENCY_999
        ]
        routes = tuple(
            Route(Test(question_code, "is", option.code), exits[0])
            for option in question.options
            if exits and option.marks == Mark.EMERGENCY
        )
        sensitive = self.source.kind is FormKind.SENSITIVE
        return Step(code, StepKind.EMERGENCY_GATE, (question,), routes=routes, sensitive=sensitive)

    def _items(self, value: Data) -> tuple[Question | Content, ...]:
        """The items of a step or of a group's entries; inside an option those which it alone shows."""
        found: list[Question | Content] = []
        choices: set[str] = set()
        for item in value.get("items") or ():
            if item["type"] == LIBRARY:  # what it names was put in its place before, if there was anything
                continue
            made = self._item(item)
            trigger = revealing_option(replace(made, revealed=True))
            if trigger is not None and trigger[0] in choices:
                made = replace(made, revealed=True)
            elif isinstance(made, Question):
                choices |= {made.code} if revealing_codes(made) else set()
            found.append(made)
        return tuple(found)

    def _item(self, item: Data) -> Question | Content:
        code, value, kind = self.codes.by_id[item["id"]], item["value"], item["type"]
        show_when = condition_of(value.get("show_when"), self.targets)
        if kind in _CONTENT_BLOCKS:
            content = _CONTENT_BLOCKS[kind]
            for key, words in content.texts(code, value):
                self._say(key, words)
            return Content(code, content.kind, show_when)
        block = _QUESTION_BLOCKS[kind]
        for key, words in block.texts(code, value):
            self._say(key, words)
        settings = block.settings(value)
        exclusive = [option for option in value.get("options") or () if option.get("mark") == EXCLUSIVE]
        if exclusive:
            settings["exclusive"] = self.codes.by_id[exclusive[0]["id"]]
        return Question(
            code,
            kind,
            required=block.can_be_required and bool(value.get("required", True)),
            options=self._options(code, value),
            settings=settings,
            purpose=words_of(value, "purpose"),
            retention=words_of(value, "retention"),
            show_when=show_when,
            items=self._items(value) if kind in _GROUPS else (),
        )

    def _options(self, question_code: str, value: Data) -> tuple[Option, ...]:
        options = []
        for option in value.get("options") or ():
            code = self.codes.by_id[option["id"]]
            self._say(text_keys.option_label(question_code, code), words_of(option, "label"))
            self._say(text_keys.option_hint(question_code, code), words_of(option, "hint"))
            self._say(text_keys.option_content(question_code, code), in_paragraphs(words_of(option, "content")))
            mark = option.get("mark") or ""
            options.append(
                Option(
                    code,
                    "" if mark == EXCLUSIVE else mark,
                    condition_of(option.get("when"), self.targets),
                    bool(option.get("divider")),
                )
            )
        return tuple(options)

    def _routes(self, routes: Sequence[Data]) -> tuple[Route, ...]:
        return tuple(
            Route(condition_of(route, self.targets), self.targets.step(route["to"]))
            for route in routes
            if route.get("to")
        )

    def _say(self, key: str, words: str) -> None:
        """Keep words; the label of a question in double brackets becomes its code."""
        if words:
            self.texts[key], unknown = resolved(words, self._code_named, is_rich=text_keys.is_rich(key))
            self.unresolved += ((key, label) for label in unknown)

    def _code_named(self, label: str) -> str | None:
        return self.minted.labels.get(folded(label)) or (label if label in self.minted.item_ids else None)
