"""A moment: a date with a time of day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup
from reporting.definition.kinds.date import PARTS, Date, is_date
from reporting.definition.kinds.kind import Checked, Schema, SettingKind
from reporting.definition.kinds.single_field import SingleField, as_typed, last, titled
from reporting.definition.kinds.time import PATTERN, Time, is_time
from reporting.definition.operators import MOMENTS
from reporting.definition.periods import LONDON
from reporting.definition.problems import Problem

TIME = "time_of_day"
_DATE, _TIME = Date(), Time()
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


class DateTime(SingleField):
    """A date and a time as clocks in the UK showed it: "2026-11-23T14:30", or the date alone where the time may be
    left out.

    HTML posts day, month, year and time apart. The object of the four as typed is a value too, so that what is
    wrong can be shown again as it was.
    """

    name = "date_time"
    settings = {
        "not_future": SettingKind.FLAG,
        "not_past": SettingKind.FLAG,
        "time_optional": SettingKind.FLAG,
    }
    operators = MOMENTS

    def fields(self, question: Question) -> tuple[str, ...]:
        """Day, month, year and time."""
        return tuple(f"{question.code}-{part}" for part in (*PARTS, TIME))

    def check(self, question: Question, value: JSON, *, today: date) -> Checked:
        """A real moment, its day on the right side of today."""
        if value is None or value == "":
            return None, ()
        parts = value if isinstance(value, Mapping) else _apart(value)
        if parts is None or set(parts) - {*PARTS, TIME}:
            return None, (Problem(question.code, None, "date_time_format"),)
        typed_time = parts.get(TIME)
        day, problems = _DATE.check(question, {part: parts.get(part) for part in PARTS}, today=today)
        time, found = _TIME.check(question, typed_time, today=today)
        problems += tuple(Problem(question.code, TIME, problem.code, problem.params) for problem in found)
        if problems or (day is None and time is None):
            return None, problems
        if day is None:
            return None, (Problem(question.code, "day", "date_missing", {"missing": list(PARTS)}),)
        if time is None:
            needed = not question.settings.get("time_optional")
            return (None, (Problem(question.code, TIME, "time_missing"),)) if needed else (day, ())
        if not existed(f"{day}T{time}"):
            return None, (Problem(question.code, TIME, "time_skipped"),)
        return f"{day}T{time}", ()

    def from_fields(self, question: Question, fields: Mapping[str, Sequence[str]]) -> JSON:
        """A moment where the fields are one, else the four as typed."""
        parts = {part: last(fields, f"{question.code}-{part}") for part in (*PARTS, TIME)}
        if not any(typed.strip() for typed in parts.values()):
            return None
        unbounded = Question(question.code, self.name, settings={"time_optional": True})
        found, problems = self.check(unbounded, parts, today=date.min)
        return parts if problems else found

    def to_fields(self, question: Question, value: JSON) -> dict[str, list[str]]:
        """The four fields; what is no moment goes into the first."""
        if not isinstance(value, Mapping):
            value = _apart(value) or {"day": value}
        return {f"{question.code}-{part}": [as_typed(value.get(part))] for part in (*PARTS, TIME)}

    def json_schema(self, question: Question, text: TextLookup) -> Schema:
        """Date and time of UK clocks, without a zone."""
        time = f"(T{PATTERN})?" if question.settings.get("time_optional") else f"T{PATTERN}"
        return titled(question, text, {"type": "string", "pattern": f"^{_DAY}{time}$"})

    def example(self, question: Question) -> JSON:
        """Half past two on the example of a date."""
        return f"{_DATE.example(question)}T14:30"

    def display(self, question: Question, value: JSON, text: TextLookup, locale: str) -> tuple[str, ...]:
        """Such as 23 November 2026, 2:30pm."""
        day, _, time = value.partition("T") if isinstance(value, str) else ("", "", "")
        shown = (*_DATE.display(question, day, text, locale), *_TIME.display(question, time, text, locale))
        return (", ".join(shown),) if shown else ()

    def faults(self, question: Question) -> tuple[str, ...]:
        """As of a date."""
        return _DATE.faults(question)


def existed(moment: str) -> bool:
    """Whether clocks in the UK ever showed a time: in spring they jump from 1am to 2am."""
    shown = datetime.fromisoformat(moment)
    if shown.year in (date.min.year, date.max.year):  # where a zone's offset leads out of the calendar
        return True
    return shown.replace(tzinfo=LONDON).astimezone(UTC).astimezone(LONDON).replace(tzinfo=None) == shown


def _apart(value: JSON) -> dict[str, JSON] | None:
    """The four parts of a moment in its canonical form; None for what is no text of that form."""
    if not isinstance(value, str):
        return None
    day, divider, time = value.partition("T")
    if not is_date(day) or (divider and not is_time(time)):
        return None
    year, month, of_month = day.split("-")
    return {"day": str(int(of_month)), "month": str(int(month)), "year": year, TIME: time}
