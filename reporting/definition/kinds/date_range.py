"""When something happened: at a moment, or between two."""

from __future__ import annotations

from collections.abc import Mapping

from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup
from reporting.definition.kinds.composite import Composite, Part
from reporting.definition.kinds.date import Date
from reporting.definition.kinds.date_time import DateTime
from reporting.definition.kinds.kind import SettingKind
from reporting.definition.kinds.words import BETWEEN, in_language
from reporting.definition.problems import Problem

_BOUNDS = ("not_future", "not_past")
_DATE, _DATE_TIME = Date(), DateTime()


class DateRange(Composite):
    """An object: `from`, and `to` when it lasted or is not known exactly. With `times` each may have a time."""

    name = "date_range"
    settings = {
        "not_future": SettingKind.FLAG,
        "not_past": SettingKind.FLAG,
        "times": SettingKind.FLAG,
        "end_needed": SettingKind.FLAG,
    }

    def parts_of(self, question: Question) -> tuple[Part, ...]:
        """Earliest and latest."""
        bounds: dict[str, JSON] = {name: True for name in _BOUNDS if question.settings.get(name)}
        timed = bool(question.settings.get("times"))
        kind = _DATE_TIME if timed else _DATE
        settings: dict[str, JSON] = {**bounds, "time_optional": True} if timed else bounds
        end_needed = bool(question.settings.get("end_needed"))
        return (
            Part("from", kind, needed=True, settings=settings),
            Part("to", kind, needed=end_needed, settings=settings),
        )

    def together(self, question: Question, parts: Mapping[str, JSON]) -> tuple[Problem, ...]:
        """The end is not before the beginning: to the minute where both have a time, else by the day."""
        start, end = str(parts["from"]), str(parts.get("to", ""))
        compared = min(len(start), len(end))
        return (Problem(question.code, "to", "range_order"),) if end[:compared] < start[:compared] else ()

    def display(self, question: Question, value: JSON, text: TextLookup, locale: str) -> tuple[str, ...]:
        """The moment alone, or between which two it was."""
        if not isinstance(value, Mapping):
            return ()
        ends = [" ".join(_DATE_TIME.display(question, value.get(part), text, locale)) for part in ("from", "to")]
        if not all(ends) or ends[0] == ends[1]:
            return (ends[0] or ends[1],) if any(ends) else ()
        return (in_language(BETWEEN, locale).format(start=ends[0], end=ends[1]),)

    def faults(self, question: Question) -> tuple[str, ...]:
        """As of a date."""
        return _DATE.faults(question)
