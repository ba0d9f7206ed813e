"""What the kinds share whose answer is an object of several parts, each a question of another kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from reporting.definition.form import Option, Question
from reporting.definition.json_values import JSON, TextLookup, is_empty
from reporting.definition.kinds.kind import Checked, Kind, Schema
from reporting.definition.kinds.part_words import PartWords, find, part_lookup
from reporting.definition.kinds.single_field import SingleField, titled
from reporting.definition.operators import ANSWERED_ONLY, ValueKind
from reporting.definition.problems import Problem


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an answer. Its words are the platform's, in every language: see `part_words`."""

    name: str
    kind: Kind
    needed: bool = False
    options: tuple[str, ...] = ()
    settings: Mapping[str, JSON] = field(default_factory=dict)

    def asked_by(self, question: Question) -> Question:
        """The part as a question of its own kind, whose code is the prefix of its HTML fields.

        Two hyphens stand in it: no question of a form has them in its code, so that fields never clash.
        """
        options = tuple(Option(code) for code in self.options)
        return Question(f"{question.code}--{self.name}", self.kind.name, self.needed, options, self.settings)


class Composite(SingleField):
    """An object of those parts that were given. Subclasses say which parts a question has."""

    def parts_of(self, question: Question) -> tuple[Part, ...]:
        """The parts that a question asks for, in the order of the page."""
        raise NotImplementedError

    def together(self, question: Question, parts: Mapping[str, JSON]) -> tuple[Problem, ...]:
        """What is wrong with parts that are right one by one."""
        return ()

    def parts(self, question: Question) -> Mapping[str, Mapping[str, ValueKind]]:
        """Each part with the operators of its kind; choices of the platform can only be asked for an answer."""
        return {part.name: ANSWERED_ONLY if part.options else part.kind.operators for part in self.parts_of(question)}

    def fields(self, question: Question) -> tuple[str, ...]:
        """The fields of all parts."""
        return tuple(name for part in self.parts_of(question) for name in part.kind.fields(part.asked_by(question)))

    def check(self, question: Question, value: JSON, *, today: date) -> Checked:
        """An object of parts that are right each for itself and together."""
        if value is None or value == "":
            return None, ()
        asked = self.parts_of(question)
        names = [part.name for part in asked]
        if not isinstance(value, Mapping):
            return None, (Problem(question.code, None, "parts_type", {"parts": ", ".join(names)}),)
        if set(value) - set(names):
            return None, (Problem(question.code, None, "unknown_part", {"parts": ", ".join(names)}),)
        given: dict[str, JSON] = {}
        problems: list[Problem] = []
        for part in asked:
            canonical, found = part.kind.check(part.asked_by(question), value.get(part.name), today=today)
            problems += (_of_part(question, part, problem) for problem in found)
            if part.needed and not found and is_empty(canonical):
                problems.append(Problem(question.code, part.name, "part_required"))
            if not is_empty(canonical):
                given[part.name] = canonical
        if not given and all(problem.code == "part_required" for problem in problems):
            return None, ()
        problems += () if problems else self.together(question, given)
        return (None, tuple(problems)) if problems else (given, ())

    def from_fields(self, question: Question, fields: Mapping[str, Sequence[str]]) -> JSON:
        """The parts that were filled in; None when all are blank."""
        read = {part.name: part.kind.from_fields(part.asked_by(question), fields) for part in self.parts_of(question)}
        return {name: value for name, value in read.items() if value is not None} or None

    def to_fields(self, question: Question, value: JSON) -> dict[str, list[str]]:
        """The fields of each part; what is no object goes into the first."""
        asked = self.parts_of(question)
        given = value if isinstance(value, Mapping) else {asked[0].name: value}
        shown: dict[str, list[str]] = {}
        for part in asked:
            shown |= part.kind.to_fields(part.asked_by(question), given.get(part.name))
        return shown

    def json_schema(self, question: Question, text: TextLookup) -> Schema:
        """An object with the parts."""
        asked = self.parts_of(question)
        schema: Schema = {
            "type": "object",
            "properties": {
                part.name: part.kind.json_schema(part.asked_by(question), lambda _key: "") for part in asked
            },
            "additionalProperties": False,
            "minProperties": 1,
        }
        if needed := [part.name for part in asked if part.needed]:
            schema["required"] = needed
        return titled(question, text, schema)

    def example(self, question: Question) -> JSON:
        """The needed parts by their own examples, or the first part."""
        asked = self.parts_of(question)
        chosen = [part for part in asked if part.needed] or asked[:1]
        return {part.name: part.kind.example(part.asked_by(question)) for part in chosen}

    def display(self, question: Question, value: JSON, text: TextLookup, locale: str) -> tuple[str, ...]:
        """A line for each part, under its name."""
        if not isinstance(value, Mapping):
            return ()
        lines: list[str] = []
        for part in self.parts_of(question):
            lines += self.shown_part(question, part, value.get(part.name), locale)
        return tuple(lines)

    def shown_part(self, question: Question, part: Part, value: JSON, locale: str) -> Sequence[str]:
        """The lines of one part: the first after its name."""
        asked = part.asked_by(question)
        lookup = part_lookup(self.name, part.name, asked, locale)
        first, *more = part.kind.display(asked, value, lookup, locale) or ("",)
        words = find(self.name, part.name, locale) or PartWords(part.name)
        return (f"{words.shown or words.label}: {first}", *more) if first else ()

    def faults(self, question: Question) -> tuple[str, ...]:
        """None: every part has a possible answer."""
        return ()


def _of_part(question: Question, part: Part, problem: Problem) -> Problem:
    """A part's problem as one of the whole question, at "<part>" or "<part>-<field of the part>"."""
    inside = f"{part.name}-{problem.field}" if problem.field else part.name
    return replace(problem, question=question.code, field=inside)
