"""The first lock alone keeps the notices of two forces apart."""

from datetime import timedelta

import pytest

from reporting.correspondence import contact_details, person
from reporting.notices import owing, reading, sending
from reporting.notices.models import Notice
from reporting.records.models import CaseEvent
from soh.core import clock, tenancy

pytestmark = pytest.mark.django_db
State = Notice.State


class Notifier:
    """Sends nothing; says of each message what became of it, and keeps what it was asked."""

    channels, remembers = frozenset({"email", "text"}), False

    def __init__(self):
        self.asked = []

    def send(self, message, *, is_repeated):
        return "sent"

    def outcome(self, provider_id):
        self.asked.append(provider_id)
        return "failed"


def _notice(each, **changes):
    with tenancy.transaction(each.force):
        event = CaseEvent.objects.filter(force=each.force, kind="message_sent").get()
        values = {"due_at": clock.now() - timedelta(minutes=1), **changes}
        return Notice.objects.create(force=each.force, report_id=event.report_id, event=event, **values)


def test_events_of_one_force_are_owed_to_persons_at_a_time(second_lock_open, nearby, elsewhere):
    _notice(nearby, state=State.SENT)

    with second_lock_open():
        assert owing.owe_new(force_id=nearby.force.pk) == 1

    assert elsewhere.rows("Notice") == []
    assert [row["state"] for row in nearby.rows("Notice")] == [State.SENT, State.WAITING]


def test_notices_are_sent_and_shown_of_the_force_whose_turn_it_is(second_lock_open, nearby, elsewhere):
    for each in (elsewhere, nearby):
        _notice(each)
    before = elsewhere.rows("Notice")

    with second_lock_open():
        assert sending.send_due(force_id=nearby.force.pk, notifier=Notifier()) == 0
        with tenancy.transaction(nearby.force):
            assert len(reading.of_report(nearby.report)) == 1

    assert elsewhere.rows("Notice") == before
    assert [row["state"] for row in nearby.rows("Notice")] == [State.NOT_SENT]


def test_what_became_of_a_notice_is_asked_and_made_good_by_its_own_force(second_lock_open, nearby, elsewhere):
    details = contact_details.read(email="nearby@example.org", phone="07700 900123", ways=["email", "text"], times=[])
    person.correct_contact(opened=nearby.opened(), details=details, actor="public")
    _notice(elsewhere, state=State.SENT, channel="text", provider_id="elsewhere-1")
    _notice(nearby, state=State.SENT, channel="email", provider_id="nearby-1", sent_at=clock.now())
    before, notifier = elsewhere.rows("Notice"), Notifier()

    with second_lock_open():
        assert sending.ask_outcomes(force_id=nearby.force.pk, notifier=notifier) == 1

    assert notifier.asked == ["nearby-1"]
    assert elsewhere.rows("Notice") == before
    assert [(row["channel"], row["state"]) for row in nearby.rows("Notice")] == [
        ("email", State.FAILED),
        ("text", State.WAITING),
    ]
