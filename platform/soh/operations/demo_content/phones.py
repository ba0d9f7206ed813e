"""Second factors of the demo's people, whose secrets its facts tell: no phone is at hand."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret


def secret_for(user: Any, known: str | None) -> str:
    """Return the secret of the person's second factor, making a new one when the old one is not known."""
    mine = Authenticator.objects.filter(user=user)
    if known and mine.filter(type=Authenticator.Type.TOTP).exists():
        return known
    mine.delete()
    secret: str = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret
