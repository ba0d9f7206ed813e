"""How the person says that they may be reached, in a correction: pure data, read by the sender of notices."""

from collections.abc import Collection, Mapping
from typing import Any

from reporting.definition import kinds
from reporting.definition.form import Question
from soh.core import clock

WAYS = ("email", "text", "call", "letter")
"""Ways that may be safe."""
TIMES = ("weekdays", "evenings", "weekends")
"""Times that may be safe; none chosen means any time of the day."""
_EMAIL, _PHONE = Question("email", "email", required=False), Question("phone", "phone", required=False)


class Unfit(Exception):
    """A detail cannot be right; `field` names it."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def read(*, email: str, phone: str, ways: Collection[str], times: Collection[str]) -> Mapping[str, Any]:
    """Return corrected details as they are kept. Raises Unfit for `email`, `phone` or `ways`.

    No way at all means that the person wants no message.
    """
    details = {
        "email": _value(_EMAIL, email),
        "phone": _value(_PHONE, phone),
        "ways": [way for way in WAYS if way in ways],
        "times": [time for time in TIMES if time in times],
    }
    if set(ways) - set(WAYS) or set(times) - set(TIMES):
        raise Unfit("ways")
    if "email" in details["ways"] and not details["email"]:
        raise Unfit("email")
    if {"text", "call"} & set(details["ways"]) and not details["phone"]:
        raise Unfit("phone")
    return details


def _value(question: Question, typed: str) -> str:
    value, problems = kinds.get(question.kind).check(question, typed.strip(), today=clock.today())
    if problems:
        raise Unfit(question.code)
    return str(value or "")
