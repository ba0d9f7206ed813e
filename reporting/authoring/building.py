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
`build` puts ids in their place, and raises `UnknownCode` for one that no block has.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reporting.authoring.blocks.conditions import needs
from reporting.authoring.blocks.steps import StepsBlock
from reporting.authoring.compile import gate_question_id
from reporting.authoring.identity import identify
from reporting.authoring.stored import completed
from reporting.definition.form import StepKind
from reporting.definition.operators import ValueKind

Data = dict[str, Any]


class UnknownCode(ValueError):
    """A condition or route names a code that no step, question or option has."""


@dataclass(frozen=True, slots=True)
class Built:
    """Stored data for `FormPage.steps`, and the codes for `FormPage.given_codes`."""

    steps: list[Data]
    codes: dict[str, str]


def option(code: str, label: str, hint: str = "", *, mark: str = "") -> Data:
    """An option; `mark` is one of `Mark`, or "exclusive" for one that is chosen alone."""
    return {"code": code, "label": label, "hint": hint, "mark": mark}


def when(question: str, operator: str, value: Any = None) -> Data:
    """A test: codes of question and option (or several), "yes" or "no" of a yes/no question, or a plain
    value.
    """
    return {"question": question, "operator": operator, "value": value}


def route(to: str, tests: Sequence[Data] = (), *, match: str = "all") -> Data:
    """A jump to a step when all (or any) of the tests hold, or always."""
    return {"to": to, "match": match, "tests": list(tests)}


def question(kind: str, code: str, label: str, *, options: Sequence[Data] = (), **fields: Any) -> Data:
    """A question; `fields` are further fields of its block, such as hint, required, error, max_length,
    statement.
    """
    value: Data = {"label": label, **fields}
    if options:
        value["options"] = list(options)
    return {"type": kind, "code": code, "value": value}


def content(kind: str, code: str, body: str, heading: str = "") -> Data:
    """Words between questions: guidance, inset, warning or details. `body` is HTML."""
    return {"type": kind, "code": code, "value": {"body": body, **({"heading": heading} if heading else {})}}


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


def build(form: str, steps: Iterable[Data]) -> Built:
    """Stored data with every id and default in place. Raises UnknownCode."""
    builder = _Builder(form)
    stored = [builder.step(each) for each in steps]
    builder.resolve()
    return Built(identify(completed(StepsBlock(), stored)), builder.codes)


class _Builder:
    """One form: gives ids, remembers what they stand for, then resolves the codes in conditions."""

    def __init__(self, form: str) -> None:
        self.form = uuid.uuid5(uuid.NAMESPACE_URL, f"form:{form}")
        self.codes: dict[str, str] = {}
        self.steps: dict[str, tuple[str, str]] = {}
        self.questions: dict[str, tuple[str, str, str]] = {}
        self.options: dict[tuple[str, str], tuple[str, str]] = {}
        self.tests: list[Data] = []
        self.routes: list[Data] = []

    def _id(self, code: str, *path: str) -> str:
        block_id = str(uuid.uuid5(self.form, "/".join((*path, code))))
        self.codes[block_id] = code
        return block_id

    def step(self, given: Data) -> Data:
        value = dict(given["value"])
        step_id = self._id(given["code"], "step")
        self.steps[given["code"]] = (step_id, value["title"])
        if "question_code" in given:
            self.codes[gate_question_id(step_id)] = given["question_code"]
            value["options"] = self._options(given["question_code"], value["options"])
        if "items" in value:
            value["items"] = [self._item(item) for item in value["items"]]
        if "show_when" in value:
            value["show_when"] = self._tests(value["show_when"])
        value["routes"] = [self._tests(each) for each in value.get("routes", ())]
        self.routes += value["routes"]
        if given["type"] != StepKind.QUESTIONS:
            del value["routes"]
        return {"type": given["type"], "id": step_id, "value": value}

    def _item(self, given: Data) -> Data:
        item_id = self._id(given["code"], "item")
        value = dict(given["value"])
        self.questions[given["code"]] = (item_id, given["type"], value.get("label", ""))
        if "options" in value:
            value["options"] = self._options(given["code"], value["options"])
        return {"type": given["type"], "id": item_id, "value": value}

    def _options(self, question_code: str, given: Iterable[Data]) -> list[Data]:
        options = []
        for each in given:
            option_id = self._id(each["code"], "option", question_code)
            self.options[question_code, each["code"]] = (option_id, each["label"])
            words = {name: words for name, words in each.items() if name != "code"}
            options.append({"id": option_id, **words})
        return options

    def _tests(self, given: Mapping[str, Any]) -> Data:
        tests = [dict(test) for test in given["tests"]]
        self.tests += tests
        return {**given, "tests": tests}

    def resolve(self) -> None:
        """Put ids in the place of codes, with the words they have now."""
        for test in self.tests:
            code = test["question"]
            if code not in self.questions:
                raise UnknownCode(f"No question has the code {code!r}.")
            item_id, kind, label = self.questions[code]
            wanted = needs(test["operator"], kind)
            said = {"question": label, "value": self._said(code, test["value"], wanted)}
            value = self._value(code, test["value"], wanted)
            test |= {"question": item_id, "value": value, "said": said}
        for each in self.routes:
            if each["to"] not in self.steps:
                raise UnknownCode(f"No step has the code {each['to']!r}.")
            each["to"], each["said"] = self.steps[each["to"]]

    def _value(self, question_code: str, value: Any, wanted: ValueKind | None) -> Any:
        match wanted:
            case ValueKind.OPTION:
                return self._option(question_code, value)[0]
            case ValueKind.OPTIONS:
                return [self._option(question_code, each)[0] for each in _several(value)]
            case ValueKind.YES_NO:
                return value in (True, "yes")
            case _:
                return value

    def _said(self, question_code: str, value: Any, wanted: ValueKind | None) -> str:
        match wanted:
            case ValueKind.OPTION | ValueKind.OPTIONS:
                return " or ".join(self._option(question_code, each)[1] for each in _several(value))
            case ValueKind.YES_NO:
                return "yes" if value in (True, "yes") else "no"
            case _:
                return "" if value is None else str(value)

    def _option(self, question_code: str, code: str) -> tuple[str, str]:
        if (question_code, code) not in self.options:
            raise UnknownCode(f"The question {question_code!r} has no option {code!r}.")
        return self.options[question_code, code]


def _several(value: Any) -> Sequence[str]:
    return [value] if isinstance(value, str) else value
