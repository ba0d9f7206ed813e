"""The watch over clocks: who is alerted of a report of high risk that nobody has claimed, when, and who is next.

Stage 1 goes to the duty contact a quarter of an hour before the review is due, stage 2 to the supervisor when it is,
stage 3 to the escalation contact a quarter later, and again every half hour, until somebody acknowledges or claims.

A stage is written down before it is sent, so none is sent twice. Where the worker ended between, nobody knows whether
it was sent: the next stage goes at once. After downtime only the stage that is due now is sent.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Max, Q

from reporting.records.models import OPEN, CaseEvent, Report, Risk
from reporting.records.triage import find, tell
from reporting.triage import list_keys, second_channel
from reporting.triage.models import Alert, TriageSettings
from sites.forces.models import Force
from soh.core import clock, tenancy

NEAR = timedelta(minutes=15)
AGAIN = timedelta(minutes=30)
UNCERTAIN = timedelta(minutes=2)
"""A stage that was begun so long ago and not finished is one whose worker ended."""
MOST_AT_ONCE = 200
_WHOM = ("duty contact", "supervisor", "escalation contact")


@dataclass(frozen=True, slots=True)
class Step:
    """A stage to be sent for a report."""

    report: int
    reference: str
    stage: int


def stage_at(due: datetime, now: datetime) -> int:
    """Return the stage that a report has reached: 0 while its clock is not near."""
    if now < due - NEAR:
        return 0
    if now < due:
        return 1
    return 2 if now < due + NEAR else 3 + int((now - due - NEAR) / AGAIN)


def next_stage(*, due: datetime, now: datetime, last: Alert | None) -> int:
    """Return the stage to send now, 0 for none."""
    reached = stage_at(due, now)
    if last is None or reached > last.stage:
        return reached
    was_lost = last.sent_at is None and now - last.claimed_at >= UNCERTAIN
    return last.stage + 1 if was_lost else 0


def look(*, force: Force) -> int:
    """Alert whoever is to be alerted for a force now; return how many messages were sent.

    A failure to send is tried again at the next look.
    """
    with tenancy.transaction(force):
        list_keys.newest(force.pk)  # summaries can be sealed from the first minute on
        contacts = TriageSettings.objects.filter(force=force).first() or TriageSettings(force=force)
        steps = _steps(force.pk, clock.now())
    return sum(_send(force, contacts, step) for step in steps)


def acknowledge(*, forces: Collection[int], reference: str, actor: str) -> Report:
    """End the alerts about a report: somebody looks after it. Again changes nothing. Raises NoSuchReport."""
    with tenancy.transaction(*forces):
        report = find(forces, reference, lock=True)
        open_alerts = Alert.objects.filter(force_id=report.force_id, report=report, acknowledged_at=None)
        if open_alerts.update(acknowledged_at=clock.now()):
            tell(report, CaseEvent.Kind.ACKNOWLEDGED, actor, "report.alert_acknowledged")
        return report


def waits_for_acknowledgement(report: Report) -> bool:
    """Whether somebody was alerted and nobody has answered yet. Inside `tenancy.transaction(force)`."""
    if report.claimed_by or report.status not in OPEN:
        return False
    alerts = Alert.objects.filter(force_id=report.force_id, report=report)
    return alerts.exists() and not alerts.exclude(acknowledged_at=None).exists()


def _steps(force_id: int, now: datetime) -> list[Step]:
    """What is due in a force, the most overdue first."""
    acknowledged = Alert.objects.filter(force_id=force_id).exclude(acknowledged_at=None).values("report_id")
    waiting = (
        Report.objects.filter(force_id=force_id, is_test=False, status__in=OPEN, risk=Risk.HIGH, claimed_by="")
        .filter(Q(review_done_at=None), turn_at__lte=now + NEAR, review_due_at__lte=now + NEAR)
        .exclude(pk__in=acknowledged)
        .order_by("turn_at", "pk")
    )
    reports = list(waiting.only("pk", "reference", "review_due_at")[:MOST_AT_ONCE])
    alerts = Alert.objects.filter(force_id=force_id, report__in=reports)
    latest = dict(alerts.values_list("report_id").annotate(last=Max("stage")))
    last = {row.report_id: row for row in alerts if row.stage == latest[row.report_id]}
    return [
        Step(report.pk, report.reference, stage)
        for report in reports
        if report.review_due_at and (stage := next_stage(due=report.review_due_at, now=now, last=last.get(report.pk)))
    ]


def _send(force: Force, contacts: TriageSettings, step: Step) -> bool:
    whom, address = _contact(force, contacts, step.stage)
    if not address:
        return False
    try:
        with tenancy.transaction(force):
            row = Alert.objects.create(force=force, report_id=step.report, stage=step.stage, claimed_at=clock.now())
    except IntegrityError:  # another worker has begun this stage
        return False
    try:
        second_channel.channel().send(force=force, address=address, subject=_subject(force), text=_text(step))
    except Exception:
        with tenancy.transaction(force):
            row.delete()
        return False
    with tenancy.transaction(force), transaction.atomic():
        Alert.objects.filter(force=force, pk=row.pk).update(sent_at=clock.now())
        report = Report.objects.get(force=force, pk=step.report)
        tell(report, CaseEvent.Kind.ALERTED, "system", "report.alerted", stage=step.stage, whom=whom)
    return True


def _contact(force: Force, contacts: TriageSettings, stage: int) -> tuple[str, str]:
    """Whom a stage goes to; where a force has not said whom, the one before."""
    known = (contacts.duty_email or force.notice_email, contacts.supervisor_email, contacts.escalation_email)
    for place in range(min(stage, len(known)) - 1, -1, -1):
        if known[place]:
            return _WHOM[place], known[place]
    return next(((whom, address) for whom, address in zip(_WHOM, known, strict=True) if address), ("", ""))


def _subject(force: Force) -> str:
    return f"{force.short_name}: something in your inbox needs somebody now"


def _text(step: Step) -> str:
    return (
        f"Reference {step.reference} waits and nobody has claimed it. Sign in to the inbox and claim it, or say there "
        "that you are looking after it. Until then this message goes on to the next contact."
    )
