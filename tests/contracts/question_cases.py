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
    Case("confirmed", "declaration", True, {"asked": "yes"}, True),
    Case("not confirmed", "declaration", None, {}),
)
