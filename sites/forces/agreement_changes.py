"""The writes and the reading of a force's memorandum of understanding."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from sites.forces.agreements import Agreement
from soh.core import audit, clock, tenancy

MOST_BYTES = 5 * 1024 * 1024
FIELDS = (
    "version",
    "data_controller",
    "data_processor",
    "responsibilities",
    "contacts",
    "retention",
    "incident_duty",
    "signed_on",
    "signed_by",
    "signed_by_platform",
)


def record_agreement(
    *, force_id: int, values: Mapping[str, Any], document_name: str, document: bytes | None, actor: str
) -> Agreement:
    """Write a signed version down; it takes the place of the one before, which stays. Raises ValidationError."""
    if document is not None and (len(document) > MOST_BYTES or not document.startswith(b"%PDF-")):
        raise ValidationError({"document": "Attach the signed agreement as a PDF of at most 5 MB."})
    with tenancy.transaction(force_id):
        agreement = Agreement(force_id=force_id, recorded_by=actor, **{name: values[name] for name in FIELDS})
        if agreement.signed_on > clock.today():
            raise ValidationError({"signed_on": "The day of signing is still to come."})
        if document is not None:
            agreement.document, agreement.document_name = document, document_name[-120:]
            agreement.document_digest = hashlib.sha256(document).hexdigest()
        agreement.full_clean(exclude=["force", "document"], validate_constraints=False)
        if Agreement.objects.filter(force_id=force_id, version=agreement.version).exists():
            raise ValidationError({"version": "There is such a version already. Give the new one another number."})
        agreement.save()
        audit.record(
            force_id=force_id,
            actor=actor,
            action="agreement.recorded",
            subject=f"agreement:{agreement.pk}",
            version=agreement.version,
            digest=agreement.document_digest,
        )
    return agreement


def end_agreement(*, force_id: int, agreement_id: int, actor: str) -> None:
    """Say that a version holds no longer. Twice is once. Raises Agreement.DoesNotExist."""
    with tenancy.transaction(force_id):
        agreement = Agreement.objects.select_for_update().get(force_id=force_id, pk=agreement_id)
        if agreement.ended_at is None:
            agreement.ended_at = clock.now()
            agreement.save(update_fields=["ended_at"])
            audit.record(force_id=force_id, actor=actor, action="agreement.ended", subject=f"agreement:{agreement_id}")


def agreements_of(force_id: int) -> list[Agreement]:
    """Return every version, newest first, without the documents."""
    with tenancy.transaction(force_id):
        return list(Agreement.objects.filter(force_id=force_id).defer("document").order_by("-id"))


def current_agreement(force_id: int) -> Agreement | None:
    """Return the version that holds: the newest, unless it was ended."""
    newest = next(iter(agreements_of(force_id)), None)
    return newest if newest is not None and newest.ended_at is None else None


def document_of(*, force_id: int, agreement_id: int) -> tuple[str, bytes]:
    """Return name and bytes of the signed document. Raises Agreement.DoesNotExist, also where none is attached."""
    with tenancy.transaction(force_id):
        agreement = Agreement.objects.get(force_id=force_id, pk=agreement_id)
    if not agreement.document:
        raise Agreement.DoesNotExist
    return agreement.document_name, bytes(agreement.document)
