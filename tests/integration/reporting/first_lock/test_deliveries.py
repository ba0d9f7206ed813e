"""The first lock alone keeps what is owed and sent to the record systems of two forces apart."""

import uuid
from datetime import timedelta

import pytest

from reporting.delivery import acknowledging, delivering, log, outbox, schemas, secret_keeping, switching
from reporting.delivery.acknowledging import NoSuchDelivery
from reporting.delivery.endpoints import Delivery, DeliveryAttempt, DeliveryEndpoint, Outcome
from reporting.delivery.models import OutboxEntry
from reporting.delivery.schemas import NoSuchSchema
from reporting.delivery.sending import Answer
from soh.core import clock, tenancy
from tests.factories.plain_forces import plain_force
from tests.factories.sent_reports import send_report

pytestmark = pytest.mark.django_db
TABLES = ("OutboxEntry", "DeliveryEndpoint", "DeliverySecret", "Delivery", "DeliveryAttempt")


@pytest.fixture
def untouched(elsewhere, nearby):
    """Fails when a row of the other force's deliveries has changed; one of its messages is being sent."""
    delivering.claim(force_id=elsewhere.force.pk, endpoint_id=elsewhere.endpoint.pk)
    switching.rotate(force_id=elsewhere.force.pk, key=elsewhere.endpoint.key, actor="user:1")
    with tenancy.transaction(elsewhere.force):
        outbox.owe(report=elsewhere.report, topic="report.received", moment=clock.now())
    before = {table: elsewhere.rows(table) for table in TABLES}
    yield
    assert {table: elsewhere.rows(table) for table in TABLES} == before


def _second_address(nearby, **changes):
    endpoint, secret = switching.create(
        force_id=nearby.force.pk, name="Second", url="https://second.example.org/", forms=[], actor="user:1", **changes
    )
    return endpoint, secret


def test_a_message_is_claimed_sent_and_settled_for_its_own_address(second_lock_open, nearby, elsewhere, untouched):
    second, _ = _second_address(nearby)
    force, endpoint = nearby.force.pk, nearby.endpoint.pk
    (owed,) = nearby.rows("Delivery")

    with second_lock_open():
        assert delivering.waiting(force_id=force) == [endpoint]
        assert delivering.claim(force_id=force, endpoint_id=elsewhere.endpoint.pk) is None
        assert delivering.claim(force_id=force, endpoint_id=second.pk) is None
        assert delivering.claim(force_id=force, endpoint_id=endpoint) == owed["id"]
        with tenancy.transaction(nearby.force):
            outbox.put_on_list(OutboxEntry.objects.get(force_id=force), second)
        assert not delivering.settle(
            force_id=force, delivery_id=owed["id"], number=1, answer=Answer(Outcome.STATUS, 500)
        )
        assert delivering.settle(force_id=force, delivery_id=owed["id"], number=1, answer=Answer(Outcome.TAKEN, 200))

    assert [row["status"] for row in nearby.rows("DeliveryAttempt")] == [200]


def test_what_was_sent_of_a_report_is_shown_acknowledged_and_sent_again_with_it(
    second_lock_open, nearby, elsewhere, untouched
):
    force, (owed,) = nearby.force.pk, nearby.rows("Delivery")
    foreign = elsewhere.rows("Delivery")[0]["id"]
    delivering.claim(force_id=force, endpoint_id=nearby.endpoint.pk)
    delivering.settle(force_id=force, delivery_id=owed["id"], number=1, answer=Answer(Outcome.TAKEN, 200))
    message = nearby.rows("OutboxEntry")[0]["key"]

    with second_lock_open():
        with tenancy.transaction(nearby.force):
            assert [row.pk for row in log.of_report(nearby.report)] == [owed["id"]]
        for unknown in (elsewhere.rows("OutboxEntry")[0]["key"], uuid.uuid4()):
            with pytest.raises(NoSuchDelivery):
                acknowledging.acknowledge(force_id=force, message=unknown, crime_number="", actor="key:1")
        report = acknowledging.acknowledge(force_id=force, message=message, crime_number="", actor="key:1")
        assert switching.send_again(force_id=force, deliveries=[foreign, owed["id"]], actor="user:1") == 1

    assert report.pk == nearby.report.pk


def test_an_entry_is_owed_claimed_and_settled_in_its_own_force(
    second_lock_open, monkeypatch, form, nearby, elsewhere, untouched
):
    told = []
    monkeypatch.setattr(outbox.jobs, "defer", lambda name, **values: told.append((name, values["force_id"])))
    kent, force = plain_force("kent"), nearby.force.pk
    by_hand, _ = _second_address(nearby, sends="by_hand")
    with tenancy.transaction(nearby.force):
        entry = outbox.owe(report=nearby.report, topic="report.received", moment=clock.now())
    foreign = elsewhere.rows("OutboxEntry")[-1]["id"]

    with second_lock_open():
        send_report(form, kent)
        assert not outbox.claim_one(entry=foreign, force=force)
        assert [outbox.claim_one(entry=entry.pk, force=force) for _ in range(2)] == [True, False]
        assert outbox.settle(entry=entry.pk, force=force, deliver=lambda row: None)
        with pytest.raises(NoSuchSchema):
            schemas.schema_of(force_id=plain_force("surrey").pk, edition=nearby.report.edition)

    assert ("reporting.tasks.deliver_entry", kent.pk) not in told
    assert {row["endpoint_id"] for row in nearby.rows("Delivery")} == {nearby.endpoint.pk}
    assert by_hand.pk != nearby.endpoint.pk


def test_secrets_sign_rotate_and_end_for_their_own_address(second_lock_open, nearby, elsewhere, untouched):
    second, secret = _second_address(nearby)

    with second_lock_open():
        with tenancy.transaction(nearby.force):
            assert secret_keeping.opened(second) == [secret]
        switching.rotate(force_id=nearby.force.pk, key=second.key, actor="user:1")
        switching.end_old_secret(force_id=nearby.force.pk, key=second.key, actor="user:1")
        with tenancy.transaction(nearby.force):
            assert len(secret_keeping.opened(second)) == 1
            assert len(secret_keeping.opened(nearby.endpoint)) == 1


def test_switching_off_and_retiring_leave_what_another_force_is_owed(second_lock_open, nearby, elsewhere, untouched):
    second, _ = _second_address(nearby)
    with second_lock_open():
        switching.switch(force_id=nearby.force.pk, key=second.key, is_on=False, actor="user:1")
        switching.retire(force_id=nearby.force.pk, key=second.key, actor="user:1")

    assert [row["due_at"] is not None for row in nearby.rows("Delivery")] == [True]
    assert len(nearby.rows("DeliverySecret")) == 1


def test_days_that_are_sent_again_are_those_of_one_address(second_lock_open, nearby, elsewhere, untouched):
    now = clock.now()
    for each in (elsewhere, nearby):
        with tenancy.transaction(each.force):
            DeliveryEndpoint.objects.filter(force=each.force).update(failures=0)
    with tenancy.transaction(nearby.force):
        Delivery.objects.filter(force=nearby.force).update(due_at=None, dead_at=now)
        DeliveryAttempt.objects.filter(force=nearby.force).delete()
    days = {"first": (now - timedelta(days=1)).date(), "last": (now + timedelta(days=1)).date(), "with_taken": True}

    with second_lock_open(), tenancy.transaction(nearby.force):
        found = switching.between(force_id=nearby.force.pk, key=nearby.endpoint.key, **days)
        assert switching.between(force_id=nearby.force.pk, key=elsewhere.endpoint.key, **days) == []

    assert found == [nearby.rows("Delivery")[0]["id"]]
