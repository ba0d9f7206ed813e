"""Reports close after a while without a request, so that a screen left alone does not stay open to others."""

from django.http import HttpRequest

from soh.core import clock

MINUTES = 15
_USED_AT = "inbox_used_at"
_GRAIN = 60  # seconds; writing the session on every request would cost a query each


def is_over(request: HttpRequest, *, is_use: bool = True) -> bool:
    """Whether the person last used the inbox in this session too long ago; else remember that it is used now.

    What a page asks for by itself is no use.
    """
    now = clock.now().timestamp()
    used_at = request.session.get(_USED_AT)
    if used_at is not None and now - used_at > MINUTES * 60:
        return True
    if is_use and (used_at is None or now - used_at > _GRAIN):
        request.session[_USED_AT] = now
    return False
