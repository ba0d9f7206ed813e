"""An organisation: a business, a charity, a school."""

from __future__ import annotations

from collections.abc import Mapping

from reporting.definition.form import Question
from reporting.definition.json_values import JSON
from reporting.definition.kinds.composite import Composite, Part
from reporting.definition.kinds.email import Email
from reporting.definition.kinds.kind import SettingKind
from reporting.definition.kinds.phone import Phone
from reporting.definition.kinds.text import Text

_TEXT, _PHONE, _EMAIL = Text(), Phone(), Email()
_SHORT: Mapping[str, JSON] = {"max_length": 200, "spellcheck": False}


class Organisation(Composite):
    """An object: its name, and where settings ask for it what it does, a reference of its own, and how to reach it."""

    name = "organisation"
    settings = {
        "business": SettingKind.FLAG,
        "reference": SettingKind.FLAG,
        "contact": SettingKind.FLAG,
    }

    def parts_of(self, question: Question) -> tuple[Part, ...]:
        """The name is needed."""
        parts = [Part("name", _TEXT, needed=True, settings={**_SHORT, "autocomplete": "organization"})]
        if question.settings.get("business"):
            parts.append(Part("business", _TEXT, settings={"max_length": 200}))
        if question.settings.get("reference"):
            parts.append(Part("reference", _TEXT, settings={"max_length": 100, "spellcheck": False}))
        if question.settings.get("contact"):
            parts += [Part("phone", _PHONE), Part("email", _EMAIL)]
        return tuple(parts)
