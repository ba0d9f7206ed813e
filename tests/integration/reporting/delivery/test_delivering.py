"""A report reaches the force's record system: signed, once by its id, and its crime number comes back."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.core import mail
from django.db import connection

from reporting.delivery import acknowledging, delivering, outbox, schedule, switching
from reporting.delivery.endpoints import Delivery, DeliveryEndpoint
from reporting.records.models import CaseEvent, Report
from reporting.tasks import deliver_entry, sweep_deliveries
from reporting.triage.crime_numbers import NotACrimeNumber
from reporting.triage.models import TriageSettings
from soh.core import clock, tenancy
from soh.core.models import AuditEvent
from tests.factories.small_form import ANONYMOUS, NAMED

pytestmark = pytest.mark.django_db


def _report(system, reference):
    with tenancy.transaction(system.force):
        return Report.objects.get(force_id=system.force.pk, reference=reference)


def test_a_report_is_verified_and_kept_by_the_receiver_and_its_crime_number_reaches_the_report(system):
    reference = system.report()
    assert system.deliver() == 1

    [row] = system.rows()
    [(message, body)] = system.records.bodies().items()
    assert UUID(message) == row.entry.key
    assert body["type"] == "report.received"
    assert body["data"]["reference"] == reference
    assert body["data"]["answers"] == NAMED
    assert body["version"] == 1
    assert row.state == "acknowledged"
    assert _report(system, reference).crime_number == "43000000001/26"
    assert [one.outcome for one in system.tries()] == ["taken"]
    with tenancy.transaction(system.force):
        kinds = list(CaseEvent.objects.filter(force=system.force).values_list("kind", flat=True))
        acts = set(AuditEvent.objects.filter(force_id=system.force.pk).values_list("action", flat=True))
    assert {"delivered", "crime_number"} <= set(kinds)
    assert {"report.delivered", "delivery.acknowledged", "report.crime_number"} <= acts
    assert system.deliver() == 0


def test_a_worker_killed_after_sending_sends_again_under_the_same_id_and_the_receiver_keeps_one(system, monkeypatch):
    system.report()
    with monkeypatch.context() as killed:
        killed.setattr("reporting.delivery.delivering.settle", lambda **_: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            system.deliver()
    assert system.deliver() == 0  # still claimed

    with time_machine.travel(clock.now() + delivering.CLAIM_LASTS + timedelta(seconds=5)):
        assert delivering.waiting(force_id=system.force.pk) == [system.endpoint.pk]
        assert system.deliver() == 1
    assert len(system.records.bodies()) == 1
    assert [one.outcome for one in system.tries()] == ["", "taken"]


def test_an_outage_of_a_day_is_caught_up_with_and_keeps_the_order_of_a_report(system):
    system.handler.secrets = []  # refuses everything
    references = [system.report() for _ in range(3)]
    with tenancy.transaction(system.force):
        outbox.owe(report=_report(system, references[0]), topic="message.received", moment=clock.now())
    from reporting.tasks import deliver_outbox

    deliver_outbox(timestamp=0)
    now = clock.now()
    for hours in range(25):
        with time_machine.travel(now + timedelta(hours=hours)):
            system.deliver()
    assert system.records.bodies() == {}
    assert {row.state for row in system.rows()} == {"waiting"}

    system.handler.secrets = [system.secret]
    for hours in range(25, 75):
        with time_machine.travel(now + timedelta(hours=hours)):
            # The system's clock travels with ours, so that signatures are not too old for it.
            system.deliver()
    assert {row.state for row in system.rows()} == {"acknowledged"}
    taken = [body["data"]["reference"] + body["type"] for body in system.records.bodies().values()]
    assert len(taken) == 4
    assert taken.index(references[0] + "report.received") < taken.index(references[0] + "message.received")


def test_after_the_last_attempt_the_message_is_kept_with_its_reason_the_force_is_told_and_it_is_sent_again(system):
    system.handler.secrets = []
    system.report()
    now = clock.now()
    for hours in range(0, 24 * 5, 2):
        with time_machine.travel(now + timedelta(hours=hours)):
            system.deliver()
    [row] = system.rows()
    assert (row.state, row.dead_reason, row.attempts) == ("dead", "attempts", schedule.TRIES)
    told = [message for message in mail.outbox if "record system" in message.subject]
    assert [message.to for message in told] == [["duty@thamesvalley.example"]]
    assert row.report.reference not in told[0].body

    system.handler.secrets = [system.secret]
    switching.change(
        force_id=system.force.pk,
        key=system.endpoint.key,
        name="Records",
        url=system.endpoint.url + "/new",
        forms=[],
        seen=system.fresh().version,
        actor="user:1",
    )
    assert switching.send_again(force_id=system.force.pk, deliveries=[row.pk], actor="user:1") == 1
    assert system.deliver() == 1
    assert list(system.records.bodies()) == [str(row.entry.key)]


def test_two_secrets_sign_during_a_rotation_and_the_old_one_ends(system):
    old = system.secret
    new = switching.rotate(force_id=system.force.pk, key=system.endpoint.key, actor="user:1")
    for secrets, taken in (([old], 1), ([new], 1)):
        system.handler.secrets = secrets
        system.report()
        assert system.deliver() == taken
    switching.end_old_secret(force_id=system.force.pk, key=system.endpoint.key, actor="user:1")
    system.handler.secrets = [old]
    system.report()
    assert system.deliver() == 0


def test_secrets_are_stored_sealed(system):
    with tenancy.transaction(system.force), connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(d::text, ' ') FROM reporting_deliverysecret d")
        [stored] = cursor.fetchone()
    assert system.secret.removeprefix("whsec_").encode().hex() not in stored
    assert system.secret not in stored


def test_of_an_anonymous_report_no_exact_time_stays_and_none_is_sent(system):
    system.report(**ANONYMOUS)
    system.deliver()

    [row], [one] = system.rows(), system.tries()
    times = [row.created_at, row.delivered_at, row.acknowledged_at, one.at]
    with tenancy.transaction(system.force):
        times += CaseEvent.objects.filter(force=system.force).values_list("at", flat=True)
    assert {(time.minute % 15, time.second, time.microsecond) for time in times} == {(0, 0, 0)}
    assert (row.due_at, row.claimed_until) == (None, None)
    [body] = system.records.bodies().values()
    assert body["data"]["received_at"].endswith(":00+00:00")
    assert body["timestamp"] == body["data"]["received_at"]


def test_the_one_address_takes_only_its_forms_and_other_forces_reports_never_come(systems):
    import uuid

    ours, theirs = systems("thames-valley"), systems("hampshire")
    with tenancy.transaction(ours.force):
        DeliveryEndpoint.objects.filter(force=ours.force).update(forms=[uuid.uuid4()])
    ours.report()
    reference = theirs.report()
    assert ours.deliver() == 0
    assert theirs.deliver() == 1
    assert delivering.deliver(force_id=ours.force.pk, endpoint_id=theirs.endpoint.pk) == (0, False)
    assert [body["data"]["reference"] for body in theirs.records.bodies().values()] == [reference]
    assert ours.rows() == []


def test_an_acknowledgement_is_checked_against_the_format_and_the_same_again_changes_nothing(system):
    with tenancy.transaction(system.force):
        TriageSettings.objects.create(force=system.force, crime_number_format="99999999999/99")
    system.report()
    system.deliver()
    [row] = system.rows()
    values = {"force_id": system.force.pk, "message": row.entry.key, "actor": "key:1"}

    with pytest.raises(NotACrimeNumber):
        acknowledging.acknowledge(**values, crime_number="none of ours")
    for _ in range(2):
        acknowledging.acknowledge(**values, crime_number="43123456789/26")
    with tenancy.transaction(system.force):
        events = CaseEvent.objects.filter(force=system.force, kind="crime_number").count()
    assert events == 2  # the receiver's own, and this one
    with pytest.raises(acknowledging.NoSuchDelivery):
        acknowledging.acknowledge(**{**values, "message": UUID(int=1)}, crime_number="")


def test_what_is_written_leaves_a_job_for_the_worker_and_the_sweep_finds_what_has_none(system):
    system.report()
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, queue_name, args FROM procrastinate_jobs ORDER BY id")
        jobs = cursor.fetchall()
    assert {(name, queue) for name, queue, _ in jobs} == {
        ("reporting.tasks.deliver_entry", "deliveries"),
        ("reporting.tasks.deliver_to_endpoint", "deliveries"),
    }
    assert sweep_deliveries(timestamp=0) == 1
    [row] = system.rows()
    assert deliver_entry(force_id=system.force.pk, entry=row.entry_id) is False  # settled already


def test_switched_off_nothing_is_sent_and_everything_can_be_sent_afterwards(system):
    system.report()
    switching.switch(force_id=system.force.pk, key=system.endpoint.key, is_on=False, actor="user:1")
    system.report()
    assert system.deliver() == 0
    assert [row.dead_reason for row in system.rows()] == ["off", "off"]

    switching.switch(force_id=system.force.pk, key=system.endpoint.key, is_on=True, actor="user:1")
    with tenancy.transaction(system.force):
        dead = list(Delivery.objects.filter(force=system.force).values_list("pk", flat=True))
    assert switching.send_again(force_id=system.force.pk, deliveries=dead, actor="user:1") == 2
    assert system.deliver() == 2


def test_a_test_message_says_that_it_is_no_report(system):
    answer = switching.try_out(force_id=system.force.pk, key=system.endpoint.key, actor="user:1")

    assert (answer.outcome, answer.status) == ("taken", 200)
    [(message, body)] = system.records.bodies().items()
    assert message.startswith("test_")
    assert body["data"]["test"] is True
    assert system.rows() == []
