"""Looking addresses up by postcode: a port, so that each operator can use the address data it has a licence for.

Without an adapter nothing is looked up and nothing about it is shown. Typing the address is always possible.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from reporting.definition import kinds
from reporting.definition.form import Question
from reporting.definition.kinds.address import PARTS
from reporting.definition.kinds.postcode import canonical_postcode
from soh.design.fields.address import CHOICES, FIND, SEARCH, USE

Fields = Mapping[str, Sequence[str]]
Address = Mapping[str, str]
"""`line_1`, `line_2`, `town`, `county`, `postcode`; what is not there is left out."""

MOST_FOUND = 100


class AddressLookup(Protocol):
    """What an adapter does. `ADDRESS_LOOKUP` names a class without arguments, by its dotted path."""

    def find(self, postcode: str) -> Sequence[Address]:
        """The addresses of a postcode, which is in its canonical form. Empty when none is known or none can be had.

        Called while a person waits: an adapter gives up after a second or two, and raises nothing.
        """


@cache
def _adapter(path: str) -> AddressLookup | None:
    """The adapter; one object for the whole process."""
    made: AddressLookup | None = import_string(path)() if path else None
    return made


def is_offered() -> bool:
    """Whether addresses can be looked up."""
    return _adapter(settings.ADDRESS_LOOKUP) is not None


def helped(questions: Sequence[Question], fields: Fields) -> Fields | None:
    """Return the fields to show again when the post asks to find or to use an address; None when it does neither."""
    for question in questions:
        code = question.code
        if question.kind != "address" or not is_offered():
            continue
        if f"{code}-{FIND}" in fields:
            return _with_found(code, fields)
        if f"{code}-{USE}" in fields:
            return _with_chosen(question, code, fields)
    return None


def _with_found(code: str, fields: Fields) -> Fields:
    adapter = _adapter(settings.ADDRESS_LOOKUP)
    searched = (fields.get(f"{code}-{SEARCH}") or [""])[-1]
    postcode = canonical_postcode(searched[:50])
    found = adapter.find(postcode) if adapter and postcode else ()
    return {**fields, f"{code}-{CHOICES}": [_text(address) for address in found[:MOST_FOUND]]}


def _with_chosen(question: Question, code: str, fields: Fields) -> Fields:
    """The boxes filled in with the chosen address, which the person can still change."""
    chosen = (fields.get(f"{code}-{USE}-choice") or [""])[-1]
    filled_in = kinds.get("address").to_fields(question, _parts(chosen)) if chosen else {}
    return {**fields, **filled_in}


def _text(address: Address) -> str:
    return json.dumps({part: str(address[part]) for part in PARTS if address.get(part)}, ensure_ascii=False)


def _parts(chosen: str) -> dict[str, str]:
    try:
        parts = json.loads(chosen[:2_000])
    except (ValueError, RecursionError):
        return {}
    return {part: str(parts[part]) for part in PARTS if part in parts} if isinstance(parts, dict) else {}
