"""Where a report stands, as its person is told: plain data, put into words by the doors."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reporting.catalogue import editions
from reporting.catalogue.editions import Pinned
from reporting.definition import text_keys
from reporting.definition.form import Form
from reporting.records.models import Report, Status


class Stage(StrEnum):
    """What the person is told of the status. An offer to another force is the force's own affair until it is taken."""

    RECEIVED = "received"
    IN_REVIEW = "in_review"
    CLOSED = "closed"
    PASSED_ON = "passed_on"


_STAGES = {
    Status.NEW: Stage.RECEIVED,
    Status.IN_REVIEW: Stage.IN_REVIEW,
    Status.OFFERED: Stage.IN_REVIEW,
    Status.CLOSED: Stage.CLOSED,
    Status.HANDED_OVER: Stage.PASSED_ON,
}


@dataclass(frozen=True, slots=True)
class Promise:
    """What the form said would happen next and by when, in one language."""

    form: Form
    title: str
    what_happens_next: str
    reply_time: str


def stage_of(report: Report) -> Stage:
    """Return the stage of a report."""
    return _STAGES.get(Status(report.status), Stage.IN_REVIEW)


def promise_of(report: Report, locale: str) -> Promise:
    """Return what the form promised, as the report's own edition says it."""
    form = editions.form_of(Pinned(report.edition, tuple(report.texts)))
    text = form.lookup(locale)
    return Promise(
        form,
        text(text_keys.FORM_TITLE),
        text(text_keys.FORM_WHAT_HAPPENS_NEXT),
        text(text_keys.FORM_REPLY_TIME),
    )


def answer_due(report: Report) -> datetime | None:
    """Return by when the force wants to have answered, None where it has no such clock or has answered."""
    is_open = stage_of(report) in (Stage.RECEIVED, Stage.IN_REVIEW)
    return report.answer_due_at if is_open and report.answer_done_at is None else None


def crime_number_of(report: Report) -> str:
    """Return the crime number of a report, empty until it has one."""
    return report.crime_number
