"""A form of many steps and conditions, made up from a seed: for measuring the engine, not for answering."""

from random import Random

from reporting.definition.conditions import AllOf, AnyEntry, AnyOf, Condition, Not, Test
from reporting.definition.form import Form, FormKind, Option, Question, Route, Step, StepKind

_KINDS = ("radios", "radios", "yes_no", "checkboxes", "number", "date", "text")
_OPTIONS = tuple(Option(code) for code in "abcd")


def large_form(steps: int, conditions: int, seed: int = 1) -> Form:
    """A form with conditions on steps, questions and routes, about all that came before, and a group now and then."""
    return _Maker(conditions, Random(seed)).form(steps)


class _Maker:
    def __init__(self, conditions: int, chance: Random) -> None:
        self.left, self.chance = conditions, chance
        self.asked: list[Question] = []

    def form(self, steps: int) -> Form:
        """The form."""
        made = tuple(self._step(number, steps) for number in range(steps))
        return Form("large", FormKind.SERVICE, "en", made, {"en": {}})

    def _step(self, number: int, steps: int) -> Step:
        share = self.left / (steps - number) / 4
        shown = self._perhaps(share)
        items = (self._group(number),) if number % 20 == 10 else self._questions(number, share)
        self.asked += items
        when = self._perhaps(share) if number < steps - 5 else None
        routes = (Route(when, f"s{number + self.chance.randint(2, 4)}"),) if when is not None else ()
        return Step(f"s{number}", StepKind.QUESTIONS, items, shown, routes)

    def _questions(self, number: int, share: float) -> tuple[Question, ...]:
        return (
            self._question(f"q{number}a", None),
            *(self._question(f"q{number}{c}", self._perhaps(share)) for c in "bc"),
        )

    def _question(self, code: str, shown: Condition | None) -> Question:
        kind = self.chance.choice(_KINDS)
        options = _OPTIONS if kind in ("radios", "checkboxes") else ()
        return Question(code, kind, self.chance.random() < 0.7, options, show_when=shown)

    def _group(self, number: int) -> Question:
        known = Question(f"g{number}a", "yes_no")
        how = Question(f"g{number}b", "text", show_when=Test(known.code, "is", True), revealed=True)
        return Question(f"g{number}", "group", items=(known, how))

    def _perhaps(self, share: float) -> Condition | None:
        if not self.asked or self.left <= 0 or self.chance.random() >= share:
            return None
        self.left -= 1
        return self._condition()

    def _condition(self) -> Condition:
        shape = self.chance.random()
        if shape < 0.5:
            return self._test()
        if shape < 0.9:
            return (AllOf if shape < 0.7 else AnyOf)((self._test(), self._test()))
        return Not(self._test())

    def _test(self) -> Condition:
        question = self.chance.choice(self.asked)
        code, option = question.code, self.chance.choice("abcd")
        tests: dict[str, Condition] = {
            "radios": Test(code, "is", option),
            "checkboxes": Test(code, "includes", option),
            "yes_no": Test(code, "is", self.chance.random() < 0.5),
            "number": Test(code, "more_than", self.chance.randint(0, 9)),
            "date": Test(code, "within_last", {"amount": self.chance.randint(1, 9), "unit": "months"}),
            "text": Test(code, "contains", option * 2),
            "group": AnyEntry(code, Test(f"{code}a", "is", True)),
        }
        return tests[question.kind]
