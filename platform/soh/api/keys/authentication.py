"""`Authorization: Bearer soh_live_...`: the only way to sign in to the API. Cookies count for nothing."""

from typing import Any

from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed, NotFound
from rest_framework.request import Request

from soh.api.keys.grants import KeyGrant, KeyNotAccepted, KeyOfAnotherForce, grant_of
from soh.api.throttles import AddressThrottle


class PartnerKeyAuthentication(BaseAuthentication):
    """Set `request.auth` to the KeyGrant of the presented key; a request without key stays anonymous.

    Tenant comes from key and host, which must agree: a good key on another force's host is told 404, like a
    missing object. Refused keys count towards the limit of the address, since DRF counts requests only after
    this.
    """

    def authenticate(self, request: Request) -> tuple[Any, KeyGrant] | None:
        """Return (None, grant), or None without a key. Raises AuthenticationFailed, NotFound, Throttled."""
        header = request.META.get("HTTP_AUTHORIZATION")
        if header is None:
            return None
        scheme, _, text = header.strip().partition(" ")
        force = request.hosted_site.force  # type: ignore[attr-defined]
        try:
            if scheme.lower() != "bearer":
                raise KeyNotAccepted
            return None, grant_of(text=text.strip(), force_id=force.id if force else None)
        except KeyOfAnotherForce:
            raise NotFound from None
        except KeyNotAccepted:
            AddressThrottle().count_refused_key(request)
            raise AuthenticationFailed from None

    def authenticate_header(self, request: Request) -> str:
        """Return the challenge that goes with 401."""
        return 'Bearer realm="Single Online Home"'
