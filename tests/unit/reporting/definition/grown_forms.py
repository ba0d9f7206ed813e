"""Random forms with conditions everywhere, groups and named conditions, sound or not; made fast from a seed."""

from __future__ import annotations

from random import Random
from typing import Any

from reporting.definition.conditions import AllEntries, AllOf, AnyEntry, AnyOf, Condition, Named, Not, Test
from reporting.definition.form import Content, ExitKind, Form, FormKind, Option, Question, Route, Step, StepKind

OPTIONS = ("a", "b", "c")
KINDS = ("radios", "checkboxes", "yes_no", "number", "text")
OPERANDS: dict[str, dict[str, list[Any]]] = {
    "radios": {"is": ["a", "b", "c"], "is_not": ["a", "c"], "any_of": [("a", "b"), ("c",)], "none_of": [("a",)]},
    "checkboxes": {
        "includes": ["a", "b", "c"],
        "not_includes": ["a", "b"],
        "any_of": [("a", "b"), ("c",)],
        "none_of": [("b", "c")],
        "count_at_least": [2],
        "count_is": [1],
    },
    "yes_no": {"is": [True, False], "is_not": [True]},
    "number": {"more_than": [0, 2], "less_than": [1, 3], "at_least": [0, 1], "at_most": [2], "is": [1]},
    "text": {"contains": ["x"], "starts_with": ["X"], "longer_than": [1], "is": [" x "]},
    "group": {"count_is": [1], "count_at_least": [2], "count_at_most": [1]},
}


class FormMaker:
    """Makes one form. With `sound` routes lead onwards, and conditions inside a group ask of no group's question."""

    def __init__(self, chance: Random, *, sound: bool = False) -> None:
        self.chance, self.sound = chance, sound
        self.asked: list[Question] = []
        self.named: dict[str, Condition] = {}
        self.count = 0

    def form(self, most_steps: int = 5) -> Form:
        """A form of up to so many steps."""
        total = self.chance.randint(1, most_steps)
        steps = tuple(self._step(number, total) for number in range(total))
        return Form("form", FormKind.SERVICE, "en", steps, {"en": {}}, conditions=self.named)

    def _maybe(self, probability: float) -> bool:
        return self.chance.random() < probability

    def _code(self) -> str:
        self.count += 1
        return f"q{self.count}"

    def _step(self, number: int, total: int) -> Step:
        shown = self._shown(0.35)
        if number and self._maybe(0.12):
            return Step(f"s{number}", StepKind.EXIT, (), shown, exit=ExitKind.COUNCIL)
        items: list[Question | Content] = []
        if self._maybe(0.25):
            items.append(self._group())
        elif not self._maybe(0.1):
            for _ in range(self.chance.randint(1, 3)):
                items += self._items()
        self.asked += [item for item in items if isinstance(item, Question)]
        if self.asked and self._maybe(0.15):
            self.named[f"n{number}"] = self._condition()
        targets = range(number + 1 if self.sound else 0, total)
        routes = [
            Route(self._shown(0.8), f"s{self.chance.choice(targets)}")
            for _ in range(self.chance.randint(1, 2))
            if targets and self._maybe(0.25)
        ]
        return Step(f"s{number}", StepKind.QUESTIONS, tuple(items), shown, tuple(routes))

    def _items(self) -> list[Question | Content]:
        question = self._question(self._shown(0.3))
        found: list[Question | Content] = [question]
        if question.kind == "radios" and self._maybe(0.4):
            test = Test(question.code, "is", self.chance.choice(OPTIONS))
            found.append(self._question(test, revealed=True))
        if self._maybe(0.1):
            found.append(Content(self._code(), show_when=self._shown(1)))
        return found

    def _question(self, show_when: Condition | None, *, revealed: bool = False) -> Question:
        kind = self.chance.choice(KINDS)
        options: tuple[Option, ...] = ()
        settings: dict[str, Any] = {}
        if kind in ("radios", "checkboxes"):
            options = tuple(Option(code, show_when=self._shown(0.2)) for code in OPTIONS[: self.chance.randint(2, 3)])
        if kind == "checkboxes" and self._maybe(0.4):
            settings = {"min": 2} if self._maybe(0.5) else {"max": 1}
        if kind == "number":
            settings = {"integer": True, "min": 0, "max": 3}
        return Question(self._code(), kind, self._maybe(0.6), options, settings, show_when=show_when, revealed=revealed)

    def _group(self) -> Question:
        code = self._code()
        inner: list[Question] = []
        for _ in range(self.chance.randint(1, 3)):
            outer = self.asked
            self.asked = [*outer, *(inner[-1:] if not self.sound else [])]
            shown = self._shown(0.3)
            radios = [one for one in inner if one.kind == "radios"]
            revealed = bool(radios) and self._maybe(0.5)
            if revealed:
                shown = Test(radios[0].code, "is", self.chance.choice(OPTIONS))
            inner.append(self._question(shown, revealed=revealed))
            self.asked = outer
        settings: dict[str, Any] = {"least": 2} if self._maybe(0.2) else {}
        return Question(code, "group", self._maybe(0.6), settings={**settings, "most": 3}, items=tuple(inner))

    def _shown(self, probability: float) -> Condition | None:
        return self._condition() if self.asked and self._maybe(probability) else None

    def _condition(self, depth: int = 0) -> Condition:
        shape = self.chance.random()
        if depth < 2 and shape < 0.15:
            return AllOf(tuple(self._condition(depth + 1) for _ in range(2)))
        if depth < 2 and shape < 0.3:
            return AnyOf(tuple(self._condition(depth + 1) for _ in range(2)))
        if depth < 2 and shape < 0.4:
            return Not(self._condition(depth + 1))
        if self.named and shape < 0.5:
            return Named(self.chance.choice(list(self.named)))
        return self._test(self.chance.choice(self.asked), depth)

    def _test(self, question: Question, depth: int) -> Condition:
        if question.kind == "group" and self._maybe(0.7):
            inner = self._test(self.chance.choice(question.questions), depth)
            if self._maybe(0.2) and depth < 2:
                inner = AllOf((inner, self._condition(2)))
            return (AnyEntry if self._maybe(0.5) else AllEntries)(question.code, inner)
        if self._maybe(0.2):
            return Test(question.code, self.chance.choice(["answered", "not_answered"]))
        operator = self.chance.choice(list(OPERANDS[question.kind]))
        return Test(question.code, operator, self.chance.choice(OPERANDS[question.kind][operator]))


def seeded(seed: int) -> Random:
    """Chance that is the same for the same seed."""
    return Random(seed)  # noqa: S311 - nothing secret


def random_form(seed: int, *, sound: bool = False, most_steps: int = 5) -> Form:
    """The form of a seed."""
    return FormMaker(seeded(seed), sound=sound).form(most_steps)


def random_answer(question: Question, chance: Random) -> Any:
    """An answer to a question: mostly right, sometimes empty, sometimes nonsense."""
    if chance.random() < 0.1:
        return chance.choice([None, "", [], {}, "z", 7, ["z"], [None], {"a": 1}, [[]], True])
    match question.kind:
        case "radios":
            return chance.choice(OPTIONS)
        case "checkboxes":
            return [code for code in OPTIONS if chance.random() < 0.5]
        case "yes_no":
            return chance.random() < 0.5
        case "number":
            return chance.randint(0, 3)
        case "group":
            return [random_entry(question, chance) for _ in range(chance.randint(0, 3))]
    return chance.choice(["x", "y", "X and more", "long words"])


def random_entry(group: Question, chance: Random) -> dict[str, Any]:
    """An entry of a group."""
    return {one.code: random_answer(one, chance) for one in group.questions if chance.random() < 0.9}
