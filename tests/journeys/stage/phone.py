"""An authenticator app (RFC 6238)."""

import base64
import hashlib
import hmac
import struct
import time


def code_of(secret: str) -> str:
    """Return the code that the app shows now for a key as it is written on the page."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1)
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"
