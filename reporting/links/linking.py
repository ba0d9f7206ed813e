"""Linking reports of one force, in both directions. Each act writes events and audit rows in its transaction.

The histories say only that there is a link: who may read one of two reports may not know of the other.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from reporting.links.models import LinkKind, ReportLink
from reporting.records import triage
from reporting.records.models import CaseEvent, ClosingReason, Report, Status
from reporting.records.reach import readable
from reporting.records.triage import NoSuchReport, find, tell
from soh.core import tenancy

_LINKED, _UNLINKED = CaseEvent.Kind.LINKED, CaseEvent.Kind.UNLINKED


class CannotLink(Exception):
    """The two reports cannot be linked. `reason` is `missing`, `same`, `apart`, `linked` or `moved`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Linked:
    """A link as it is seen from one of its reports. `words` say what the other one is."""

    other: Report
    kind: str
    words: str
    made_by: str
    made_at: datetime


def link(*, forces: Collection[int], reference: str, other: str, kind: LinkKind, actor: str) -> ReportLink:
    """Link a report with another one of its force; a duplicate repeats the other. Raises NoSuchReport, CannotLink."""
    with tenancy.transaction(*forces):
        report, second = _both(forces, reference, other)
        try:
            with transaction.atomic():
                row = ReportLink.objects.create(
                    force_id=report.force_id, first=report, second=second, kind=kind, made_by=actor
                )
        except IntegrityError:
            raise CannotLink("linked") from None
        for one in (report, second):
            tell(one, _LINKED, actor, "report.linked", link=str(kind))
        return row


def unlink(*, forces: Collection[int], reference: str, other: str, actor: str) -> None:
    """Take a link away; one that is gone changes nothing. Raises NoSuchReport, CannotLink."""
    with tenancy.transaction(*forces):
        report, second = _both(forces, reference, other)
        rows = ReportLink.objects.filter(_between(report, second), force_id=report.force_id)
        row = rows.select_for_update().first()
        if row is None:
            return
        row.delete()
        for one in (report, second):
            tell(one, _UNLINKED, actor, "report.unlinked", link=str(row.kind))


def close_as_duplicate(
    *, forces: Collection[int], reference: str, of: str, seen: Status, version: int | None, actor: str
) -> Report:
    """Close a report because it repeats another one, and link the two.

    Raises NoSuchReport, CannotLink, triage.ChangedMeanwhile.
    """
    with tenancy.transaction(*forces):
        report, second = _both(forces, reference, of)
        row = ReportLink.objects.filter(_between(report, second), force_id=report.force_id).first()
        if row is None:
            link(forces=forces, reference=reference, other=of, kind=LinkKind.DUPLICATE, actor=actor)
        elif row.kind != LinkKind.DUPLICATE:
            unlink(forces=forces, reference=reference, other=of, actor=actor)
            link(forces=forces, reference=reference, other=of, kind=LinkKind.DUPLICATE, actor=actor)
        return triage.change_status(
            forces=forces,
            reference=reference,
            status=Status.CLOSED,
            seen=seen,
            version=version,
            reason=ClosingReason.DUPLICATE,
            actor=actor,
        )


def links_of(*, forces: Collection[int], report: Report) -> list[Linked]:
    """Return the links of a report with those that the reader may open, oldest first.

    Inside `tenancy.transaction(*forces)`.
    """
    own = ReportLink.objects.filter(Q(first=report) | Q(second=report), force_id=report.force_id)
    if (may := readable(forces, prefix="first__")) and (too := readable(forces, prefix="second__")):
        own = own.filter(may, too)
    return [
        Linked(
            row.second if row.first_id == report.pk else row.first,
            row.kind,
            _words(row, is_first=row.first_id == report.pk),
            row.made_by,
            row.made_at,
        )
        for row in own.select_related("first", "second").order_by("id")
    ]


def _words(row: ReportLink, *, is_first: bool) -> str:
    if row.kind == LinkKind.DUPLICATE:
        return "This report is a duplicate of" if is_first else "Has a duplicate"
    return str(LinkKind(row.kind).label)


def _both(forces: Collection[int], reference: str, other: str) -> tuple[Report, Report]:
    report = find(forces, reference)
    try:
        second = find(forces, other)
    except NoSuchReport:
        raise CannotLink("missing") from None
    if report.pk == second.pk:
        raise CannotLink("same")
    if report.force_id != second.force_id or report.is_test != second.is_test:
        raise CannotLink("apart")
    if Status.HANDED_OVER in (report.status, second.status):
        raise CannotLink("moved")
    return report, second


def _between(one: Report, two: Report) -> Q:
    return Q(first=one, second=two) | Q(first=two, second=one)
