"""Clocks of a report: by when a force wants to have reviewed it, made contact, and answered.

A clock starts when the report comes in (for an anonymous one at the start of the quarter-hour), runs until its event,
and is kept in columns of the report, so that a list of thousands is one query.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from reporting.records.models import Report

NEVER = datetime(2999, 1, 1, tzinfo=UTC)
"""The turn of a report without a running clock: after all that have one."""
SOON = timedelta(minutes=15)
"""So long before its end a review is said to be due soon; a longer clock is from an eighth of its time on."""


class Clock(models.TextChoices):
    """What is to happen by a time. Its columns are `<clock>_due_at` and `<clock>_done_at`."""

    REVIEW = "review", "Review"
    CONTACT = "contact", "First contact"
    ANSWER = "answer", "Answer"


class State(models.TextChoices):
    """How a clock stands."""

    RUNNING = "running", "Due"
    SOON = "soon", "Due soon"
    OVERDUE = "overdue", "Overdue"
    MET = "met", "Done in time"
    BREACHED = "breached", "Done late"


@dataclass(frozen=True, slots=True)
class Shown:
    """A clock of a report as it stands at a moment."""

    clock: Clock
    state: State
    due_at: datetime
    done_at: datetime | None


def columns(minutes: Mapping[str, int], start: datetime) -> dict[str, datetime]:
    """Return the columns of a report whose clocks start at a moment."""
    found = {f"{clock}_due_at": start + timedelta(minutes=minutes[clock]) for clock in Clock if minutes.get(clock)}
    if found:
        found["due_at"] = found["turn_at"] = min(found.values())
    return found


def stop(report: "Report", clock: Clock, at: datetime) -> list[str]:
    """Write down that what a clock waits for has happened; return the names of the changed columns.

    The first time counts. The caller saves.
    """
    name = f"{clock}_done_at"
    if getattr(report, name) is not None or getattr(report, f"{clock}_due_at") is None:
        return []
    setattr(report, name, at)
    return [name, *_wind(report)]


def resume(report: "Report", clock: Clock) -> list[str]:
    """Let a clock run on as if it had never stopped; return the names of the changed columns."""
    name = f"{clock}_done_at"
    if getattr(report, name) is None:
        return []
    setattr(report, name, None)
    return [name, *_wind(report)]


def shown(report: "Report", now: datetime) -> list[Shown]:
    """Return the clocks of a report, running ones with the nearest first, then the stopped ones."""
    found = []
    for clock in Clock:
        due, done = getattr(report, f"{clock}_due_at"), getattr(report, f"{clock}_done_at")
        if due is not None:
            found.append(Shown(clock, state(due, done, report.received_at, now), due, done))
    return sorted(found, key=lambda one: (one.done_at is not None, one.due_at))


def state(due: datetime, done: datetime | None, start: datetime, now: datetime) -> State:
    """Return how a clock stands."""
    if done is not None:
        return State.MET if done <= due else State.BREACHED
    if now >= due:
        return State.OVERDUE
    return State.SOON if due - now <= max(SOON, (due - start) / 8) else State.RUNNING


def _wind(report: "Report") -> list[str]:
    """Set when the report's next clock ends."""
    running = [
        due
        for clock in Clock
        if (due := getattr(report, f"{clock}_due_at")) is not None and getattr(report, f"{clock}_done_at") is None
    ]
    report.due_at = min(running, default=None)
    report.turn_at = report.due_at or NEVER
    return ["due_at", "turn_at"]
