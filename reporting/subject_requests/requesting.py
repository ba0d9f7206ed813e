"""Writing a request down, and the second person's decision. Each act is audited in its transaction."""

import json
import uuid
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from reporting.correspondence import contact_details
from reporting.records import triage
from reporting.records.reach import Reach
from reporting.subject_requests.models import FoundReport, Proof, SubjectRequest, Wish
from sites.forces import keys
from soh.core import audit, clock, jobs, references, sealing, tenancy

MOST_REFERENCES = 50
ANSWER_WITHIN = timedelta(days=30)
"""Section 54 of the Data Protection Act 2018 gives a month; counted here as the shortest safe one but February."""
_SEARCH = "reporting.tasks.search_for_subject"
_TABLE = "reporting_subjectrequest"


class NoSuchRequest(Exception):
    """There is no such request for these forces."""


class CannotDo(Exception):
    """The request does not allow it; the message says why, in words for the person at the screen."""


def ask(
    *,
    force_id: int,
    wish: Wish,
    proof: Proof,
    case_number: str,
    told: Sequence[str] = (),
    email: str = "",
    phone: str = "",
    actor: str,
) -> SubjectRequest:
    """Write a request down. `told` are references that the person gave. Raises CannotDo."""
    named = [references.normalise(one) for one in told if one.strip()]
    if None in named:
        raise CannotDo("Check the references: each looks like TVP-7K3M-Q9XH-4.")
    wanted = [one for one in dict.fromkeys(named) if one]
    ways = _ways(email, phone)
    if not wanted and not ways:
        raise CannotDo("Give a reference, an email address or a telephone number.")
    if len(wanted) > MOST_REFERENCES:
        raise CannotDo(f"Give at most {MOST_REFERENCES} references.")
    if not case_number.strip():
        raise CannotDo("Enter the number under which your force keeps this request.")
    with tenancy.transaction(force_id):
        row = SubjectRequest(
            force_id=force_id,
            wish=wish,
            proof=proof,
            case_number=case_number.strip()[:40],
            references=wanted,
            asked_by=actor,
        )
        if ways:
            row.force_key = keys.newest_key(force_id)
            row.sealed_ways = sealing.seal_to(
                public_key=bytes(row.force_key.public_key), plaintext=json.dumps(ways).encode(), place=place_of(row)
            )
        row.save()
        tell(row, actor, "subject.requested", wish=str(wish), proof=str(proof), by=sorted([*ways, *_if(wanted)]))
        return row


def decide(*, forces: Collection[int], key: uuid.UUID, approve: bool, actor: str) -> SubjectRequest:
    """Approve or refuse a colleague's request; an approved one is searched for. Raises NoSuchRequest, CannotDo."""
    with tenancy.transaction(*forces):
        row = find(forces, key, lock=True)
        if row.asked_by == actor:
            raise CannotDo("Nobody approves their own request. Another supervisor has to.")
        if row.decided_at is not None:
            raise CannotDo("Somebody has decided on this request already.")
        row.decided_by, row.decided_at, row.is_approved = actor, clock.now(), approve
        if not approve:
            row.sealed_ways, row.force_key = b"", None
            row.finished_at, row.finished_by = row.decided_at, actor
        row.save()
        tell(row, actor, "subject.approved" if approve else "subject.refused")
        if approve:
            jobs.defer(_SEARCH, force_id=row.force_id, request=row.pk)
        return row


def finish(*, forces: Collection[int], key: uuid.UUID, actor: str) -> SubjectRequest:
    """Note that the person has their answer. Raises NoSuchRequest, CannotDo."""
    with tenancy.transaction(*forces):
        row = find(forces, key, lock=True)
        if row.searched_at is None or row.finished_at is not None:
            raise CannotDo("Only a request that was searched for and is open can be closed.")
        row.finished_at, row.finished_by = clock.now(), actor
        row.save(update_fields=["finished_at", "finished_by"])
        tell(row, actor, "subject.finished")
        return row


def find(forces: Collection[int], key: uuid.UUID, *, lock: bool = False) -> SubjectRequest:
    """Return a request of these forces. Raises NoSuchRequest. Inside `tenancy.transaction(*forces)`."""
    rows = SubjectRequest.objects.filter(force_id__in=list(forces), key=key)
    row = (rows.select_for_update() if lock else rows).first()
    if row is None:
        raise NoSuchRequest
    return row


def newest(forces: Collection[int], *, most: int = 100) -> list[SubjectRequest]:
    """Return the requests of these forces, those that are open first. Inside `tenancy.transaction(*forces)`."""
    rows = list(SubjectRequest.objects.filter(force_id__in=list(forces)).order_by("-id")[:most])
    return sorted(rows, key=lambda row: row.finished_at is not None)


def found_reports(forces: Collection[int], row: SubjectRequest) -> tuple[list[Any], int]:
    """Return the reports that the person at the screen may read, and how many more there are for other teams.

    Inside `tenancy.transaction(*forces)`.
    """
    held = FoundReport.objects.filter(force_id=row.force_id, request=row)
    own = Reach([row.force_id], person=forces.person) if isinstance(forces, Reach) else [row.force_id]
    ids = list(held.values_list("report_id", flat=True))
    reports = list(triage.readable_reports(own).filter(pk__in=ids).order_by("id"))
    return reports, len(ids) - len(reports)


def due_at(row: SubjectRequest) -> datetime:
    """Return by when the person must have an answer."""
    return row.asked_at + ANSWER_WITHIN


def place_of(row: SubjectRequest) -> sealing.Place:
    """Return where the sealed ways belong."""
    return sealing.Place(_TABLE, row.key.hex, "sealed_ways")


def tell(row: SubjectRequest, actor: str, action: str, **detail: Any) -> None:
    """Write an act on a request into the force's trail. Inside `tenancy.transaction(force)`."""
    audit.record(force_id=row.force_id, actor=actor, action=action, subject=f"request:{row.key}", **detail)


def _ways(email: str, phone: str) -> dict[str, str]:
    try:
        details = contact_details.read(email=email, phone=phone, ways=[], times=[])
    except contact_details.Unfit as unfit:
        wrong = "email address" if unfit.field == "email" else "telephone number"
        raise CannotDo(f"Check the {wrong}.") from None
    return {name: details[name] for name in ("email", "phone") if details[name]}


def _if(wanted: Sequence[str]) -> list[str]:
    return ["reference"] if wanted else []
