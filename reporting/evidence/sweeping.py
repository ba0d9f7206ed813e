"""Removes files that belong to nobody: those of drafts that ended, those that no report took, pieces without a row."""

from datetime import timedelta

from django.db.models import Q

from reporting.evidence import storage
from reporting.evidence.models import Evidence, EvidenceChunk, State
from reporting.evidence.receiving import remove_rows
from soh.core import clock, tenancy

_AT_ONCE = 500


def delete_ended(*, force_id: int) -> int:
    """Delete files without report that are past their time; return how many.

    A file that belonged to a draft goes as soon as its draft is gone; one that a partner sent, or that never came
    whole, when its own time is over.
    """
    over = Q(expires_at__lt=clock.now())
    with tenancy.transaction(force_id):
        lost = Q(draft=None) & (Q(partner_key=None) | Q(expires_at=None) | over)
        waiting = Evidence.objects.filter(force_id=force_id, report=None)
        rows = list(waiting.filter(lost | (Q(state=State.RECEIVING) & over))[:_AT_ONCE])
        names = remove_rows(rows)
    storage.remove(names)
    return len(rows)


def delete_of_training(*, force_id: int, older_than: timedelta) -> int:
    """Delete the files of old reports of the training space, before those reports are deleted; return how many."""
    with tenancy.transaction(force_id):
        old = Evidence.objects.filter(
            force_id=force_id, report__is_training=True, report__received_at__lt=clock.now() - older_than
        )
        rows = list(old)
        names = remove_rows(rows)
    storage.remove(names)
    return len(rows)


def delete_pieces_without_row(*, force_id: int) -> int:
    """Delete stored pieces that no row knows: of requests that broke off, and of transactions that failed.

    Pieces younger than two days are left alone, since their rows may be on the way. Return how many.
    """
    deleted = 0
    for folder in storage.days_of(force_id):
        names = storage.names_in(folder)
        with tenancy.transaction(force_id):
            known = set(EvidenceChunk.objects.filter(force_id=force_id, name__in=names).values_list("name", flat=True))
        lost = [name for name in names if name not in known]
        storage.remove(lost)
        deleted += len(lost)
    return deleted
