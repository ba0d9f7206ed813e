"""How many requests a partner key, an address without key, and all who ask one force may make in a minute.

Counted in fixed one-minute windows, for all processes together: no list of times and no address at rest.
"""

import ipaddress
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from rest_framework.exceptions import Throttled
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from soh.core import counters, sealing

WINDOW = 60


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left of a limit, as the headers RateLimit and RateLimit-Policy tell it (IETF draft
    httpapi-ratelimit).
    """

    policy: str
    limit: int
    remaining: int
    resets_in: int

    @property
    def headers(self) -> dict[str, str]:
        """The two headers."""
        return {
            "RateLimit-Policy": f'"{self.policy}";q={self.limit};w={WINDOW}',
            "RateLimit": f'"{self.policy}";r={self.remaining};t={self.resets_in}',
        }


class MinuteThrottle(BaseThrottle):
    """Base: so many requests in each minute by whoever `identify` names."""

    policy = ""
    resets_in = WINDOW

    def identify(self, request: Request) -> str | None:
        """Return who is counted; None when this limit is not for the request."""
        raise NotImplementedError

    def allow_request(self, request: Request, view: Any) -> bool:
        """Count the request and say whether it is within the limit."""
        who = self.identify(request)
        return who is None or self._count(request, who)

    def wait(self) -> float:
        """Return the seconds until the next window."""
        return self.resets_in

    def _count(self, request: Request, who: str) -> bool:
        limit = settings.API_REQUESTS_PER_MINUTE[self.policy]
        used, self.resets_in = counters.count(f"api-rate:{self.policy}:{who}", window=WINDOW)
        request._request.api_allowance = Allowance(  # type: ignore[attr-defined]
            self.policy, limit, max(0, limit - used), self.resets_in
        )
        return used <= limit


class PartnerKeyThrottle(MinuteThrottle):
    """The limit of a key. One partner's rush leaves another's limit alone."""

    policy = "key"

    def identify(self, request: Request) -> str | None:
        """The key, if there is one."""
        grant: Any = request.auth
        return str(grant.id) if grant else None


class AddressThrottle(MinuteThrottle):
    """The limit of requests without key, for each address and host."""

    policy = "address"

    def identify(self, request: Request) -> str | None:
        """A keyed digest of address and host, for requests without key."""
        return None if request.auth else self._digest(request)

    def count_refused_key(self, request: Request) -> None:
        """Count a request whose key was refused. Raises Throttled over the limit."""
        if not self._count(request, self._digest(request)):
            raise Throttled(wait=self.wait())

    def _digest(self, request: Request) -> str:
        who = f"{_network(self.get_ident(request))} {request.META.get('HTTP_HOST', '')}"
        return sealing.keyed_digest(secret=settings.SECRET_KEY, purpose="api throttle", value=who)


class ForceThrottle(MinuteThrottle):
    """The limit of everybody together who asks one force, so that a rush for one leaves the others theirs.

    Told of only when it is reached: below it, what a partner has left is the partner's own limit.
    """

    policy = "force"

    def identify(self, request: Request) -> str | None:
        """The force of the host; the national site has no such limit."""
        force = request._request.hosted_site.force  # type: ignore[attr-defined]
        return str(force.id) if force and self.policy in settings.API_REQUESTS_PER_MINUTE else None

    def allow_request(self, request: Request, view: Any) -> bool:
        """Count the request and say whether it is within the limit."""
        before = getattr(request._request, "api_allowance", None)
        is_within = super().allow_request(request, view)
        if is_within and before is not None:
            request._request.api_allowance = before  # type: ignore[attr-defined]
        return is_within


def _network(address: str | None) -> str:
    """The address; of IPv6 the /64 that one subscriber has."""
    try:
        parsed = ipaddress.ip_address((address or "").strip())
    except ValueError:
        return ""
    if parsed.version == 4:
        return str(parsed)
    return str(ipaddress.ip_network((parsed, 64), strict=False))
