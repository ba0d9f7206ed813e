"""A place that may have no address: a lay-by, a park, a stretch of river."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup
from reporting.definition.kinds.characters import clean, compact
from reporting.definition.kinds.composite import Composite, Part
from reporting.definition.kinds.kind import Checked, Schema, SettingKind
from reporting.definition.kinds.long_text import LongText
from reporting.definition.kinds.number import Number
from reporting.definition.kinds.postcode import canonical_postcode
from reporting.definition.kinds.single_field import SingleField, titled
from reporting.definition.kinds.text import Text
from reporting.definition.operators import TEXTS
from reporting.definition.problems import Problem

_LONGEST_TYPED = 200
_WORDS = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+){2}")
_TEXT, _LONG_TEXT, _NUMBER = Text(), LongText(), Number()


class Postcode(SingleField):
    """Part of a place: a full UK postcode."""

    name = "text"
    operators = TEXTS
    settings = {"spellcheck": SettingKind.FLAG}

    def check(self, question: Question, value: JSON, *, today: date) -> Checked:
        """As the Post Office writes it."""
        text, problems = clean(question, value, most=_LONGEST_TYPED)
        if text is None:
            return None, problems
        postcode = canonical_postcode(text)
        return (postcode, ()) if postcode else (None, (Problem(question.code, None, "postcode_format"),))

    def json_schema(self, question: Question, text: TextLookup) -> Schema:
        """A short string."""
        return titled(question, text, {"type": "string", "minLength": 6, "maxLength": 8})

    def example(self, question: Question) -> JSON:
        """The postcode of the examples."""
        return "RG1 1AA"


class ThreeWords(SingleField):
    """Part of a place: three words with full stops between them, as services that name squares of ground use."""

    name = "text"
    operators = TEXTS
    settings = {"spellcheck": SettingKind.FLAG}

    def check(self, question: Question, value: JSON, *, today: date) -> Checked:
        """Small letters, without the slashes that may stand before them."""
        text, problems = clean(question, value, most=_LONGEST_TYPED)
        if text is None:
            return None, problems
        words = compact(text).casefold().lstrip("/").replace(" ", "")
        if not _WORDS.fullmatch(words):
            return None, (Problem(question.code, None, "three_words_format"),)
        return words, ()

    def json_schema(self, question: Question, text: TextLookup) -> Schema:
        """Two full stops between words."""
        return titled(question, text, {"type": "string", "pattern": r"^[^.\s]+\.[^.\s]+\.[^.\s]+$"})

    def example(self, question: Question) -> JSON:
        """Three words."""
        return "first.second.third"


_POSTCODE, _THREE_WORDS = Postcode(), ThreeWords()


class Place(Composite):
    """An object of what is known of a place. A point has a latitude and a longitude in degrees (WGS 84)."""

    name = "place"
    settings = {"without_point": SettingKind.FLAG}

    def parts_of(self, question: Question) -> tuple[Part, ...]:
        """A description first: it is what everybody can give."""
        parts = [
            Part("description", _LONG_TEXT, settings={"max_length": 1_000, "rows": 3}),
            Part("street", _TEXT, settings={"max_length": 200, "spellcheck": False}),
            Part("town", _TEXT, settings={"max_length": 200, "spellcheck": False}),
            Part("postcode", _POSTCODE, settings={"spellcheck": False, "width": 10}),
            Part("three_words", _THREE_WORDS, settings={"spellcheck": False}),
        ]
        if not question.settings.get("without_point"):
            parts += [
                Part("latitude", _NUMBER, settings={"min": -90, "max": 90, "decimals": 7, "width": 10}),
                Part("longitude", _NUMBER, settings={"min": -180, "max": 180, "decimals": 7, "width": 10}),
            ]
        return tuple(parts)

    def together(self, question: Question, parts: Mapping[str, JSON]) -> tuple[Problem, ...]:
        """A point has both."""
        missing = {"latitude", "longitude"} - parts.keys()
        if len(missing) == 1:
            return (Problem(question.code, missing.pop(), "part_required"),)
        return ()
