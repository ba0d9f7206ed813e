"""Files of reports that are there already, as the platform stores them."""

import hashlib
import uuid

from reporting.evidence import sealed_files
from reporting.evidence.models import WAITING, Evidence, EvidenceChunk, State
from reporting.evidence.sealed_files import ORIGINAL, Facts
from reporting.records import triage
from sites.forces import keys
from sites.forces.models import Force
from soh.core import clock, sealing, tenancy

BYTES = b"\xff\xd8\xff a photograph of a broken window"


def add_file(
    force: Force,
    reference: str,
    *,
    content: bytes = BYTES,
    pieces: int = 1,
    name: str = "window.jpg",
    state: State = State.CLEAN,
    finding: str = "",
) -> Evidence:
    """Give a report a file of so many pieces, sealed to its force."""
    key, file_key = uuid.uuid4(), sealing.new_key()
    facts = Facts(name, len(content) * pieces, "image/jpeg", hashlib.sha256(content * pieces).hexdigest())
    now = clock.coarse(clock.now())
    with tenancy.transaction(force):
        own = keys.newest_key(force.pk)
        sealed = {
            field: sealed_files.to_force(public_key=bytes(own.public_key), key=key, field=field, file_key=file_key)
            for field in ("report_key", *(("scanner_key",) if state in WAITING else ()))
        }
        row = Evidence.objects.create(
            force=force,
            key=key,
            digest=sealed_files.digest_of(sealed_files.new_handle()),
            report=triage.find([force.pk], reference),
            force_key=own,
            sealed_facts=sealed_files.seal_facts(file_key=file_key, key=key, field="sealed_facts", facts=facts),
            state=state,
            finding=finding,
            size=facts.size,
            received=facts.size,
            due_at=now if state in WAITING else None,
            created_at=now,
            **sealed,
        )
        for number in range(pieces):
            piece = sealed_files.put_piece(
                force_id=force.pk,
                key=key,
                file_key=file_key,
                variant=ORIGINAL,
                offset=number * len(content),
                content=content,
            )
            EvidenceChunk.objects.create(
                force=force, evidence=row, variant=ORIGINAL, offset=piece.offset, size=piece.size, name=piece.name
            )
        return Evidence.objects.select_related("force_key").get(pk=row.pk)
