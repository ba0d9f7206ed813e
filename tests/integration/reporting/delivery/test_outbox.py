"""What is owed to a force is told, however often a worker fails."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail

from reporting.delivery import outbox
from reporting.delivery.models import OutboxEntry
from reporting.intake.submit import submit
from reporting.records.models import Channel
from reporting.tasks import delete_expired, deliver_outbox
from soh.core import clock, tenancy
from tests.factories.plain_forces import face_of, plain_force
from tests.factories.small_form import NAMED, publish_small_form

pytestmark = pytest.mark.django_db


def _report(force):
    form = publish_small_form()
    return submit(
        force=face_of(force),
        form_key=form.key,
        pinned=form.pinned,
        answers=NAMED,
        locale="en",
        channel=Channel.WEB,
        actor="public",
    )


@pytest.fixture
def force():
    return plain_force("thames-valley", notice_email="duty@thamesvalley.example")


def test_the_force_is_told_without_a_word_of_the_report(force):
    receipt = _report(force)

    assert deliver_outbox(timestamp=0) == 1

    [message] = mail.outbox
    assert message.to == ["duty@thamesvalley.example"]
    assert receipt.reference in message.body
    for secret in ("bicycle", "Siân", "theft", "Report a theft"):
        assert secret not in message.subject + message.body


def test_a_delivered_entry_is_not_delivered_again(force):
    _report(force)
    deliver_outbox(timestamp=0)

    assert deliver_outbox(timestamp=1) == 0
    assert len(mail.outbox) == 1


def test_a_force_without_an_address_is_served_by_its_inbox_alone():
    _report(plain_force("hampshire"))

    assert deliver_outbox(timestamp=0) == 1
    assert mail.outbox == []


def test_a_failed_delivery_is_tried_again_and_tells_no_secret(force, monkeypatch):
    _report(force)

    def fail(**_):
        raise OSError("could not reach duty@thamesvalley.example about bicycle")

    with monkeypatch.context() as broken:
        broken.setattr("reporting.delivery.adapters.email.send_mail", fail)
        assert deliver_outbox(timestamp=0) == 0
    with tenancy.transaction(force):
        entry = OutboxEntry.objects.get(force_id=force.pk)
        assert (entry.attempts, entry.last_error, entry.delivered_at) == (1, "OSError", None)

    with time_machine.travel(clock.now() + timedelta(minutes=31)):
        assert deliver_outbox(timestamp=1) == 1


def test_a_claimed_entry_is_nobody_elses_until_the_claim_runs_out(force):
    _report(force)

    assert len(outbox.claim(how_many=10)) == 1
    assert outbox.claim(how_many=10) == []
    with time_machine.travel(clock.now() + outbox.CLAIM_LASTS + timedelta(seconds=5)):
        assert len(outbox.claim(how_many=10)) == 1


def test_one_forces_broken_address_keeps_no_other_force_waiting(force, monkeypatch):
    def fail(**_):
        raise OSError

    monkeypatch.setattr("reporting.delivery.adapters.email.send_mail", fail)
    monkeypatch.setattr("reporting.tasks._BATCH", 2)
    for _ in range(3):
        _report(force)
    _report(plain_force("hampshire"))

    assert deliver_outbox(timestamp=0) == 1


def test_no_exact_time_of_a_delivery_stays_behind(force):
    _report(force)
    deliver_outbox(timestamp=0)

    with tenancy.transaction(force):
        entry = OutboxEntry.objects.get(force_id=force.pk)
    assert entry.claimed_at is None
    assert (entry.delivered_at.minute % 15, entry.delivered_at.second, entry.delivered_at.microsecond) == (0, 0, 0)


def test_entries_of_all_forces_are_claimed_in_the_order_in_which_they_came(force):
    other = plain_force("hampshire")
    for owner in (force, other, force):
        _report(owner)

    claimed = outbox.claim(how_many=10)

    assert [force_id for _, force_id in claimed] == [force.pk, other.pk, force.pk]
    assert [entry for entry, _ in claimed] == sorted(entry for entry, _ in claimed)


def test_what_has_expired_is_deleted_for_every_force(force):
    from reporting.intake import drafts
    from reporting.intake.drafts import Journey, Visitor

    form = publish_small_form()
    for owner in (force, plain_force("hampshire")):
        drafts.save(
            Journey(force_id=owner.pk, visitor=Visitor.new(), form_key=form.key, pinned=form.pinned, locale="en")
        )

    with time_machine.travel(clock.now() + drafts.LASTS + timedelta(minutes=16)):
        assert delete_expired(timestamp=0) == 2
