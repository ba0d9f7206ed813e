"""An e-mail address."""

from __future__ import annotations

import re
from datetime import date

from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup
from reporting.definition.kinds.characters import clean, compact
from reporting.definition.kinds.kind import REPORTERS_OWN, Checked, Schema, SettingKind
from reporting.definition.kinds.single_field import SingleField, titled
from reporting.definition.operators import TEXTS
from reporting.definition.problems import Problem

LONGEST = 254
"""RFC 5321 leaves 254 characters for an address between its angle brackets, 64 of them before the @."""

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


class Email(SingleField):
    """An address that mail can be sent to: the domain in lower case and, beyond ASCII, in its IDNA form."""

    name = "email"
    personal = True
    operators = TEXTS
    settings = {REPORTERS_OWN: SettingKind.FLAG}

    def check(self, question: Question, value: JSON, *, today: date) -> Checked:
        """An address of the usual form."""
        text, problems = clean(question, value, most=LONGEST)
        if text is None:
            return None, problems
        address = _canonical(compact(text).replace("’", "'"))
        if address is None:
            return None, (Problem(question.code, None, "email_format"),)
        return address, ()

    def json_schema(self, question: Question, text: TextLookup) -> Schema:
        """A string in the form of an address."""
        return titled(question, text, {"type": "string", "format": "email", "maxLength": LONGEST})

    def example(self, question: Question) -> JSON:
        """An address at a domain kept for examples."""
        return "name@example.com"


def _canonical(typed: str) -> str | None:
    local, at, domain = typed.rpartition("@")
    if not at or len(local) > 64 or not _LOCAL.fullmatch(local):
        return None
    try:
        labels = domain.encode("idna").decode("ascii").lower().split(".")
    except UnicodeError:
        return None
    real = len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels) and not labels[-1].isdigit()
    address = f"{local}@{'.'.join(labels)}"
    return address if real and len(labels[-1]) > 1 and len(address) <= LONGEST else None
