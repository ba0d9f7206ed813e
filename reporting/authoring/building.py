"""Building form data by code, with the blocks an editor would have used: for loaders, imports and tests.

Write steps with the functions below, in one language, with codes of your own choice, and hand them to
`build`:

    built = build(
        "report-a-crime",
        [
            gate(
                "emergency",
                title="Is it an emergency?",
                question_code="in-danger",
                label="Is anyone in danger?",
                options=[option("yes", "Yes", mark="emergency"), option("no", "No")],
            ),
            exit_page("call-999", title="Call 999 now", exit="emergency_999"),
            step("what", title="What happened", items=[question("radios", "crime", "Which?", options=[...])]),
            step("theft", title="The theft", items=[...], show_when=[when("crime", "is", "theft")]),
        ],
    )
    page = FormPage(title=..., kind="report", steps=built.steps, given_codes=built.codes, ...)

Ids are uuid5 of form, question and option codes: building again, or in Welsh with the same codes, gives the
same ids, so that a Welsh page built so belongs to its English one block by block. Conditions name codes;
`build` puts ids in their place, and raises `UnknownCode` for one that no block has. See `built_conditions` for all
that a condition can say.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reporting.authoring.blocks.library_questions import BLOCK as LIBRARY
from reporting.authoring.blocks.library_questions import LONGEST_MARK
from reporting.authoring.blocks.named_conditions import BLOCK
from reporting.authoring.blocks.steps import StepsBlock
from reporting.authoring.built_conditions import (
    Known,
    UnknownCode,
    all_of,
    any_entry,
    any_of,
    every_entry,
    named,
    none_of,
    when,
)
from reporting.authoring.identity import identify
from reporting.authoring.minting import gate_question_id
from reporting.authoring.stored import completed
from reporting.definition.form import StepKind

Data = dict[str, Any]

__all__ = [
    "Built",
    "UnknownCode",
    "all_of",
    "any_entry",
    "any_of",
    "build",
    "condition",
    "content",
    "every_entry",
    "exit_page",
    "from_library",
    "gate",
    "named",
    "none_of",
    "option",
    "question",
    "route",
    "step",
    "when",
]


@dataclass(frozen=True, slots=True)
class Built:
    """Stored data for `FormPage.steps`, and the codes for `FormPage.given_codes`."""

    steps: list[Data]
    codes: dict[str, str]


def option(
    code: str,
    label: str,
    hint: str = "",
    *,
    mark: str = "",
    content: str = "",
    divider: bool = False,
    show_when: Sequence[Data] = (),
    match: str = "all",
) -> Data:
    """An option; `mark` is one of `Mark`, or "exclusive" for one that is chosen alone.

    `content` are plain words shown when it is chosen; with `divider` the word "or" stands above it.
    """
    more: Data = {"content": content, "divider": divider, "when": _condition(show_when, match) if show_when else None}
    return {
        "code": code,
        "label": label,
        "hint": hint,
        "mark": mark,
        **{name: found for name, found in more.items() if found},
    }


def condition(code: str, name: str, tests: Sequence[Data], *, match: str = "all") -> Data:
    """A condition with a name, for `build`; others use it by `named(code)`."""
    return {"code": code, "name": name, **_condition(tests, match)}


def _condition(tests: Sequence[Data], match: str) -> Data:
    return {"match": match, "tests": list(tests)}


def route(to: str, tests: Sequence[Data] = (), *, match: str = "all") -> Data:
    """A jump to a step when all (or any) of the tests hold, or always."""
    return {"to": to, "match": match, "tests": list(tests)}


def question(
    kind: str,
    code: str,
    label: str,
    *,
    options: Sequence[Data] = (),
    items: Sequence[Data] = (),
    show_when: Sequence[Data] = (),
    match: str = "all",
    **fields: Any,
) -> Data:
    """A question; `fields` are further fields of its block, such as hint, required, error, max_length,
    statement. `items` are what each entry of a group asks.

    One whose only test is of an option of a question above on its page shows inside that option.
    """
    value: Data = {"label": label, **fields}
    if options:
        value["options"] = list(options)
    if items:
        value["items"] = list(items)
    if show_when:
        value["show_when"] = _condition(show_when, match)
    return {"type": kind, "code": code, "value": value}


def from_library(code: str, group: str, version: int) -> Data:
    """Questions of the question library: the key of a group and the number of its version."""
    mark = uuid.uuid5(uuid.NAMESPACE_URL, f"mark:{code}").hex[:LONGEST_MARK]
    return {
        "type": LIBRARY,
        "code": code,
        "value": {"chosen": {"group": group, "version": version, "mark": mark, "kept": 0}},
    }


def content(
    kind: str, code: str, body: str, heading: str = "", *, show_when: Sequence[Data] = (), match: str = "all"
) -> Data:
    """Words between questions: guidance, inset, warning or details. `body` is HTML."""
    value: Data = {"body": body, **({"heading": heading} if heading else {})}
    if show_when:
        value["show_when"] = _condition(show_when, match)
    return {"type": kind, "code": code, "value": value}


def step(
    code: str,
    *,
    title: str,
    items: Sequence[Data] = (),
    introduction: str = "",
    show_when: Sequence[Data] = (),
    match: str = "all",
    routes: Sequence[Data] = (),
    sensitive: bool = False,
    open_to_forces: bool = False,
) -> Data:
    """A page of questions."""
    value = {
        "title": title,
        "introduction": introduction,
        "items": list(items),
        "show_when": {"match": match, "tests": list(show_when)},
        "routes": list(routes),
        "sensitive": sensitive,
        "open_to_forces": open_to_forces,
    }
    return {"type": StepKind.QUESTIONS.value, "code": code, "value": value}


def gate(
    code: str,
    *,
    title: str,
    question_code: str,
    label: str,
    options: Sequence[Data],
    hint: str = "",
    introduction: str = "",
    error: str = "",
) -> Data:
    """The emergency check. Its option marked "emergency" leads to the form's exit page for 999 by itself."""
    value = {
        "title": title,
        "introduction": introduction,
        "label": label,
        "hint": hint,
        "options": list(options),
        "error": error,
    }
    return {
        "type": StepKind.EMERGENCY_GATE.value,
        "code": code,
        "question_code": question_code,
        "value": value,
    }


def exit_page(
    code: str,
    *,
    title: str,
    exit: str,
    introduction: str = "",
    show_when: Sequence[Data] = (),
    match: str = "all",
) -> Data:
    """A page where the form ends early; `exit` is one of `ExitKind`."""
    value = {
        "title": title,
        "introduction": introduction,
        "exit": exit,
        "show_when": {"match": match, "tests": list(show_when)},
    }
    return {"type": StepKind.EXIT.value, "code": code, "value": value}


def build(form: str, steps: Iterable[Data], conditions: Sequence[Data] = ()) -> Built:
    """Stored data with every id and default in place. `conditions` have a name. Raises UnknownCode."""
    builder = _Builder(form)
    stored = [builder.step(each) for each in steps]
    if conditions:
        stored.append(builder.conditions(conditions))
    builder.known.resolve()
    return Built(identify(completed(StepsBlock(), stored)), builder.codes)


class _Builder:
    """One form: gives ids, remembers what they stand for, then resolves the codes in conditions."""

    def __init__(self, form: str) -> None:
        self.form = uuid.uuid5(uuid.NAMESPACE_URL, f"form:{form}")
        self.codes: dict[str, str] = {}
        self.known = Known()

    def _id(self, code: str, *path: str) -> str:
        block_id = str(uuid.uuid5(self.form, "/".join((*path, code))))
        self.codes[block_id] = code
        return block_id

    def step(self, given: Data) -> Data:
        value = dict(given["value"])
        step_id = self._id(given["code"], "step")
        self.known.steps[given["code"]] = (step_id, value["title"])
        if "question_code" in given:
            self.codes[gate_question_id(step_id)] = given["question_code"]
            value["options"] = self._options(given["question_code"], value["options"])
        if "items" in value:
            value["items"] = [self._item(item) for item in value["items"]]
        if "show_when" in value:
            value["show_when"] = self.known.tests(value["show_when"])
        value["routes"] = [self.known.route(each) for each in value.get("routes", ())]
        if given["type"] != StepKind.QUESTIONS:
            del value["routes"]
        return {"type": given["type"], "id": step_id, "value": value}

    def conditions(self, given: Iterable[Data]) -> Data:
        """The block of all conditions that have a name."""
        named = []
        for each in given:
            condition_id = self._id(each["code"], "condition")
            self.known.conditions[each["code"]] = (condition_id, each["name"])
            words = {name: said for name, said in each.items() if name != "code"}
            named.append({"id": condition_id, **self.known.tests(words)})
        block_id = str(uuid.uuid5(self.form, "conditions"))
        return {"type": BLOCK, "id": block_id, "value": {"named": named}}

    def _item(self, given: Data) -> Data:
        item_id = self._id(given["code"], "item")
        value = dict(given["value"])
        self.known.questions[given["code"]] = (item_id, given["type"], value.get("label", ""))
        if "options" in value:
            value["options"] = self._options(given["code"], value["options"])
        if "items" in value:
            value["items"] = [self._item(item) for item in value["items"]]
        if "show_when" in value:
            value["show_when"] = self.known.tests(value["show_when"])
        return {"type": given["type"], "id": item_id, "value": value}

    def _options(self, question_code: str, given: Iterable[Data]) -> list[Data]:
        options = []
        for each in given:
            option_id = self._id(each["code"], "option", question_code)
            self.known.options[question_code, each["code"]] = (option_id, each["label"])
            words = {name: said for name, said in each.items() if name != "code"}
            if "when" in words:
                words["when"] = self.known.tests(words["when"])
            options.append({"id": option_id, **words})
        return options
