"""Sealing and checking the audit trails of all forces, for the worker and the command."""

import logging

from sites.forces.models import Force
from soh.core import audit_seals, audit_verification
from soh.core.audit_verification import Verdict

logger = logging.getLogger(__name__)


def seal_all() -> int:
    """Seal what is new in each force's trail; return how many events. One force's fault keeps no other's waiting."""
    sealed = 0
    for force in Force.objects.order_by("pk"):
        try:
            sealed += audit_seals.seal(force_id=force.pk)
        except Exception:
            logger.exception("audit trail of %s could not be sealed", force.slug)
    return sealed


def check_all() -> dict[str, Verdict]:
    """Check each force's chain and note what was found; return the verdicts by slug. A fault is logged as an error."""
    verdicts = {}
    for force in Force.objects.order_by("slug"):
        verdict = verdicts[force.slug] = audit_verification.verify_and_note(force_id=force.pk)
        if not verdict.is_sound:
            logger.error("audit trail of %s does not hold: %s faults; run verify_audit", force.slug, verdict.faults)
    return verdicts
