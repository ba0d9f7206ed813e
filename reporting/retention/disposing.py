"""Deleting a report with everything that hangs on it, and the certificate that says so.

All rows go in one transaction, the keys among them, so there is no moment with half a report. Stored pieces of files,
which are sealed under those keys, go right after it; what a killed worker leaves of them the sweep of files removes.
"""

import hashlib
import logging
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.models import ForeignKey, Model, QuerySet

from reporting.evidence import storage
from reporting.evidence.models import EvidenceChunk
from reporting.records.models import CaseEvent, Report
from reporting.retention import due
from reporting.retention.due import Due
from reporting.retention.models import Disposal, LegalHold, Rule
from soh.core import audit, clock, tenancy

logger = logging.getLogger(__name__)

AT_ONCE = 200
"""Reports of one force that a run deletes at most; the next run goes on."""


class Held(Exception):
    """A legal hold is on the report."""


def dispose_due(*, force_id: int, actor: str = "system:retention", at_once: int = AT_ONCE) -> int:
    """Delete what is past its time, and return how many reports. One that cannot be deleted is logged and stays."""
    with tenancy.transaction(force_id):
        found = [
            *due.due_reports(force_id, by=clock.now(), most=at_once),
            *due.due_tests(force_id, most=at_once),
        ]
    deleted = 0
    for each in found:
        try:
            deleted += dispose(due=each, actor=actor) is not None
        except Exception as error:
            logger.error("a report past its time could not be deleted: %s", type(error).__name__)
    return deleted


def dispose(*, due: Due, actor: str) -> Disposal | None:
    """Delete one report and return its certificate; None when another worker was faster. Raises Held."""
    force_id, report_id = due.report.force_id, due.report.pk
    with tenancy.transaction(force_id):
        report = Report.objects.select_for_update().filter(force_id=force_id, pk=report_id).first()
        if report is None or report.status != due.report.status:
            return None  # gone, or opened again meanwhile
        if LegalHold.objects.filter(force_id=force_id, report=report, lifted_at=None).exists():
            raise Held(report.reference)
        pieces = EvidenceChunk.objects.filter(force_id=force_id, evidence__report_id=report_id)
        names = list(pieces.values_list("name", flat=True))
        removed = _remove_rows(report)
        removed["reporting.CaseEvent"] = CaseEvent.objects.filter(force_id=force_id, report=report).count()
        removed["reporting.Report"] = 1
        certificate = _certificate(report, due, actor, removed, files=len(names))
        _remove_report(report)
        audit.record(
            force_id=force_id,
            actor=actor,
            action="report.disposed",
            subject=f"certificate:{certificate.certificate}",
            rule=str(due.rule),
            rows=sum(removed.values()),
            files=len(names),
        )
    storage.remove(names)
    return certificate


def digest_of(*, slug: str, reference: str) -> bytes:
    """Return what a certificate keeps of a reference."""
    return hashlib.sha256(f"{slug}:{reference}".encode()).digest()


def certificate_of(*, force_id: int, slug: str, reference: str) -> Disposal | None:
    """Return the certificate of a deleted report. Inside `tenancy.transaction(force)`."""
    digest = digest_of(slug=slug, reference=reference)
    return Disposal.objects.filter(force_id=force_id, reference_digest=digest).order_by("-id").first()


def children(model: type[Model]) -> Iterator[tuple[type[Model], str]]:
    """Return each table with a foreign key to this one, and the column: also those that no relation names."""
    for field in model._meta.get_fields(include_hidden=True):
        if field.auto_created and not field.concrete and (field.one_to_many or field.one_to_one):
            other: Any = field.related_model
            remote: Any = field.remote_field
            if other is not model and isinstance(remote, ForeignKey):
                yield other, remote.attname


def _certificate(report: Report, due: Due, actor: str, removed: Counter[str], *, files: int) -> Disposal:
    return Disposal.objects.create(
        force_id=report.force_id,
        report_number=report.pk,
        reference_digest=digest_of(slug=report.force.slug, reference=report.reference),
        form_title=report.form_title,
        received_month=report.received_at.astimezone(clock.LONDON).date().replace(day=1),
        rule=Rule(due.rule),
        months=due.months,
        removed=dict(removed),
        files=files,
        actor=actor,
        disposed_on=clock.today(),
    )


def _remove_rows(report: Report) -> Counter[str]:
    removed: Counter[str] = Counter()
    _remove_children(Report, [report.pk], report.force_id, removed)
    return removed


def _remove_children(parent: type[Model], ids: list[int], force_id: int, removed: Counter[str]) -> None:
    """Delete what hangs on these rows, the leaves first. The history is deleted with the report, by the database."""
    for model, column in children(parent):
        if model is CaseEvent:
            continue
        objects: Any = model._default_manager
        rows: QuerySet[Any] = objects.filter(force_id=force_id, **{f"{column}__in": ids})
        keys = list(rows.values_list("pk", flat=True))
        if keys:
            _remove_children(model, keys, force_id, removed)
            # Not through Django's collector: it would refuse what the leaves have already given up.
            removed[model._meta.label] += objects.filter(force_id=force_id, pk__in=keys)._raw_delete(rows.db)


def _remove_report(report: Report) -> None:
    """Only a function of the database may delete history, and only of a report that has its certificate."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT remove_disposed_report(%s::bigint)", [report.pk])
        if cursor.fetchone()[0] != 1:
            raise RuntimeError("The report could not be deleted")
