"""Answers of every question kind, right and wrong, as JSON says them and as a browser posts them."""

from dataclasses import dataclass, field
from typing import Any

from reporting.definition.form import Option

Fields = dict[str, str | list[str]]


@dataclass(frozen=True)
class Case:
    """One answer to the question `asked`. `stored` is what is kept; None for an answer that is refused."""

    name: str
    kind: str
    sent: Any
    posted: Fields
    stored: Any = None
    settings: dict[str, Any] = field(default_factory=dict)
    options: tuple[Option, ...] = ()

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"


OPTIONS = (Option("red"), Option("green"), Option("none"))


def _one(name: str, kind: str, text: str, stored: Any = None, **settings: Any) -> Case:
    """A kind with a single field, whose text is the same in JSON and in HTML."""
    return Case(name, kind, text, {"asked": text}, stored, settings)


def _parts(**parts: str) -> Fields:
    return {f"asked-{part.replace('__', '_')}": text for part, text in parts.items()}


def _of(**parts: str) -> Fields:
    """Fields of the parts of a composite answer; `from_day` is the box "day" of the part "from"."""
    return {_field(part): text for part, text in parts.items()}


def _field(part: str) -> str:
    box = next((box for box in BOXES if part.endswith(f"_{box}")), "")
    return f"asked--{part.removesuffix(f'_{box}')}-{box}" if box else f"asked--{part}"


BOXES = ("time_of_day", "day", "month", "year")


CASES = (
    _one("words", "text", "Siân O’Neill", "Siân O’Neill"),
    _one("spaces around", "text", "  Ŵyn  ", "Ŵyn"),
    _one("nothing", "text", "   "),
    _one("too long", "text", "x" * 11, max_length=10),
    _one("a control character", "text", "a\x07b"),
    _one("lines", "long_text", "One.\r\nTwo.", "One.\nTwo."),
    _one("too many words", "long_text", "one two three", max_words=2),
    Case("an option", "radios", "red", {"asked": "red"}, "red", options=OPTIONS),
    Case("none chosen", "radios", None, {}, options=OPTIONS),
    Case("not an option", "radios", "blue", {"asked": "blue"}, options=OPTIONS),
    Case("two options", "checkboxes", ["green", "red"], {"asked": ["green", "red"]}, ["red", "green"], {}, OPTIONS),
    Case("none chosen", "checkboxes", [], {}, options=OPTIONS),
    Case("not an option", "checkboxes", ["blue"], {"asked": ["blue"]}, options=OPTIONS),
    Case(
        "one beside none of these",
        "checkboxes",
        ["red", "none"],
        {"asked": ["red", "none"]},
        settings={"exclusive": "none"},
        options=OPTIONS,
    ),
    Case("too few", "checkboxes", ["red"], {"asked": ["red"]}, settings={"min": 2}, options=OPTIONS),
    Case("yes", "yes_no", True, {"asked": "yes"}, True),
    Case("no is an answer", "yes_no", False, {"asked": "no"}, False),
    Case("neither", "yes_no", None, {}),
    Case("a day", "date", "2024-02-29", _parts(day="29", month="Feb", year="2024"), "2024-02-29"),
    Case(
        "a day that was not",
        "date",
        {"day": "31", "month": "4", "year": "2026"},
        _parts(day="31", month="4", year="2026"),
    ),
    Case(
        "no month",
        "date",
        {"day": "3", "month": "", "year": "2026"},
        _parts(day="3", month="", year="2026"),
    ),
    Case(
        "a day to come",
        "date",
        "2099-01-01",
        _parts(day="1", month="1", year="2099"),
        settings={"not_future": True},
    ),
    Case("nothing", "date", None, _parts(day="", month="", year="")),
    _one("afternoon", "time", "2.30pm", "14:30"),
    _one("no time", "time", "25:61"),
    _one("an address", "email", "sian@example.org", "sian@example.org"),
    _one("no address", "email", "sian.example.org"),
    _one("a number of Ofcom's for drama", "phone", "07700 900123", "07700 900123"),
    _one("too short", "phone", "12"),
    Case("a whole number", "number", 7, {"asked": "7"}, 7),
    Case("with thousands", "number", 1200.5, {"asked": "1,200.50"}, 1200.5),
    Case("too small", "number", 0, {"asked": "0"}, settings={"min": 1}),
    Case("a fraction of a person", "number", 1.5, {"asked": "1.5"}, settings={"integer": True}),
    Case("words", "number", "seven", {"asked": "seven"}),
    Case(
        "a full address",
        "address",
        {"line_1": "1 High Street", "town": "Reading", "postcode": "rg11aa"},
        _parts(line_1="1 High Street", line_2="", town="Reading", county="", postcode="rg11aa"),
        {"line_1": "1 High Street", "town": "Reading", "postcode": "RG1 1AA"},
    ),
    Case(
        "no town and a wrong postcode",
        "address",
        {"line_1": "1 High Street", "postcode": "XX"},
        _parts(line_1="1 High Street", line_2="", town="", county="", postcode="XX"),
    ),
    Case("an option of a list", "select", "green", {"asked": "green"}, "green", options=OPTIONS),
    Case("not on the list", "select", "Grene", {"asked": "Grene"}, options=OPTIONS),
    Case(
        "exactly two of three",
        "checkboxes",
        ["red"],
        {"asked": ["red"]},
        settings={"min": 2, "max": 2},
        options=OPTIONS,
    ),
    Case("pounds and pence", "number", 1234.5, {"asked": "£1,234.50"}, 1234.5, {"money": True}),
    Case("less than a penny", "number", 0.005, {"asked": "0.005"}, settings={"money": True}),
    _one("a number abroad", "phone", "+353 1 234 5678", "+353 1 234 5678"),
    _one("a number too long for its country", "phone", "+353 1 234 5678 9012"),
    Case(
        "a moment",
        "date_time",
        "2026-03-27T14:30",
        _parts(day="27", month="March", year="2026", time_of_day="2.30pm"),
        "2026-03-27T14:30",
    ),
    Case(
        "a moment that clocks skipped",
        "date_time",
        "2026-03-29T01:30",
        _parts(day="29", month="3", year="2026", time_of_day="1:30am"),
    ),
    Case(
        "a moment that clocks showed twice",
        "date_time",
        "2026-10-25T01:30",
        _parts(day="25", month="10", year="2026", time_of_day="01:30"),
        "2026-10-25T01:30",
    ),
    Case(
        "between two moments",
        "date_range",
        {"from": "2026-03-27T22:00", "to": "2026-03-28"},
        _of(
            from_day="27",
            from_month="3",
            from_year="2026",
            from_time_of_day="10pm",
            to_day="28",
            to_month="3",
            to_year="2026",
            to_time_of_day="",
        ),
        {"from": "2026-03-27T22:00", "to": "2026-03-28"},
        {"times": True},
    ),
    Case(
        "an end before its beginning",
        "date_range",
        {"from": "2026-03-27", "to": "2026-03-26"},
        _of(from_day="27", from_month="3", from_year="2026", to_day="26", to_month="3", to_year="2026"),
    ),
    Case(
        "about a year",
        "approximate_date",
        {"precision": "around", "earliest": "2019-01-01", "latest": "2019-12-31"},
        {"asked": "around", "asked-around-day": "", "asked-around-month": "", "asked-around-year": "2019"},
        {"precision": "around", "earliest": "2019-01-01", "latest": "2019-12-31"},
    ),
    Case(
        "a month that never was",
        "approximate_date",
        {"precision": "month", "month": {"month": "13", "year": "2024"}},
        {"asked": "month", "asked-month-month": "13", "asked-month-year": "2024"},
    ),
    Case(
        "a description and a point",
        "place",
        {"description": "By the gate", "postcode": "rg11aa", "latitude": 51.4551, "longitude": -0.9787},
        _of(description="By the gate", postcode="rg11aa", latitude="51.4551", longitude="-0.9787"),
        {"description": "By the gate", "postcode": "RG1 1AA", "latitude": 51.4551, "longitude": -0.9787},
    ),
    Case(
        "half a point and two words",
        "place",
        {"three_words": "one.two", "latitude": 95},
        _of(three_words="one.two", latitude="95"),
    ),
    Case(
        "names with an apostrophe and a hyphen",
        "person",
        {"given_name": "Siân", "family_name": "O’Neill-Ŵyn", "date_of_birth": "1900-01-01"},
        _of(
            given_name="Siân",
            family_name="O’Neill-Ŵyn",
            date_of_birth_day="1",
            date_of_birth_month="1",
            date_of_birth_year="1900",
        ),
        {"given_name": "Siân", "family_name": "O’Neill-Ŵyn", "date_of_birth": "1900-01-01"},
        {"date_of_birth": True},
    ),
    Case(
        "no name, and born tomorrow",
        "person",
        {"date_of_birth": "2099-01-01", "age": "young"},
        _of(date_of_birth_day="1", date_of_birth_month="1", date_of_birth_year="2099", age="young"),
        settings={"date_of_birth": True, "age": True, "name_needed": True},
    ),
    Case(
        "an organisation",
        "organisation",
        {"name": "Corner Shop Ltd", "phone": "01632 960 001"},
        _of(name="Corner Shop Ltd", phone="01632 960 001", email=""),
        {"name": "Corner Shop Ltd", "phone": "01632 960 001"},
        {"contact": True},
    ),
    Case("without its name", "organisation", {"email": "x"}, _of(email="x"), settings={"contact": True}),
    Case(
        "a plate as people type it",
        "vehicle",
        {"registration": "ab12 cde", "colour": "Red"},
        _of(registration="ab12 cde", colour="Red"),
        {"registration": "AB12CDE", "colour": "Red"},
    ),
    Case("a plate that is none", "vehicle", {"registration": "AB12/CDE"}, _of(registration="AB12/CDE")),
    Case(
        "a bicycle",
        "property_item",
        {"item": "Bicycle", "serial_number": "X1", "value": 250},
        _of(item="Bicycle", serial_number="X1", value="£250"),
        {"item": "Bicycle", "serial_number": "X1", "value": 250},
    ),
    Case("no item, only its value", "property_item", {"value": 250}, _of(value="250")),
    Case(
        "confirmed and signed",
        "declaration",
        {"confirmed": True, "signed_name": "Siân O’Neill"},
        {"asked": "yes", "asked-signed_name": "Siân O’Neill"},
        {"confirmed": True, "signed_name": "Siân O’Neill"},
        {"signature": True},
    ),
    Case(
        "signed but not confirmed",
        "declaration",
        {"signed_name": "Siân"},
        {"asked-signed_name": "Siân"},
        settings={"signature": True},
    ),
    Case("confirmed", "declaration", True, {"asked": "yes"}, True),
    Case("not confirmed", "declaration", None, {}),
)
