"""Codes as an authenticator app would show them."""

from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def with_phone(person: Any) -> Any:
    """Give the person a second factor."""
    TOTP.activate(person, SECRET)
    return person


def code_now(secret: str = SECRET) -> str:
    """Return the code that is right now, also when it was used a moment ago."""
    cache.clear()
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))
