"""The kinds of question, one file each. `get` finds a kind by the name that forms store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reporting.definition.kinds.address import Address
from reporting.definition.kinds.approximate_date import ApproximateDate
from reporting.definition.kinds.checkboxes import Checkboxes
from reporting.definition.kinds.composite import Composite, Part
from reporting.definition.kinds.date import Date
from reporting.definition.kinds.date_range import DateRange
from reporting.definition.kinds.date_time import DateTime
from reporting.definition.kinds.declaration import Declaration
from reporting.definition.kinds.email import Email
from reporting.definition.kinds.files import Files
from reporting.definition.kinds.group import Group
from reporting.definition.kinds.hidden import Hidden
from reporting.definition.kinds.kind import Checked, Kind, Schema, SettingKind
from reporting.definition.kinds.long_text import LongText
from reporting.definition.kinds.number import Number
from reporting.definition.kinds.organisation import Organisation
from reporting.definition.kinds.person import Person
from reporting.definition.kinds.phone import Phone
from reporting.definition.kinds.place import Place
from reporting.definition.kinds.property_item import PropertyItem
from reporting.definition.kinds.radios import Radios
from reporting.definition.kinds.select import Select
from reporting.definition.kinds.text import Text
from reporting.definition.kinds.time import Time
from reporting.definition.kinds.vehicle import Vehicle
from reporting.definition.kinds.yes_no import YesNo

__all__ = ["Checked", "Composite", "Kind", "Part", "Schema", "SettingKind", "all_kinds", "exists", "get", "names"]


def _index(kinds: Iterable[Kind]) -> dict[str, Kind]:
    return {kind.name: kind for kind in kinds}


_KINDS: dict[str, Kind] = _index(
    (
        Text(),
        LongText(),
        Radios(),
        Checkboxes(),
        Select(),
        YesNo(),
        Date(),
        Time(),
        DateTime(),
        DateRange(),
        ApproximateDate(),
        Email(),
        Phone(),
        Number(),
        Address(),
        Place(),
        Person(),
        Organisation(),
        Vehicle(),
        PropertyItem(),
        Files(),
        Declaration(),
        Hidden(),
        Group(),
    )
)


def get(name: str) -> Kind:
    """The kind with this name. KeyError when there is none."""
    return _KINDS[name]


def exists(name: str) -> bool:
    """Whether there is a kind with this name."""
    return name in _KINDS


def names() -> tuple[str, ...]:
    """Names of all kinds, in the order an editor is offered them."""
    return tuple(_KINDS)


def all_kinds() -> Iterator[Kind]:
    """Every kind, in the order an editor is offered them."""
    yield from _KINDS.values()
