"""Looking for the reports of a person: the given references, and every named report with their email or telephone.

There is no index of persons. The worker opens the named reports of the force one after another, a batch at a time, and
goes on where it was if it is stopped. A report of an anonymous person is found by its reference only.
"""

import json
from collections.abc import Iterator
from time import monotonic
from typing import Any

from django.db.models import Q

from reporting.catalogue import editions
from reporting.catalogue.editions import Pinned
from reporting.correspondence import messages
from reporting.correspondence.models import Message, ReceiptKey
from reporting.records import sealed
from reporting.records.models import Report, SealedAnswers, Status
from reporting.subject_requests.models import FoundReport, SubjectRequest
from reporting.subject_requests.requesting import place_of, tell
from sites.forces import keys
from soh.core import clock, sealing, tenancy

ACTOR = "system:subject_requests"
BATCH = 200
_KINDS = ("email", "phone")


def search(*, force_id: int, request: int, within: float = 30.0) -> bool:
    """Search until all reports were looked at or the seconds are over; return whether it is finished.

    What was found stays found, so a search that is stopped goes on.
    """
    end = monotonic() + within
    while True:
        with tenancy.transaction(force_id):
            rows = SubjectRequest.objects.select_for_update()  # its key is read afterwards: it may change while we wait
            row = rows.filter(force_id=force_id, pk=request, is_approved=True, searched_at=None).first()
            if row is None:
                return True
            if row.position == 0:
                _keep(row, Report.objects.filter(_told(row), force_id=force_id).values_list("pk", flat=True))
            if _batch(row) < BATCH:
                _end(row)
                return True
        if monotonic() > end:
            return False


def _batch(row: SubjectRequest) -> int:
    """Look at the next named reports; return how many there were."""
    ways = _ways(row)
    if not ways:
        return 0
    named = Report.objects.filter(force_id=row.force_id, is_anonymous=False, is_test=False, pk__gt=row.position)
    reports = list(named.exclude(status=Status.HANDED_OVER).order_by("pk")[:BATCH])
    _keep(row, (report.pk for report in reports if _is_theirs(report, ways)))
    if reports:
        row.position, row.looked_at = reports[-1].pk, row.looked_at + len(reports)
        row.save(update_fields=["position", "looked_at"])
    return len(reports)


def _is_theirs(report: Report, ways: dict[str, str]) -> bool:
    try:
        return any(_same(kind, value, ways.get(kind, "")) for kind, value in _reached_by(report))
    except (SealedAnswers.DoesNotExist, sealing.CannotOpen):
        return False


def _reached_by(report: Report) -> Iterator[tuple[str, Any]]:
    """The ways by which the reporter was, and is now, to be reached."""
    answers = sealed.open_answers(report)
    form = editions.form_of(Pinned(report.edition, tuple(report.texts)))
    yield from ((one.kind, answers.get(one.code)) for one in form.questions() if one.kind in _KINDS)
    corrected = Message.objects.filter(force_id=report.force_id, report=report, kind=Message.Kind.CONTACT)
    if corrected.exists():
        key = ReceiptKey.objects.select_related("report").get(force_id=report.force_id, report=report)
        for entry in messages.opened_by_force(key):
            yield from ((kind, entry.details.get(kind)) for kind in _KINDS if entry.details)


def _same(kind: str, value: Any, wanted: str) -> bool:
    if not wanted or not isinstance(value, str):
        return False
    return value.casefold() == wanted.casefold() if kind == "email" else value == wanted


def _told(row: SubjectRequest) -> Q:
    return Q(reference__in=row.references) | Q(first_reference__in=row.references)


def _ways(row: SubjectRequest) -> dict[str, str]:
    if row.force_key is None or not row.sealed_ways:
        return {}
    opened: dict[str, str] = json.loads(
        sealing.unseal_with(
            private_key=keys.private_key(row.force_key), ciphertext=bytes(row.sealed_ways), place=place_of(row)
        )
    )
    return opened


def _keep(row: SubjectRequest, ids: Any) -> None:
    rows = [FoundReport(force_id=row.force_id, request=row, report_id=pk) for pk in ids]
    FoundReport.objects.bulk_create(rows, ignore_conflicts=True)


def _end(row: SubjectRequest) -> None:
    row.searched_at, row.sealed_ways, row.force_key = clock.now(), b"", None
    row.save(update_fields=["searched_at", "sealed_ways", "force_key"])
    found = FoundReport.objects.filter(force_id=row.force_id, request=row).count()
    tell(row, ACTOR, "subject.searched", looked_at=row.looked_at, found=found)
