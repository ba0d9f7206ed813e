"""From the words of a national form to the blocks that an editor would have made of them, in one language.

Ids are derived from the form and the authors' own codes, so that the Welsh page has the ids of the English one and a
second installation has those of the first.
"""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from reporting.authoring.blocks.options import EXCLUSIVE
from reporting.authoring.compile import gate_question_id
from sites.provisioning.library.form_words import Ask, Choice, FormWords, GoTo, StepWords, Tell, When, Words

Stored = dict[str, Any]


class FormBlocks:
    """Stored StreamField data of a form, and the readable code of each of its ids."""

    def __init__(self, form: FormWords) -> None:
        self.form = form
        self._asks = {item.code: item for step in form.steps for item in step.items if isinstance(item, Ask)}

    def steps(self, language: str) -> list[Stored]:
        """The steps as a form page stores them, with words of this language."""
        return [self._step(step, language) for step in self.form.steps]

    def codes(self) -> dict[str, str]:
        """The authors' codes by id: partners know questions and options by them."""
        found: dict[str, str] = {}
        for step in self.form.steps:
            found[self._id(step.code)] = step.code
            for item in step.items:
                at_gate = step.kind == "emergency_gate"
                found[gate_question_id(self._id(step.code)) if at_gate else self._id(item.code)] = item.code
                for choice in _choices(item):
                    found[self._id(item.code, choice.code)] = choice.code
        return found

    def _id(self, *place: str) -> str:
        return str(uuid5(NAMESPACE_URL, "/".join(("national-form", self.form.slug, *place))))

    def _step(self, step: StepWords, language: str) -> Stored:
        value: Stored = {"title": _in(step.title, language), "introduction": _in(step.introduction, language)}
        if step.kind == "emergency_gate":
            (question,) = (item for item in step.items if isinstance(item, Ask))
            value |= self._words_of_question(question, language) | {"options": self._options(question, language)}
        elif step.kind == "exit":
            value |= {"exit": step.exit, "show_when": self._conditions(step.show_when)}
        else:
            value |= {
                "items": [self._item(item, language) for item in step.items],
                "show_when": self._conditions(step.show_when),
                "routes": [self._route(route) for route in step.go_to],
                "sensitive": step.sensitive,
            }
        return {"type": step.kind, "id": self._id(step.code), "value": value}

    def _item(self, item: Ask | Tell, language: str) -> Stored:
        if isinstance(item, Tell):
            value = {"body": _in(item.body, language)}
            if item.kind in ("guidance", "details"):
                value["heading"] = _in(item.heading, language)
        else:
            value = self._question(item, language)
        return {"type": item.kind, "id": self._id(item.code), "value": value}

    def _question(self, ask: Ask, language: str) -> Stored:
        value = self._words_of_question(ask, language) | {"required": ask.required} | ask.settings
        if ask.choices:
            value["options"] = self._options(ask, language)
        if any(ask.statement):
            value["statement"] = f"<p>{_in(ask.statement, language)}</p>"
        if any(ask.unit):
            value["unit"] = _in(ask.unit, language)
        return value

    def _words_of_question(self, ask: Ask, language: str) -> Stored:
        words = {"label": ask.label, "hint": ask.hint, "name": ask.name, "error": ask.missing}
        return {field: _in(each, language) for field, each in words.items()}

    def _options(self, ask: Ask, language: str) -> list[Stored]:
        return [
            {
                "id": self._id(ask.code, choice.code),
                "label": _in(choice.label, language),
                "hint": _in(choice.hint, language),
                "mark": EXCLUSIVE if choice.exclusive else choice.marks,
            }
            for choice in ask.choices
        ]

    def _conditions(self, tests: tuple[When, ...]) -> Stored:
        return {"match": "all", "tests": [self._test(test) for test in tests]}

    def _route(self, route: GoTo) -> Stored:
        title = next(step.title.en for step in self.form.steps if step.code == route.step)
        return {"to": self._id(route.step), "said": title, **self._conditions((route.when,))}

    def _test(self, test: When) -> Stored:
        """A test with the wording that an editor sees when its target has vanished."""
        ask = self._asks[test.question]
        codes = test.value if isinstance(test.value, tuple) else (test.value,)
        chosen = [choice for choice in ask.choices if choice.code in codes]
        value: Any = test.value == "yes" if ask.kind == "yes_no" else None
        if chosen:
            ids = [self._id(ask.code, choice.code) for choice in chosen]
            value = ids if isinstance(test.value, tuple) else ids[0]
        said = {"question": ask.label.en, "value": ", ".join(choice.label.en for choice in chosen)}
        return {"question": self._id(ask.code), "operator": test.operator, "value": value, "said": said}


def _choices(item: Ask | Tell) -> tuple[Choice, ...]:
    return item.choices if isinstance(item, Ask) else ()


def _in(words: Words, language: str) -> str:
    return words.cy if language == "cy" else words.en
