"""From which network a request comes, for limits: never kept, only as a keyed digest of a window."""

import ipaddress
from collections.abc import Mapping
from typing import Any

from django.conf import settings

from soh.core import sealing


def digest_of(meta: Mapping[str, Any], *, purpose: str) -> str:
    """Return a keyed digest of address and host of a request's META, told apart by purpose.

    Entries of X-Forwarded-For are believed as far as our own proxies wrote them. Of IPv6 the /64 counts that one
    subscriber has.
    """
    proxies: Any = settings.REST_FRAMEWORK.get("NUM_PROXIES") or 0
    forwarded = [part.strip() for part in str(meta.get("HTTP_X_FORWARDED_FOR", "")).split(",") if part.strip()]
    address = forwarded[-min(proxies, len(forwarded))] if proxies and forwarded else str(meta.get("REMOTE_ADDR", ""))
    who = f"{_network(address)} {meta.get('HTTP_HOST', '')}"
    return sealing.keyed_digest(secret=settings.SECRET_KEY, purpose=purpose, value=who)


def _network(address: str) -> str:
    try:
        parsed = ipaddress.ip_address(address.strip())
    except ValueError:
        return ""
    if parsed.version == 4:
        return str(parsed)
    return str(ipaddress.ip_network((parsed, 64), strict=False))
