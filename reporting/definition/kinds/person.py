"""A person: the one who reports, a witness, a suspect, someone who is missing."""

from __future__ import annotations

from collections.abc import Mapping

from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup
from reporting.definition.kinds.composite import Composite, Part
from reporting.definition.kinds.date import Date
from reporting.definition.kinds.kind import SettingKind
from reporting.definition.kinds.long_text import LongText
from reporting.definition.kinds.radios import Radios
from reporting.definition.kinds.text import Text
from reporting.definition.problems import Problem

AGES = ("under-10", "10-17", "18-24", "25-34", "35-44", "45-54", "55-64", "65-or-over")
_DETAILS = ("gender", "ethnic_appearance", "height", "build", "hair")
_TEXT, _LONG_TEXT, _DATE, _RADIOS = Text(), LongText(), Date(), Radios()
_SHORT: Mapping[str, JSON] = {"max_length": 100, "spellcheck": False}
_WORDY: Mapping[str, JSON] = {"max_length": 1_000}


class Person(Composite):
    """An object of what is known of somebody. Names are always asked for; settings add the rest.

    With `name_needed` one of the two names is enough: not everybody has both. With `own` it is the person who
    answers, so that a browser may fill in what it knows.
    """

    name = "person"
    personal = True
    settings = {
        "own": SettingKind.FLAG,
        "name_needed": SettingKind.FLAG,
        "known_as": SettingKind.FLAG,
        "date_of_birth": SettingKind.FLAG,
        "age": SettingKind.FLAG,
        **dict.fromkeys(_DETAILS, SettingKind.FLAG),
        "clothing": SettingKind.FLAG,
        "features": SettingKind.FLAG,
    }

    def parts_of(self, question: Question) -> tuple[Part, ...]:
        """Names, then what the settings add."""
        own = bool(question.settings.get("own"))
        parts = [
            Part("given_name", _TEXT, settings=_named("given-name", own=own)),
            Part("family_name", _TEXT, settings=_named("family-name", own=own)),
        ]
        more = [
            Part("known_as", _TEXT, settings=_SHORT),
            Part("date_of_birth", _DATE, settings={"not_future": True, **({"autocomplete": "bday"} if own else {})}),
            Part("age", _RADIOS, options=AGES),
            *(Part(name, _TEXT, settings=_SHORT) for name in _DETAILS),
            Part("clothing", _LONG_TEXT, settings=_WORDY),
            Part("features", _LONG_TEXT, settings=_WORDY),
        ]
        return (*parts, *(part for part in more if question.settings.get(part.name)))

    def together(self, question: Question, parts: Mapping[str, JSON]) -> tuple[Problem, ...]:
        """A name where one is needed."""
        nameless = not parts.keys() & {"given_name", "family_name"}
        if nameless and question.settings.get("name_needed"):
            return (Problem(question.code, "given_name", "name_missing"),)
        return ()

    def display(self, question: Question, value: JSON, text: TextLookup, locale: str) -> tuple[str, ...]:
        """The full name, then the rest line by line."""
        if not isinstance(value, Mapping):
            return ()
        name = " ".join(str(value[part]) for part in ("given_name", "family_name") if value.get(part))
        rest = {part: said for part, said in value.items() if part not in ("given_name", "family_name")}
        return (*([name] if name else []), *super().display(question, rest, text, locale))


def _named(autocomplete: str, *, own: bool) -> dict[str, JSON]:
    return {**_SHORT, "max_length": 200, **({"autocomplete": autocomplete} if own else {})}
