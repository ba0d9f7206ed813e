"""A code of an authenticator app counts once, whichever process it reaches (RFC 6238, section 5.2).

allauth remembers used codes in the cache, which may be the process's own, and for less time than a code is valid. So
the time step of the newest used code stands with the authenticator, and one statement moves it on.
"""

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from django.db import connection

STEP = "last_used_step"
_USE = f"""
UPDATE mfa_authenticator SET data = jsonb_set(data, '{{{STEP}}}', to_jsonb(%s::bigint))
WHERE id = %s AND coalesce((data->>'{STEP}')::bigint, 0) < %s
"""  # noqa: S608 - put together from a constant


def use(authenticator: Authenticator, code: str) -> bool:
    """Use up a right code of an authenticator app; False when it, or a later one, was used before."""
    secret = decrypt(authenticator.data["secret"])
    steps = [step for step in yield_hotp_counters_from_time() if _is(code, secret, step)]
    if not steps:
        return False
    with connection.cursor() as cursor:
        cursor.execute(_USE, [max(steps), authenticator.pk, max(steps)])
        return cursor.rowcount == 1


def _is(code: str, secret: str, step: int) -> bool:
    return bool(compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, step))))
