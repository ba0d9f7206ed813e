"""Spans of time before and after the present, such as "the last 12 months"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from reporting.definition.json_values import JSON

LONDON = ZoneInfo("Europe/London")
UNITS = ("hours", "days", "weeks", "months", "years")
DATE_LENGTH = len("2026-11-23")
MOST = 10_000

_FIXED = {"hours": timedelta(hours=1), "days": timedelta(days=1), "weeks": timedelta(weeks=1)}
_MONTHS = {"months": 1, "years": 12}


def present() -> datetime:
    """The moment in London, without a zone."""
    return datetime.now(LONDON).replace(tzinfo=None)


def in_london(moment: datetime) -> datetime:
    """A moment as the clocks in London show it, without a zone. One that has no zone is taken as such already."""
    return moment if moment.tzinfo is None else moment.astimezone(LONDON).replace(tzinfo=None)


def is_period(value: JSON) -> bool:
    """Whether a value is a period: an object of a whole `amount` of 1 or more and a `unit`."""
    if not isinstance(value, Mapping) or set(value) != {"amount", "unit"}:
        return False
    amount = value["amount"]
    whole = isinstance(amount, int) and not isinstance(amount, bool)
    return whole and 1 <= int(str(amount)) <= MOST and value["unit"] in UNITS


def shifted(moment: datetime, period: Mapping[str, JSON], sign: int) -> datetime:
    """The moment so much later, or earlier for a negative sign.

    A month has the days it has: a month before 31 March is the last of February. Ends at the first and last
    moment that can be written.
    """
    amount, unit = sign * int(str(period["amount"])), str(period["unit"])
    try:
        if unit in _FIXED:
            return moment + amount * _FIXED[unit]
        months = moment.year * 12 + moment.month - 1 + amount * _MONTHS[unit]
        return moment.replace(year=months // 12, month=months % 12 + 1, day=_day(moment.day, months))
    except (OverflowError, ValueError):
        return datetime.max if sign > 0 else datetime.min


def _day(day: int, months: int) -> int:
    following = date(months // 12, months % 12 + 1, 1).replace(day=28) + timedelta(days=4)
    return min(day, (following - timedelta(days=following.day)).day)


def within_last(answer: JSON, value: JSON, now: datetime) -> bool:
    """Whether it was less than so long ago, today or the present moment included; never true of the future.

    Hours are counted to the minute, larger units by the day. A date without a time is as late as it can be.
    So "within the last 18 years" of a date of birth is "under 18", and ends with the birthday.
    """
    moment, bound = _compared(answer, value, now, -1)
    return moment is not None and bound is not None and bound < moment <= _latest(now, value)


def older_than(answer: JSON, value: JSON, now: datetime) -> bool:
    """Whether it was so long ago or longer: true from the day that `within_last` ends."""
    moment, bound = _compared(answer, value, now, -1)
    return moment is not None and bound is not None and moment <= bound


def in_next(answer: JSON, value: JSON, now: datetime) -> bool:
    """Whether it is still to come, today or the present moment included, in less than so long."""
    moment, bound = _compared(answer, value, now, 1)
    return moment is not None and bound is not None and _earliest(now, value) <= moment < bound


def _compared(answer: JSON, value: JSON, now: datetime, sign: int) -> tuple[datetime | None, datetime | None]:
    """The answer and the bound of the period as moments that can be compared; None for what is neither."""
    if not isinstance(value, Mapping) or not is_period(value):
        return None, None
    found = _moment(answer)
    if found is None:
        return None, None
    if value["unit"] == "hours":
        return found, shifted(now, value, sign)
    return datetime.combine(found, time()), shifted(datetime.combine(now, time()), value, sign)


def _moment(answer: JSON) -> datetime | None:
    """A date at its last minute, a date with a time as it is."""
    if not isinstance(answer, str):
        return None
    try:
        found = in_london(datetime.fromisoformat(answer))
    except (ValueError, OverflowError):
        return None
    return datetime.combine(found, time(23, 59)) if len(answer) == DATE_LENGTH else found


def _latest(now: datetime, value: JSON) -> datetime:
    """The last moment that is not in the future; a date of today counts as past, whatever the hour."""
    return datetime.combine(now, time.max)


def _earliest(now: datetime, value: JSON) -> datetime:
    in_hours = isinstance(value, Mapping) and value["unit"] == "hours"
    return now.replace(second=0, microsecond=0) if in_hours else datetime.combine(now, time())
