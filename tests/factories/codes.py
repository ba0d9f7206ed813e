"""Codes as an authenticator app would show them."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache

from soh.accounts.one_use import STEP

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def with_phone(person: Any) -> Any:
    """Give the person a second factor."""
    TOTP.activate(person, SECRET)
    return person


def code_now(secret: str = SECRET) -> str:
    """Return the code that is right now, also when it was used a moment ago."""
    cache.clear()
    for phone in Authenticator.objects.filter(type=Authenticator.Type.TOTP, data__has_key=STEP):
        del phone.data[STEP]
        phone.save(update_fields=["data"])
    return code_of_step(1, secret)


def code_of_step(number: int, secret: str = SECRET) -> str:
    """Return one of the codes that are right now: 1 is the present one, 0 the one before."""
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[number]))
