"""A report past its time goes with everything that hangs on it, and leaves a certificate that tells nothing of it."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from reporting.records import triage
from reporting.records.models import CaseEvent, Report, Status
from reporting.retention import announcing, disposing, due, holds, periods
from reporting.retention.models import Disposal, HoldReason, LegalHold
from sites.forces.models import Force
from soh.core import clock, tenancy
from soh.core.models import AuditEvent

Make = Callable[..., str]
YEAR = timedelta(days=366)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Let so much time pass."""
    real, passed = timezone.now, [timedelta()]
    monkeypatch.setattr(timezone, "now", lambda: real() + passed[0])

    def pass_by(span: timedelta) -> None:
        passed[0] += span

    return pass_by


@pytest.fixture
def closed(thames: Force, report: Make) -> str:
    """A closed report with a note."""
    reference = report(thames)
    triage.add_note(forces=[thames.pk], reference=reference, text="Rang back", actor="user:1", actor_name="Nia")
    triage.change_status(forces=[thames.pk], reference=reference, status=Status.CLOSED, actor="user:1")
    return reference


def is_there(force: Force, reference: str) -> bool:
    with tenancy.transaction(force):
        return Report.objects.filter(force_id=force.pk, reference=reference).exists()


def certificates(force: Force) -> list[Disposal]:
    with tenancy.transaction(force):
        return list(Disposal.objects.filter(force_id=force.pk).order_by("id"))


def test_six_years_after_closing_a_report_is_gone_and_not_a_day_before(
    thames: Force, closed: str, later: Callable[[timedelta], None]
) -> None:
    later(6 * timedelta(days=365))
    assert disposing.dispose_due(force_id=thames.pk) == 0
    assert is_there(thames, closed)

    later(timedelta(days=3))
    assert disposing.dispose_due(force_id=thames.pk) == 1
    assert not is_there(thames, closed)
    assert disposing.dispose_due(force_id=thames.pk) == 0


def test_nothing_of_it_is_left_in_any_table_but_codes_in_the_trail(
    thames: Force, closed: str, later: Callable[[timedelta], None]
) -> None:
    with tenancy.transaction(thames):
        number = Report.objects.get(reference=closed).pk
        assert _tables_with(number)
    later(7 * YEAR)

    disposing.dispose_due(force_id=thames.pk)

    with tenancy.transaction(thames):
        assert _tables_with(number) == set()
        assert _tables_that_name(closed) <= {"core_auditevent"}


def test_the_certificate_answers_for_the_reference_and_tells_nothing_else(
    thames: Force, closed: str, later: Callable[[timedelta], None]
) -> None:
    later(7 * YEAR)
    disposing.dispose_due(force_id=thames.pk)

    with tenancy.transaction(thames):
        found = disposing.certificate_of(force_id=thames.pk, slug=thames.slug, reference=closed)
        assert found is not None
        assert disposing.certificate_of(force_id=thames.pk, slug=thames.slug, reference="TVP-0000-0000") is None
        told = AuditEvent.objects.get(force_id=thames.pk, action="report.disposed")
    assert (found.rule, found.months, found.received_month.day) == ("national", 72, 1)
    assert found.removed["reporting.SealedAnswers"] == 1
    assert found.removed["reporting.Note"] == 1
    assert found.removed["reporting.Report"] == 1
    assert told.subject == f"certificate:{found.certificate}"
    assert closed not in str(vars(found)) + str(vars(told))


def test_an_open_report_is_never_due(thames: Force, report: Make, later: Callable[[timedelta], None]) -> None:
    reference = report(thames)
    later(50 * YEAR)

    assert disposing.dispose_due(force_id=thames.pk) == 0
    assert is_there(thames, reference)


def test_opening_a_report_again_starts_its_time_anew(
    thames: Force, closed: str, later: Callable[[timedelta], None]
) -> None:
    later(5 * YEAR)
    triage.change_status(forces=[thames.pk], reference=closed, status=Status.IN_REVIEW, actor="user:1")
    triage.change_status(forces=[thames.pk], reference=closed, status=Status.CLOSED, actor="user:1")
    later(2 * YEAR)

    assert disposing.dispose_due(force_id=thames.pk) == 0


def test_a_held_report_stays_until_the_hold_is_lifted(
    thames: Force, closed: str, later: Callable[[timedelta], None]
) -> None:
    holds.place(forces=[thames.pk], reference=closed, reason=HoldReason.COURT, actor="user:2", authority="CASE-1")
    with pytest.raises(holds.AlreadyHeld):
        holds.place(forces=[thames.pk], reference=closed, reason=HoldReason.COURT, actor="user:2")
    later(20 * YEAR)
    assert disposing.dispose_due(force_id=thames.pk) == 0

    holds.lift(forces=[thames.pk], reference=closed, actor="user:2")
    with pytest.raises(holds.NotHeld):
        holds.lift(forces=[thames.pk], reference=closed, actor="user:2")
    assert disposing.dispose_due(force_id=thames.pk) == 1


def test_a_hold_that_comes_between_looking_and_deleting_wins(
    thames: Force, closed: str, later: Callable[[timedelta], None]
) -> None:
    later(7 * YEAR)
    with tenancy.transaction(thames):
        [found] = due.due_reports(thames.pk, by=clock.now(), most=5)
    holds.place(forces=[thames.pk], reference=closed, reason=HoldReason.INQUIRY, actor="user:2")

    with pytest.raises(disposing.Held):
        disposing.dispose(due=found, actor="system")
    assert is_there(thames, closed)


def test_a_shorter_period_takes_effect_after_thirty_days_and_for_its_form_alone(
    thames: Force, closed: str, report: Make, later: Callable[[timedelta], None]
) -> None:
    with tenancy.transaction(thames):
        form_key = Report.objects.get(reference=closed).form_key
    later(timedelta(days=100))
    periods.set_period(force_id=thames.pk, form_key=form_key, months=1, actor="user:2")
    assert disposing.dispose_due(force_id=thames.pk) == 0
    with tenancy.transaction(thames):
        [announced] = due.announced([thames.pk], most=5)
    assert announced.report.reference == closed

    later(timedelta(days=31))
    assert disposing.dispose_due(force_id=thames.pk) == 1
    assert [(each.rule, each.months) for each in certificates(thames)] == [("form", 1)]


@pytest.mark.parametrize("months", [0, -1, 1201])
def test_a_period_that_is_none_is_refused(thames: Force, months: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 1200"):
        periods.set_period(force_id=thames.pk, form_key=None, months=months, actor="user:2")


def test_a_force_has_one_period_for_all_its_forms(thames: Force) -> None:
    for months in (12, 24):
        periods.set_period(force_id=thames.pk, form_key=None, months=months, actor="user:2")

    with tenancy.transaction(thames):
        usual, of_forms = periods.periods(thames.pk)
    assert (usual.months, of_forms) == (24, {})


def test_a_partners_test_report_goes_after_thirty_days_whatever_its_state(
    thames: Force, report: Make, later: Callable[[timedelta], None]
) -> None:
    reference = report(thames, is_test=True)
    later(timedelta(days=29))
    assert disposing.dispose_due(force_id=thames.pk) == 0
    later(timedelta(days=2))

    assert disposing.dispose_due(force_id=thames.pk) == 1
    assert not is_there(thames, reference)
    assert certificates(thames)[0].rule == "test"


def test_one_forces_reports_go_by_its_own_period(
    thames: Force, hampshire: Force, closed: str, report: Make, later: Callable[[timedelta], None]
) -> None:
    theirs = report(hampshire)
    triage.change_status(forces=[hampshire.pk], reference=theirs, status=Status.CLOSED, actor="user:9")
    periods.set_period(force_id=hampshire.pk, form_key=None, months=1, actor="user:9")
    later(timedelta(days=100))

    assert disposing.dispose_due(force_id=thames.pk) == 0
    assert disposing.dispose_due(force_id=hampshire.pk) == 1
    assert is_there(thames, closed)
    assert certificates(thames) == []


def test_a_deletion_that_fails_leaves_the_report_whole(
    thames: Force, closed: str, later: Callable[[timedelta], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    later(7 * YEAR)

    def broken(**_: Any) -> None:
        raise OSError

    monkeypatch.setattr(disposing.audit, "record", broken)
    assert disposing.dispose_due(force_id=thames.pk) == 0
    monkeypatch.undo()

    assert triage.open_report(forces=[thames.pk], reference=closed, actor="user:1").notes
    assert certificates(thames) == []


def test_the_database_deletes_no_history_without_a_certificate_nor_for_another_force(
    thames: Force, hampshire: Force, closed: str
) -> None:
    with tenancy.transaction(thames):
        number = Report.objects.get(reference=closed).pk
    for force in (thames, hampshire):
        with tenancy.transaction(force), connection.cursor() as cursor:
            cursor.execute("SELECT remove_disposed_report(%s::bigint)", [number])
            assert cursor.fetchone() == (0,)
    with tenancy.transaction(thames):
        assert CaseEvent.objects.filter(report_id=number).exists()
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            CaseEvent.objects.filter(report_id=number).delete()


def test_a_certificate_is_never_changed(thames: Force, closed: str, later: Callable[[timedelta], None]) -> None:
    later(7 * YEAR)
    disposing.dispose_due(force_id=thames.pk)

    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        tenancy.transaction(thames),
        transaction.atomic(),
    ):
        Disposal.objects.filter(force_id=thames.pk).update(months=1)


def test_everything_that_hangs_on_a_report_may_be_deleted_with_it(db: None) -> None:
    """A new table that hangs on a report, and from which the application may not delete, needs a road of its own."""
    for model in _hanging_on(Report):
        with connection.cursor() as cursor:
            cursor.execute("SELECT has_table_privilege(current_user, %s, 'DELETE')", [model._meta.db_table])
            assert cursor.fetchone()[0] == (model is not CaseEvent), model._meta.label


def test_a_force_is_told_ahead_and_no_report_is_named(
    thames: Force, hampshire: Force, closed: str, later: Callable[[timedelta], None]
) -> None:
    for force in (thames, hampshire):
        force.notice_email = f"duty@{force.slug}.example"
        force.save(update_fields=["notice_email"])
    later(6 * timedelta(days=365) - timedelta(days=20))

    assert announcing.announce(force_id=thames.pk) == 1
    assert announcing.announce(force_id=hampshire.pk) == 0
    [message] = mail.outbox
    assert message.to == ["duty@thames-valley.example"]
    assert "1 report will be deleted within 30 days" in message.body
    assert closed not in message.body + message.subject


def test_holds_of_another_force_are_neither_seen_nor_lifted(thames: Force, hampshire: Force, closed: str) -> None:
    holds.place(forces=[thames.pk], reference=closed, reason=HoldReason.COURT, actor="user:2")

    with tenancy.transaction(hampshire):
        assert not holds.current([hampshire.pk])
        assert not LegalHold.objects.exists()
    with pytest.raises(triage.NoSuchReport):
        holds.lift(forces=[hampshire.pk], reference=closed, actor="user:9")


def _hanging_on(model: Any, seen: tuple[Any, ...] = ()) -> Iterator[Any]:
    for child, _ in disposing.children(model):
        if child not in seen:
            yield child
            yield from _hanging_on(child, (*seen, child, model))


def _tables_with(number: int) -> set[str]:
    """Tables with rows that hang on the report, or are it."""
    found = {"reporting_report"} if Report.objects.filter(pk=number).exists() else set()
    for model, column in disposing.children(Report):
        if model._default_manager.filter(**{column: number}).exists():
            found.add(model._meta.db_table)
    return found


def _tables_that_name(reference: str) -> set[str]:
    found = set()
    for model in apps.get_models():
        table = model._meta.db_table
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f'SELECT 1 FROM "{table}" t WHERE t::text LIKE %s LIMIT 1', [f"%{reference}%"])
                if cursor.fetchone():
                    found.add(table)
        except ProgrammingError:  # a table that is not made, or not readable, in tests
            continue
    return found
