"""Clocks of a report: running, due soon, overdue, met and breached."""

from datetime import UTC, datetime, timedelta

import pytest

from reporting.records import clocks
from reporting.records.clocks import NEVER, Clock, State
from reporting.records.models import Report

START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def report(**minutes: int) -> Report:
    return Report(received_at=START, **clocks.columns(minutes, START))


@pytest.mark.parametrize(
    ("after", "state"), [(0, State.RUNNING), (29, State.RUNNING), (31, State.SOON), (45, State.OVERDUE)]
)
def test_a_review_of_45_minutes_is_due_soon_in_its_last_quarter_of_an_hour(after: int, state: State) -> None:
    shown = clocks.shown(report(review=45), START + timedelta(minutes=after))

    assert [(one.clock, one.state) for one in shown] == [(Clock.REVIEW, state)]


def test_the_report_is_due_when_its_next_running_clock_ends() -> None:
    one = report(review=45, contact=720, answer=1440)
    assert one.due_at == one.turn_at == START + timedelta(minutes=45)

    clocks.stop(one, Clock.REVIEW, START + timedelta(minutes=50))
    assert one.due_at == START + timedelta(hours=12)
    clocks.stop(one, Clock.CONTACT, START + timedelta(minutes=60))
    clocks.stop(one, Clock.ANSWER, START + timedelta(minutes=70))

    assert (one.due_at, one.turn_at) == (None, NEVER)
    states = {shown.clock: shown.state for shown in clocks.shown(one, START + timedelta(days=9))}
    assert states == {Clock.REVIEW: State.BREACHED, Clock.CONTACT: State.MET, Clock.ANSWER: State.MET}


def test_the_first_stop_counts_and_a_clock_that_never_ran_cannot_stop() -> None:
    one = report(review=45)
    clocks.stop(one, Clock.REVIEW, START)

    assert clocks.stop(one, Clock.REVIEW, START + timedelta(days=1)) == []
    assert one.review_done_at == START
    assert clocks.stop(one, Clock.ANSWER, START) == []
    assert one.answer_done_at is None


def test_a_clock_that_resumes_keeps_its_end() -> None:
    one = report(answer=60)
    clocks.stop(one, Clock.ANSWER, START)
    clocks.resume(one, Clock.ANSWER)

    assert one.due_at == START + timedelta(minutes=60)
