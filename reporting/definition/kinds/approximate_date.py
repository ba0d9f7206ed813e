"""A date that somebody may know exactly, about, or only by its month or year."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date

from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup
from reporting.definition.kinds.date import PARTS, Date, is_date
from reporting.definition.kinds.kind import Checked, Schema, SettingKind
from reporting.definition.kinds.single_field import SingleField, as_typed, last, titled
from reporting.definition.kinds.words import AROUND, BETWEEN, MONTHS, in_language
from reporting.definition.operators import ANSWERED_ONLY, DATES, ValueKind
from reporting.definition.problems import Problem

ENTRIES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "exact": {"exact": PARTS},
    "month": {"month": ("month", "year")},
    "year": {"year": ("year",)},
    "around": {"around": PARTS},
    "between": {"from": PARTS, "to": PARTS},
}
"""For each precision the dates that are typed, and which boxes each of them has."""

PRECISIONS = tuple(ENTRIES)
_BOXES = {name: boxes for entries in ENTRIES.values() for name, boxes in entries.items()}
_CANONICAL = {"precision", "earliest", "latest"}
_DATE = Date()


class ApproximateDate(SingleField):
    """An object of `precision` (exact, month, year, around, between) with the `earliest` and `latest` date it stands
    for. "Around" says a day, a month or a year.

    The precision with the dates as typed is a value too, so that what is wrong can be shown again as it was.
    """

    name = "approximate_date"
    settings = {"not_future": SettingKind.FLAG, "not_past": SettingKind.FLAG}

    def parts(self, question: Question) -> Mapping[str, Mapping[str, ValueKind]]:
        """Both ends can be compared like dates."""
        return {"earliest": DATES, "latest": DATES, "precision": ANSWERED_ONLY}

    def fields(self, question: Question) -> tuple[str, ...]:
        """How exact it is, then the boxes of each way to say it."""
        boxes = (f"{question.code}-{name}-{box}" for name, boxes in _BOXES.items() for box in boxes)
        return (question.code, *boxes)

    def check(self, question: Question, value: JSON, *, today: date) -> Checked:
        """Dates that fit their precision and are on the right side of today."""
        if value is None or value == "":
            return None, ()
        if not isinstance(value, Mapping) or set(value) - {*_CANONICAL, *_BOXES}:
            return None, (Problem(question.code, None, "approximate_date_type"),)
        given = value if set(value) & {"earliest", "latest"} else _from_typed(question, value)
        if isinstance(given, tuple):
            return None, given
        span = _span(given)
        if span is None:
            return None, (Problem(question.code, None, "approximate_date_type"),)
        earliest, latest = span
        at = next(iter(ENTRIES[str(given["precision"])])) + "-year"
        if question.settings.get("not_future") and earliest > today:
            return None, (Problem(question.code, at, "date_future"),)
        if question.settings.get("not_past") and latest < today:
            return None, (Problem(question.code, at, "date_past"),)
        return _canonical(str(given["precision"]), earliest, latest), ()

    def from_fields(self, question: Question, fields: Mapping[str, Sequence[str]]) -> JSON:
        """What was typed, with the precision that was chosen, or the only one whose boxes were filled in."""
        typed: dict[str, JSON] = {}
        for name, boxes in _BOXES.items():
            said = {box: last(fields, f"{question.code}-{name}-{box}") for box in boxes}
            if any(text.strip() for text in said.values()):
                typed[name] = said
        chosen = last(fields, question.code)
        filled = [precision for precision, entries in ENTRIES.items() if typed.keys() & entries.keys()]
        if not chosen and len(filled) == 1:
            chosen = filled[0]
        return {**({"precision": chosen} if chosen else {}), **typed} or None

    def to_fields(self, question: Question, value: JSON) -> dict[str, list[str]]:
        """Every field; those of other precisions as they were left."""
        given = value if isinstance(value, Mapping) else {"precision": value}
        shown = {name: [""] for name in self.fields(question)}
        shown[question.code] = [as_typed(given.get("precision"))]
        for name, said in _typed(given).items():
            for box in _BOXES[name]:
                shown[f"{question.code}-{name}-{box}"] = [as_typed(said.get(box))]
        return shown

    def json_schema(self, question: Question, text: TextLookup) -> Schema:
        """The three members of the canonical form."""
        day = {"type": "string", "format": "date"}
        schema: Schema = {
            "type": "object",
            "properties": {"precision": {"enum": list(PRECISIONS)}, "earliest": day, "latest": day},
            "required": ["precision", "earliest", "latest"],
            "additionalProperties": False,
        }
        return titled(question, text, schema)

    def example(self, question: Question) -> JSON:
        """A whole month."""
        month = "2099-12" if question.settings.get("not_past") else "2024-03"
        return {"precision": "month", "earliest": f"{month}-01", "latest": f"{month}-31"}

    def display(self, question: Question, value: JSON, text: TextLookup, locale: str) -> tuple[str, ...]:
        """Such as March 2024, Around 2019, or Between two dates."""
        span = _span(value) if isinstance(value, Mapping) else None
        if span is None or not isinstance(value, Mapping):
            return ()
        if value["precision"] == "between":
            start, end = (_shown(day, day, locale) for day in span)
            return (in_language(BETWEEN, locale).format(start=start, end=end),)
        shown = _shown(*span, locale)
        return (in_language(AROUND, locale).format(date=shown) if value["precision"] == "around" else shown,)

    def faults(self, question: Question) -> tuple[str, ...]:
        """As of a date."""
        return _DATE.faults(question)


def _from_typed(question: Question, value: Mapping[str, JSON]) -> dict[str, JSON] | tuple[Problem, ...]:
    """The canonical members that typed dates stand for, or what is wrong with them; nothing typed is no problem."""
    precision = value.get("precision")
    if not precision and not any(value.get(name) for name in _BOXES):
        return ()
    if not isinstance(precision, str) or precision not in ENTRIES:
        return (Problem(question.code, None, "precision_required"),)
    bounds: list[date] = []
    problems: list[Problem] = []
    for name, boxes in ENTRIES[precision].items():
        found, wrong = _read(question, name, boxes, value.get(name), guess=precision == "around")
        bounds += found
        problems += wrong
    if not problems and bounds[0] > bounds[-1]:
        problems.append(Problem(question.code, "to-day", "range_order"))
    if problems:
        return tuple(problems)
    return {"precision": precision, "earliest": bounds[0].isoformat(), "latest": bounds[-1].isoformat()}


def _read(
    question: Question, name: str, boxes: Sequence[str], typed: JSON, *, guess: bool
) -> tuple[tuple[date, ...], tuple[Problem, ...]]:
    """First and last day of one typed date; with `guess` its day, or day and month, may be left out."""
    said: dict[str, JSON] = dict.fromkeys(boxes)
    if isinstance(typed, Mapping) and not set(typed) - set(boxes):
        said |= typed
    elif typed is not None:
        return (), (Problem(question.code, None, "approximate_date_type"),)
    blank = [box for box in PARTS if isinstance(said.get(box, ""), str | None) and not str(said.get(box) or "").strip()]
    open_boxes = [box for box in blank if box not in boxes]
    if guess and blank in (["day"], ["day", "month"]):
        open_boxes = blank
    if len(blank) == len(PARTS):
        return (), (Problem(question.code, name, "part_required"),)
    unbounded = Question(question.code, _DATE.name)
    canonical, problems = _DATE.check(unbounded, {**said, **dict.fromkeys(open_boxes, "1")}, today=date.min)
    if problems or not isinstance(canonical, str):
        return (), tuple(
            Problem(question.code, f"{name}-{problem.field or boxes[0]}", problem.code, problem.params)
            for problem in problems
        )
    first = date.fromisoformat(canonical)
    if "month" in open_boxes:
        return (first, first.replace(month=12, day=31)), ()
    return (first, _month_end(first) if "day" in open_boxes else first), ()


def _span(given: Mapping[str, JSON]) -> tuple[date, date] | None:
    """Earliest and latest of the canonical members, None where they do not fit the precision."""
    earliest, latest = given.get("earliest"), given.get("latest")
    if set(given) != _CANONICAL or not is_date(earliest) or not is_date(latest):
        return None
    first, last_day = date.fromisoformat(str(earliest)), date.fromisoformat(str(latest))
    is_day = first == last_day
    is_month = first.day == 1 and last_day == _month_end(first)
    is_year = (first.month, first.day) == (1, 1) and last_day == first.replace(month=12, day=31)
    fits = {
        "exact": is_day,
        "month": is_month,
        "year": is_year,
        "around": is_day or is_month or is_year,
        "between": first <= last_day,
    }
    precision = given["precision"]
    return (first, last_day) if isinstance(precision, str) and fits.get(precision) else None


def _canonical(precision: str, earliest: date, latest: date) -> dict[str, JSON]:
    return {"precision": precision, "earliest": earliest.isoformat(), "latest": latest.isoformat()}


def _typed(value: Mapping[str, JSON]) -> dict[str, Mapping[str, JSON]]:
    """The boxes that a value, canonical or typed, stands for."""
    span = _span(value)
    if span is None:
        return {name: said for name, said in value.items() if name in _BOXES and isinstance(said, Mapping)}
    first, latest = span
    names = ENTRIES[str(value["precision"])]
    ends = dict(zip(names, (first, latest), strict=False))
    is_year, is_day = (latest - first).days > 31, first == latest
    known = PARTS if len(names) > 1 or is_day else ("year",) if is_year else ("month", "year")
    boxes = {
        name: {"day": str(day.day), "month": str(day.month), "year": f"{day.year:04}"} for name, day in ends.items()
    }
    return {name: {box: said[box] for box in known if box in _BOXES[name]} for name, said in boxes.items()}


def _shown(first: date, latest: date, locale: str) -> str:
    month = in_language(MONTHS, locale)[first.month - 1]
    if first == latest:
        return f"{first.day} {month} {first.year}"
    return str(first.year) if (latest - first).days > 31 else f"{month} {first.year}"


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
