"""The one write of a report."""

import pytest
from django.db import connection

from reporting.delivery.models import OutboxEntry
from reporting.intake.submit import Refused, submit
from reporting.records import sealed
from reporting.records.models import CaseEvent, Channel, Report, SealedAnswers
from sites.forces.keys import NoPrivateKeyHere
from soh.core import references, sealing, tenancy
from soh.core.models import AuditEvent
from tests.factories.plain_forces import face_of, plain_force
from tests.factories.small_form import ANONYMOUS, NAMED, publish_small_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def force():
    return plain_force("thames-valley")


def _submit(force, answers, **changes):
    form = publish_small_form()
    values = {
        "force": face_of(force),
        "form_key": form.key,
        "pinned": form.pinned,
        "answers": answers,
        "locale": "en",
        "channel": Channel.WEB,
        "actor": "public",
    }
    return submit(**{**values, **changes})


def test_a_report_is_stored_with_answers_event_audit_row_and_outbox_row(force):
    receipt = _submit(force, NAMED)

    with tenancy.transaction(force):
        report = Report.objects.get(force_id=force.pk, reference=receipt.reference)
        assert sealed.open_answers(report) == NAMED
        assert CaseEvent.objects.get(force_id=force.pk, report=report).kind == CaseEvent.Kind.RECEIVED
        assert OutboxEntry.objects.get(force_id=force.pk, report=report).delivered_at is None
        audit = AuditEvent.objects.get(force_id=force.pk, subject=f"report:{receipt.reference}")
        assert audit.action == "report.received"


def test_the_reference_has_the_force_prefix_and_a_right_check_character(force):
    reference = _submit(force, NAMED).reference

    assert reference.startswith("TVP-")
    assert references.normalise(reference.lower().replace("-", " ")) == reference


def test_no_row_of_a_report_holds_an_answer_in_clear(force):
    _submit(force, NAMED)

    tables = ("report", "sealedanswers", "caseevent", "outboxentry")
    with tenancy.transaction(force), connection.cursor() as cursor:
        for table in (*(f"reporting_{name}" for name in tables), "core_auditevent"):
            cursor.execute(f"SELECT string_agg(t::text, '') FROM {table} t")
            stored = cursor.fetchone()[0]
            assert "bicycle" not in stored
            assert "O’Neill" not in stored


def test_an_anonymous_report_keeps_no_exact_time(force):
    receipt = _submit(force, ANONYMOUS)

    assert receipt.is_anonymous
    with tenancy.transaction(force):
        report = Report.objects.get(force_id=force.pk)
        audit = AuditEvent.objects.get(force_id=force.pk, action="report.received")
        outbox = OutboxEntry.objects.get(force_id=force.pk)
        for moment in (report.received_at, audit.at, outbox.created_at, report.events.get().at):
            assert (moment.minute % 15, moment.second, moment.microsecond) == (0, 0, 0)


def test_a_test_report_owes_nothing_to_anyone(force):
    receipt = _submit(force, NAMED, is_test=True)

    assert receipt.is_test
    with tenancy.transaction(force):
        assert not OutboxEntry.objects.filter(force_id=force.pk).exists()


def test_answers_that_the_form_does_not_take_are_refused_and_nothing_is_stored(force):
    with pytest.raises(Refused) as refusal:
        _submit(force, {**NAMED, "account": ""})

    assert [problem.question for problem in refusal.value.problems] == ["account"]
    with tenancy.transaction(force):
        assert not Report.objects.filter(force_id=force.pk).exists()


def test_a_failure_after_the_report_row_leaves_nothing_behind(force, monkeypatch):
    def fail(**_):
        raise RuntimeError("the machine lost power")

    monkeypatch.setattr("reporting.intake.submit.outbox.owe", fail)

    with pytest.raises(RuntimeError):
        _submit(force, NAMED)

    with tenancy.transaction(force):
        for model in (Report, SealedAnswers, CaseEvent, AuditEvent):
            assert not model.objects.filter(force_id=force.pk).exists()


def test_a_process_without_the_key_encryption_key_seals_and_cannot_open(force, settings):
    settings.FORCE_KEY_ENCRYPTION_KEY = ""

    receipt = _submit(force, NAMED)

    with tenancy.transaction(force):
        report = Report.objects.get(force_id=force.pk, reference=receipt.reference)
        with pytest.raises(NoPrivateKeyHere):
            sealed.open_answers(report)


def test_sealed_answers_moved_to_another_report_do_not_open(force):
    first, second = _submit(force, NAMED), _submit(force, ANONYMOUS)

    with tenancy.transaction(force):
        rows = {row.report.reference: row for row in SealedAnswers.objects.filter(force_id=force.pk)}
        moved = rows[first.reference]
        SealedAnswers.objects.filter(pk=rows[second.reference].pk).update(
            ciphertext=bytes(moved.ciphertext), sealed_key=bytes(moved.sealed_key)
        )
        with pytest.raises(sealing.CannotOpen):
            sealed.open_answers(Report.objects.get(force_id=force.pk, reference=second.reference))


def test_another_force_sees_no_row_of_the_report(force):
    _submit(force, NAMED)
    other = plain_force("hampshire")

    with tenancy.transaction(other):
        for model in (Report, SealedAnswers, CaseEvent, OutboxEntry, AuditEvent):
            assert not model.objects.exists()
