"""The first lock alone keeps periods, holds and deletions of two forces apart."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail

from reporting.evidence import reading
from reporting.evidence.models import Evidence
from reporting.records import triage
from reporting.records.models import CaseEvent, Report, Status
from reporting.records.reach import Reach
from reporting.records.teams import Team
from reporting.retention import announcing, disposing, due, holds, periods
from reporting.retention.disposing import Held
from reporting.retention.holds import AlreadyHeld, NotHeld
from sites.forces.models import Force
from soh.core import clock, tenancy
from tests.factories.report_files import add_file
from tests.integration.reporting.first_lock.furnished import PERSON, furnish

pytestmark = pytest.mark.django_db
TABLES = ("Report", "CaseEvent", "Message", "LegalHold", "Disposal", "Evidence", "EvidenceChunk", "Alert", "Delivery")


@pytest.fixture
def over(settings, tmp_path, form, hampshire, thames_valley):
    """(the acting force, the other one): reports that were closed three years ago, with a file and a hold each."""
    settings.EVIDENCE_ROOT = str(tmp_path / "evidence")
    with time_machine.travel(clock.now() - timedelta(days=3 * 365), tick=False):
        made = []
        for force, word, months in ((hampshire, "elsewhere", 12), (thames_valley, "nearby", 24)):
            each = furnish(form, force, word, months=months)
            add_file(force, each.reference)
            triage.change_status(
                forces=[force.pk], reference=each.reference, status=Status.CLOSED, actor="user:1", reason="answered"
            )
            made.append(each)
    return made[1], made[0]


def _lifted(each):
    return holds.lift(forces=[each.force.pk], reference=each.reference, actor="user:1")


def _due(each):
    with tenancy.transaction(each.force):
        return [one.report.reference for one in due.due_reports(each.force.pk, by=clock.now(), most=9)]


def test_a_hold_and_a_period_are_those_of_the_force(second_lock_open, over):
    nearby, elsewhere = over
    before = elsewhere.rows("LegalHold")
    forces = [nearby.force.pk]

    with second_lock_open():
        assert _due(nearby) == []
        with tenancy.transaction(*forces):
            assert [hold.report_id for hold in holds.current(forces)] == [nearby.report.pk]
            assert [periods.periods(each.force.pk)[0].months for each in over] == [24, 12]
        _lifted(nearby)
        with pytest.raises(NotHeld):
            _lifted(nearby)
        assert _due(nearby) == [nearby.reference]
        holds.place(forces=forces, reference=nearby.reference, reason="court", actor="user:1")
        with pytest.raises(AlreadyHeld):
            holds.place(forces=forces, reference=nearby.reference, reason="court", actor="user:1")

    assert elsewhere.rows("LegalHold") == before


def test_a_report_is_due_by_its_own_history(second_lock_open, over):
    nearby, elsewhere = over
    for each in over:
        _lifted(each)
    with tenancy.transaction(elsewhere.force):
        CaseEvent.objects.create(
            force=elsewhere.force,
            report=elsewhere.report,
            kind=CaseEvent.Kind.STATUS_CHANGED,
            actor="user:1",
            detail={"before": "new", "after": "closed"},
        )

    with second_lock_open():
        assert (_due(nearby), _due(elsewhere)) == ([nearby.reference], [])


def test_a_report_is_deleted_with_its_own_rows_and_files(second_lock_open, over):
    nearby, elsewhere = over
    forces = [nearby.force.pk]
    with tenancy.transaction(nearby.force):
        (held,) = [due.Due(nearby.report, "force", 24, clock.now())]
    before = {table: elsewhere.rows(table) for table in TABLES}

    with second_lock_open():
        with pytest.raises(Held):
            disposing.dispose(due=held, actor="system")
        _lifted(nearby)
        history = len(nearby.rows("CaseEvent"))
        certificate = disposing.dispose(due=held, actor="system")
        with tenancy.transaction(*forces):
            known = {"force_id": nearby.force.pk, "slug": nearby.force.slug}
            assert disposing.certificate_of(**known, reference=nearby.reference) == certificate
            assert disposing.certificate_of(**known, reference="TVP-0000-0000-0") is None

    assert nearby.rows("Report") == []
    assert (certificate.removed["reporting.CaseEvent"], certificate.files) == (history, 1)
    assert {table: elsewhere.rows(table) for table in TABLES} == before
    with tenancy.transaction(elsewhere.force):
        file = Evidence.objects.get(force=elsewhere.force)
    given = reading.hand_out(forces=[elsewhere.force.pk], reference=elsewhere.reference, key=file.key, actor="user:1")
    assert b"".join(given.content)


def test_what_is_soon_deleted_is_told_to_those_who_may_read_it_and_to_their_force(second_lock_open, over):
    nearby, _ = over
    for each in over:
        _lifted(each)
        Force.objects.filter(pk=each.force.pk).update(notice_email=f"duty@{each.word}.example")
    with tenancy.transaction(nearby.force):
        team = Team.objects.create(force=nearby.force, code="alone", name="Alone")
        Report.objects.filter(force=nearby.force).update(is_restricted=True, team=team)

    with second_lock_open():
        with tenancy.transaction(nearby.force):
            assert due.announced(Reach([nearby.force.pk], person=PERSON), most=9) == []
            assert [one.report.pk for one in due.announced([nearby.force.pk], most=9)] == [nearby.report.pk]
        assert announcing.announce(force_id=nearby.force.pk) == 1

    assert [message.to for message in mail.outbox] == [["duty@nearby.example"]]
