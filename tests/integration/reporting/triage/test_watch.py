"""The watch: who is told of an urgent report that nobody claims, and that nobody is told twice."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse

from reporting.records.models import CaseEvent, Status
from reporting.records.triage import change_status, find
from reporting.triage import claims, second_channel, watch
from reporting.triage.models import Alert, TriageSettings
from sites.forces.models import Force
from soh.core import tenancy
from tests.factories.small_form import NAMED

Send = Callable[..., str]
START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
URGENT = {**NAMED, "account": "He has a knife"}


class Broken:
    """A channel that fails, or ends the worker, for as long as it is told to."""

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def send(self, **message: Any) -> None:
        raise self.error


@pytest.fixture(autouse=True)
def own_channel() -> Iterator[None]:
    yield
    second_channel.register(second_channel.Email())


@pytest.fixture
def contacts(thames: Force) -> None:
    with tenancy.transaction(thames):
        TriageSettings.objects.create(
            force=thames,
            duty_email="duty@example.org",
            supervisor_email="supervisor@example.org",
            escalation_email="gold@example.org",
        )


def sent(thames: Force, reports: Send, **values: Any) -> str:
    with time_machine.travel(START, tick=False):
        return reports(thames, **{"answers": URGENT, **values})


def looked(force: Force, minutes: int) -> list[str]:
    """Look so many minutes after the report came; return whom it told."""
    before = len(mail.outbox)
    with time_machine.travel(START + timedelta(minutes=minutes), tick=False):
        watch.look(force=force)
    return [message.to[0] for message in mail.outbox[before:]]


@pytest.mark.usefixtures("contacts")
def test_the_alert_goes_up_from_contact_to_contact_until_somebody_acknowledges(
    thames: Force, report: Send, browser: Client
) -> None:
    reference = sent(thames, report)

    told = {minutes: looked(thames, minutes) for minutes in (0, 29, 30, 31, 44, 45, 59, 60, 61, 89, 90)}
    assert {minutes: whom[0] for minutes, whom in told.items() if whom} == {
        30: "duty@example.org",
        45: "supervisor@example.org",
        60: "gold@example.org",
        90: "gold@example.org",
    }
    assert all(len(whom) < 2 for whom in told.values())

    browser.post(reverse("inbox:acknowledge", args=[reference]))
    assert [looked(thames, minutes) for minutes in (120, 150, 600)] == [[], [], []]
    with tenancy.transaction(thames):
        kinds = list(CaseEvent.objects.order_by("id").values_list("kind", flat=True))
    assert kinds.count("alerted") == 4
    assert kinds[-1] == "acknowledged"


@pytest.mark.usefixtures("contacts")
def test_a_message_holds_the_reference_and_no_word_of_the_report(thames: Force, report: Send) -> None:
    reference = sent(thames, report)
    looked(thames, 46)

    words = mail.outbox[-1].subject + mail.outbox[-1].body
    assert reference in words
    assert not {"knife", "weapon", "theft", "Siân"} & set(words.casefold().split())


@pytest.mark.usefixtures("contacts")
def test_after_downtime_only_the_stage_of_now_is_sent(thames: Force, report: Send) -> None:
    sent(thames, report)

    assert looked(thames, 70) == ["gold@example.org"]


@pytest.mark.usefixtures("contacts")
def test_claimed_closed_quiet_and_trial_reports_alert_nobody(thames: Force, report: Send) -> None:
    claimed, closed = sent(thames, report), sent(thames, report)
    sent(thames, report, answers=NAMED)
    sent(thames, report, is_test=True)
    claims.claim(forces=[thames.pk], reference=claimed, actor="user:1")
    change_status(forces=[thames.pk], reference=closed, status=Status.CLOSED, actor="user:1")

    assert looked(thames, 600) == []


@pytest.mark.usefixtures("contacts")
def test_what_could_not_be_sent_is_tried_again_and_what_may_have_been_sent_goes_to_the_next_contact(
    thames: Force, report: Send
) -> None:
    sent(thames, report)
    second_channel.register(Broken(OSError("no mail server")))
    assert looked(thames, 30) == []
    second_channel.register(second_channel.Email())
    assert looked(thames, 31) == ["duty@example.org"]

    second_channel.register(Broken(SystemExit()))  # the worker is ended while it sends
    with pytest.raises(SystemExit):
        looked(thames, 45)
    second_channel.register(second_channel.Email())
    assert looked(thames, 46) == []
    assert looked(thames, 47) == ["gold@example.org"]
    with tenancy.transaction(thames):
        assert list(Alert.objects.order_by("stage").values_list("stage", flat=True)) == [1, 2, 3]


def test_without_contacts_the_forces_address_is_told_and_without_that_nobody(thames: Force, report: Send) -> None:
    reference = sent(thames, report)
    assert looked(thames, 60) == []

    thames.notice_email = "inbox@example.org"
    thames.save()
    assert looked(thames, 61) == ["inbox@example.org"]
    with tenancy.transaction(thames):
        assert find([thames.pk], reference).claimed_by == ""
