"""Whether a hostname leads anywhere: asked of the name service, briefly, and kept for a minute."""

import socket
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate

from django.core.cache import cache

_WAIT = 2.0
_KEPT = 60
_lookups = ThreadPoolExecutor(max_workers=4, thread_name_prefix="name-lookup")


def resolves(hostname: str) -> bool:
    """Whether the name has an address. Names under `localhost` always have (RFC 6761); no answer in 2 s is a no."""
    if hostname == "localhost" or hostname.endswith(".localhost"):
        return True
    key = f"address-found:{hostname}"
    known = cache.get(key)
    if known is None:
        known = _asked(hostname)
        cache.set(key, known, _KEPT)
    return bool(known)


def _asked(hostname: str) -> bool:
    try:
        return bool(_lookups.submit(socket.getaddrinfo, hostname, None).result(timeout=_WAIT))
    except (OSError, TooLate, UnicodeError):
        return False
