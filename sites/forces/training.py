"""Who may enter a force's training space: people whom the staff door sent with a signed pass.

The space looks like the force's real site, so the public must never end up in it by chance.
"""

from django.conf import settings
from django.core import signing

PASS_LASTS = 120
"""Seconds in which the pass in the address must be used."""
STAY_LASTS = 10 * 60 * 60
"""Seconds of a stay: a working day, like a sign-in."""
KEPT_DAYS = 30
"""Days after which what was sent in the training space is deleted."""


def new_pass(force_id: int) -> str:
    """Return a pass for the address by which a member of staff enters."""
    return _signer("pass").sign(str(force_id))


def new_stay(force_id: int) -> str:
    """Return the value of the cookie that keeps the space open for this browser. It names nobody."""
    return _signer("stay").sign(str(force_id))


def is_pass(text: str, force_id: int) -> bool:
    """Whether this is a fresh pass to this force's space."""
    return _is_signed("pass", text, force_id, PASS_LASTS)


def is_stay(text: str, force_id: int) -> bool:
    """Whether this cookie opens this force's space still."""
    return _is_signed("stay", text, force_id, STAY_LASTS)


def _signer(purpose: str) -> signing.TimestampSigner:
    # The one secret that staff and public processes share.
    return signing.TimestampSigner(key=settings.IDEMPOTENCY_SECRET, salt=f"soh.training.{purpose}")


def _is_signed(purpose: str, text: str, force_id: int, seconds: int) -> bool:
    try:
        return _signer(purpose).unsign(text, max_age=seconds) == str(force_id)
    except signing.BadSignature:
        return False
