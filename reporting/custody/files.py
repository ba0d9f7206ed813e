"""The files of a report that is taken over: in by the letter's keys, out at the giving force, told in the history."""

import uuid
from functools import partial

from django.db import transaction

from reporting.custody import crossing
from reporting.custody.models import HandOver
from reporting.custody.refusals import CannotHandOver
from reporting.evidence import moving, storage
from reporting.evidence.models import WAITING, Evidence
from reporting.records.models import CaseEvent, Report
from reporting.records.triage import tell
from soh.core import sealing


def take_files(row: HandOver, report: Report, sent: dict[str, str], copied: list[str]) -> list[Evidence]:
    """Make the giving force's files those of the own report. All of them or none: raises CannotHandOver.

    After the own side is marked, before it is settled. The keys in `sent` are those of the letter.
    """
    file_keys = {uuid.UUID(name): sealing.from_text(key) for name, key in sent.items()}
    coming = crossing.files(received=row.pk)
    if {each.key for each in coming} != set(file_keys):
        raise CannotHandOver("The report’s files are not those that were offered. Ask for it to be offered again.")
    try:
        return [
            moving.take_in(report=report, coming=each, file_key=file_keys[each.key], copied=copied) for each in coming
        ]
    except moving.NoRoom:
        raise CannotHandOver("There is no room for the report’s files at the moment. Try again later.") from None


def let_go(row: HandOver) -> None:
    """Delete at the giving force what is here now: its rows in this transaction, the pieces once it has committed.

    Should the process end between the two, the sweep of pieces without a row deletes them.
    """
    names = crossing.let_go_of_files(received=row.pk)
    transaction.on_commit(partial(storage.remove, names))


def tell_of_files(report: Report, files: list[Evidence], *, giver: str, actor: str) -> None:
    """Go on with the chain of custody: which files came, and what the giving force's scanner found in them."""
    if not files:
        return
    names = [row.key.hex for row in files]
    tell(report, CaseEvent.Kind.FILES_RECEIVED, actor, "evidence.taken_over", **{"from": giver, "files": names})
    CaseEvent.objects.bulk_create(
        CaseEvent(
            force_id=report.force_id,
            report=report,
            kind=CaseEvent.Kind.FILE_CHECKED,
            actor=f"force:{giver}",
            detail={"file": row.key.hex, "state": str(row.state), "from": giver}
            | ({"finding": row.finding} if row.finding else {}),
        )
        for row in files
        if row.state not in WAITING
    )
