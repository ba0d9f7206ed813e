"""By what channel and when a person may be told of something: one decision, from the person's own answers.

No template and no caller can widen it. What nobody called safe is not used on a sensitive form; on others an email, or
else a text message in the daytime. A letter is sent only when the answers call letters safe.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberType

from reporting.definition.form import Form, FormKind, Mark, Question
from reporting.definition.kinds.kind import REPORTERS_OWN
from soh.core.clock import LONDON

EMAIL, TEXT, LETTER = "email", "text", "letter"
_CHANNELS = {EMAIL: Mark.SAFE_EMAIL, TEXT: Mark.SAFE_TEXT, LETTER: Mark.SAFE_LETTER}
_TIMES = {"weekdays": Mark.SAFE_WEEKDAYS, "evenings": Mark.SAFE_EVENINGS, "weekends": Mark.SAFE_WEEKENDS}
_WEEKDAYS, _WEEKEND = frozenset(range(5)), frozenset((5, 6))
_WINDOWS = {
    "weekdays": (_WEEKDAYS, time(9), time(17)),
    "evenings": (_WEEKDAYS | _WEEKEND, time(17), time(21)),
    "weekends": (_WEEKEND, time(9), time(17)),
}
_DAYTIME = (_WEEKDAYS | _WEEKEND, time(9), time(20))
"""When text messages are sent to somebody who named no time."""

Answers = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SafeContact:
    """How a person may be told. `channels` are (channel, address) in the order to use them.

    Without any, `reason` says why: `not_wanted`, `not_safe` or `no_address`. `times` are names of times that are safe;
    none means any.
    """

    channels: tuple[tuple[str, str], ...]
    times: tuple[str, ...] = ()
    reason: str = ""

    def address_of(self, channel: str) -> str:
        """Return the address of a channel, empty when it is not safe."""
        return dict(self.channels).get(channel, "")


def safe_contact(form: Form, answers: Answers, correction: Answers | None = None) -> SafeContact:
    """Decide from the answers that counted and from the person's newest correction, which replaces them."""
    if correction is not None:
        return _corrected(form, answers, correction)
    marks = _chosen_marks(form, answers)
    times = tuple(name for name, mark in _TIMES.items() if mark in marks)
    if Mark.NO_CONTACT in marks:
        return SafeContact((), times, "not_wanted")
    if _asks(form, {*_CHANNELS.values(), Mark.NO_CONTACT}):
        allowed = [channel for channel, mark in _CHANNELS.items() if mark in marks]
    elif form.kind is FormKind.SENSITIVE:
        allowed = []
    else:
        allowed = [EMAIL, TEXT]
    return _with_addresses(allowed, times, _addresses(form, answers))


def next_moment(safe: SafeContact, channel: str, now: datetime) -> datetime:
    """Return the first moment from now on at which a notice may reach the person by this channel."""
    if channel == LETTER:
        return now
    windows = [_WINDOWS[name] for name in safe.times] or ([_DAYTIME] if channel == TEXT else [])
    if not windows:
        return now
    return min(_next(window, now) for window in windows)


def is_mobile(number: str) -> bool:
    """Whether a number can take text messages."""
    try:
        parsed = phonenumbers.parse(number, "GB")
    except NumberParseException:
        return False
    kinds = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)
    drama = str(parsed.national_number).startswith("7700900") and parsed.country_code == 44
    return drama or phonenumbers.number_type(parsed) in kinds


def _next(window: tuple[frozenset[int], time, time], now: datetime) -> datetime:
    days, begins, ends = window
    here = now.astimezone(LONDON)
    for ahead in range(9):
        day = (here + timedelta(days=ahead)).date()
        if day.weekday() not in days:
            continue
        opens = datetime.combine(day, begins, LONDON)
        closes = datetime.combine(day, ends, LONDON)
        if now < closes:
            return max(now, opens)
    raise AssertionError("every window has a day in the week")


def _corrected(form: Form, answers: Answers, correction: Answers) -> SafeContact:
    ways = tuple(correction.get("ways", ()))
    times = tuple(correction.get("times", ()))
    if not ways:
        return SafeContact((), times, "not_wanted")
    addresses = {
        EMAIL: str(correction.get("email", "")),
        TEXT: str(correction.get("phone", "")),
        LETTER: _addresses(form, answers)[LETTER],
    }
    return _with_addresses([channel for channel in _CHANNELS if channel in ways], times, addresses)


def _with_addresses(allowed: Sequence[str], times: tuple[str, ...], addresses: Mapping[str, str]) -> SafeContact:
    if not allowed:
        return SafeContact((), times, "not_safe")
    usable = {**addresses, TEXT: addresses[TEXT] if is_mobile(addresses[TEXT]) else ""}
    channels = tuple((channel, usable[channel]) for channel in allowed if usable[channel])
    return SafeContact(channels, times, "" if channels else "no_address")


def _addresses(form: Form, answers: Answers) -> dict[str, str]:
    """The reporter's own. The editor says which question asks for it; else it is the only one of its kind.

    Of several that nobody marked it cannot be told whose they are: none is used. Of several marked ones, on different
    ways through the form, the first that was answered.
    """
    return {
        EMAIL: str(_only(form, answers, "email") or ""),
        TEXT: str(_only(form, answers, "phone") or ""),
        LETTER: _lines(_only(form, answers, "address")),
    }


def _only(form: Form, answers: Answers, kind: str) -> Any:
    asking = [question for question in form.all_questions() if question.kind == kind]
    marked = [question for question in asking if question.settings.get(REPORTERS_OWN)]
    if not marked:
        return answers.get(asking[0].code) if len(asking) == 1 else None
    return next((answer for question in marked if (answer := answers.get(question.code))), None)


def _lines(address: Any) -> str:
    if not isinstance(address, Mapping):
        return ""
    parts = ("line_1", "line_2", "town", "county", "postcode")
    return "\n".join(str(address[part]) for part in parts if address.get(part))


def _asks(form: Form, marks: set[Mark]) -> bool:
    return any(option.marks in marks for question in form.all_questions() for option in question.options)


def _chosen_marks(form: Form, answers: Answers) -> set[str]:
    return {mark for question in form.questions() for mark in _marks(question, answers.get(question.code))}


def _marks(question: Question, answer: Any) -> set[str]:
    chosen = answer if isinstance(answer, list) else [answer]
    return {option.marks for option in question.options if option.marks and option.code in chosen}
