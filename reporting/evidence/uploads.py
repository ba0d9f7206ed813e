"""Files on their way: begun, found again, given up. What they bring is added by `appending`.

Each is named by its `key`, which opens nothing; its handle is made of that key and a secret of whoever sends it, so
that nobody else can add to it, see how far it is, or put it into a report.
"""

import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet, Sum

from reporting.definition import file_rules
from reporting.definition.file_names import clean_name
from reporting.definition.form import Question
from reporting.definition.kinds.files import MOST_FILES, most_bytes
from reporting.evidence import sealed_files, storage
from reporting.evidence.models import Evidence, State
from reporting.evidence.receiving import NotTaken, make_sure_of_room, remove_rows
from reporting.evidence.sealed_files import Facts
from sites.forces import keys
from soh.core import audit, clock, sealing, tenancy

LASTS = timedelta(hours=24)
"""So long a file may be on its way, and so long one that a partner sent waits for its report."""
_SHARE_OF_A_PARTNER = 10
"""One key holds at most one part in so many of what a force has room for."""


class NoUpload(Exception):
    """There is no such file for who asks."""


class Ended(Exception):
    """Its time is over."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that is on its way, or has come whole (`facts`) and belongs to no report yet."""

    force_id: int
    pk: int
    key: uuid.UUID
    handle: str = field(repr=False)
    file_key: bytes = field(repr=False)
    size: int
    offset: int
    state: str
    expires_at: datetime | None
    name: str
    form: str
    question: str
    facts: Facts | None = None

    @property
    def is_whole(self) -> bool:
        """Whether all of it is here."""
        return self.state != State.RECEIVING


def begin(
    *,
    force_id: int,
    secret: str,
    name: str,
    size: int,
    form: str,
    question: Question,
    actor: str,
    draft_id: int | None = None,
    partner_key: int | None = None,
    key: uuid.UUID | None = None,
) -> Upload:
    """Make room for a file of `size` bytes. `form` is what the sender calls the form by. Raises NotTaken."""
    key = key or uuid.uuid4()
    handle, file_key, now = sealed_files.handle_of(secret=secret, key=key), sealing.new_key(), clock.coarse(clock.now())
    if size < 1:
        raise NotTaken(file_rules.empty(question, name))
    if size > min(most_bytes(question), settings.EVIDENCE_LARGEST):
        raise NotTaken(file_rules.too_large(question, name, largest=settings.EVIDENCE_LARGEST))
    with tenancy.transaction(force_id):
        make_sure_of_room(force_id=force_id, question=question, size=size)
        _make_sure_of_share(force_id, question, size, draft_id=draft_id, partner_key=partner_key)
        row = Evidence.objects.create(
            force_id=force_id,
            key=key,
            digest=sealed_files.digest_of(handle),
            draft_id=draft_id,
            partner_key=partner_key,
            force_key=keys.newest_key(force_id),
            handle_key=sealed_files.under_handle(handle=handle, key=key, file_key=file_key),
            sealed_upload=sealed_files.seal_words(
                file_key=file_key,
                key=key,
                field="sealed_upload",
                words={"name": clean_name(name), "form": form, "question": question.code},
            ),
            state=State.RECEIVING,
            size=size,
            created_at=now,
            expires_at=now + LASTS,
        )
        audit.record(force_id=force_id, actor=actor, action="evidence.begun", subject=f"evidence:{key}", at=now)
        return opened(row, handle)


def find(*, force_id: int, secret: str, key: uuid.UUID) -> Upload:
    """Return a file on its way, or one that came whole and is in no report. Raises NoUpload, Ended."""
    handle = sealed_files.handle_of(secret=secret, key=key)
    with tenancy.transaction(force_id):
        row = Evidence.objects.filter(force_id=force_id, digest=sealed_files.digest_of(handle), report=None).first()
        if row is None:
            raise NoUpload
        if row.expires_at is not None and row.expires_at < clock.now():
            raise Ended
        try:
            return opened(row, handle)
        except sealing.CannotOpen:
            raise NoUpload from None


def opened(row: Evidence, handle: str) -> Upload:
    """Return what a row stands for. Raises CannotOpen."""
    file_key = sealed_files.by_handle(row, handle)
    words = sealed_files.open_words(row, file_key, "sealed_upload")
    facts = sealed_files.open_facts(row, file_key) if row.sealed_facts else None
    return Upload(
        force_id=row.force_id,
        pk=row.pk,
        key=row.key,
        handle=handle,
        file_key=file_key,
        size=row.size,
        offset=row.received,
        state=row.state,
        expires_at=row.expires_at,
        name=facts.name if facts else words.get("name", ""),
        form=words.get("form", ""),
        question=words.get("question", ""),
        facts=facts,
    )


def give_up(*, upload: Upload, actor: str) -> None:
    """Delete a file that is in no report, with all that came of it. Raises NoUpload when it is gone already."""
    with tenancy.transaction(upload.force_id):
        rows = Evidence.objects.select_for_update().filter(force_id=upload.force_id, pk=upload.pk, report=None)
        row = rows.first()
        if row is None:
            raise NoUpload
        names = remove_rows([row])
        audit.record(
            force_id=upload.force_id,
            actor=actor,
            action="evidence.withdrawn",
            subject=f"evidence:{upload.key}",
            at=clock.coarse(clock.now()),
        )
    storage.remove(names)


def _make_sure_of_share(
    force_id: int, question: Question, size: int, *, draft_id: int | None, partner_key: int | None
) -> None:
    """Refuse more than one sender may have on its way at once."""
    waiting = Evidence.objects.filter(force_id=force_id, report=None)
    if draft_id is not None:
        of_draft = waiting.filter(draft_id=draft_id)
        if of_draft.filter(state=State.RECEIVING).count() >= MOST_FILES:
            raise NotTaken(file_rules.too_many(question))
        if _total(of_draft) + size > settings.EVIDENCE_OF_DRAFT:
            raise NotTaken(file_rules.too_much(question))
    if partner_key is not None:
        of_partner = waiting.filter(partner_key=partner_key)
        if _total(of_partner) + size > settings.EVIDENCE_WAITING // _SHARE_OF_A_PARTNER:
            raise NotTaken(file_rules.no_room(question))


def _total(rows: "QuerySet[Evidence]") -> int:
    return int(rows.aggregate(total=Sum("size"))["total"] or 0)
