"""An item of property: stolen, lost, found or damaged."""

from __future__ import annotations

from collections.abc import Mapping

from reporting.definition.form import Question
from reporting.definition.json_values import JSON
from reporting.definition.kinds.composite import Composite, Part
from reporting.definition.kinds.kind import SettingKind
from reporting.definition.kinds.long_text import LongText
from reporting.definition.kinds.number import Number
from reporting.definition.kinds.text import Text

_TEXT, _LONG_TEXT, _NUMBER = Text(), LongText(), Number()
_SHORT: Mapping[str, JSON] = {"max_length": 100}


class PropertyItem(Composite):
    """An object: what it is, and as far as known make and model, description, serial number and value in pounds."""

    name = "property_item"
    settings = {"without_value": SettingKind.FLAG, "without_serial_number": SettingKind.FLAG}

    def parts_of(self, question: Question) -> tuple[Part, ...]:
        """What it is, then how to know it again."""
        parts = [
            Part("item", _TEXT, needed=True, settings=_SHORT),
            Part("make_and_model", _TEXT, settings={**_SHORT, "spellcheck": False}),
            Part("description", _LONG_TEXT, settings={"max_length": 1_000}),
        ]
        if not question.settings.get("without_serial_number"):
            parts.append(Part("serial_number", _TEXT, settings={**_SHORT, "spellcheck": False}))
        if not question.settings.get("without_value"):
            parts.append(Part("value", _NUMBER, settings={"money": True, "min": 0}))
        return tuple(parts)
