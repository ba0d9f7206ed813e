"""To which addresses anything may be sent: https, a public name, a public network, and nothing of our own.

A name is resolved once. What is connected to is the number found then, so that a name which changes its mind between
two look-ups (DNS rebinding) gains nothing.
"""

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from sites.forces import hosts

LONGEST = 500
_PORTS = (443, 8443)
_NAME = re.compile(r"(?=.{4,253}\Z)(?:(?!-)[a-z0-9-]{1,63}(?<!-)\.)+(?!-)[a-z][a-z0-9-]{0,61}[a-z0-9]")
_OWN_USE = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "test", "invalid", "onion", "arpa")
_EMBEDDING = tuple(ipaddress.ip_network(text) for text in ("64:ff9b::/96", "64:ff9b:1::/48", "::/96", "2002::/16"))
_ODD = re.compile(r"[\x00-\x20\x7f-\U0010ffff\\\"<>^`{|}]")


class Refused(Exception):
    """Nothing may be sent there; `reason` says why, in words for whoever typed the address."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Unresolved(Exception):
    """The name leads nowhere just now."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address to send to, taken apart. `is_trial`: the operator allows it on whatever network it is."""

    host: str
    port: int
    path: str
    is_secure: bool
    is_trial: bool = False


def read(url: str) -> Target:
    """Return the parts of an address. Raises Refused."""
    if len(url) > LONGEST:
        raise Refused(f"The address may have {LONGEST} characters")
    if _ODD.search(url):
        raise Refused("The address may hold no spaces, accents or odd signs")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise Refused("This is not an address") from None
    host = (parts.hostname or "").lower()
    is_secure = parts.scheme == "https"
    if "@" in parts.netloc:
        raise Refused("The address may hold no name and password")
    if "#" in url:
        raise Refused("The address may hold no #")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if parts.scheme in ("http", "https") and f"{host}:{port or (443 if is_secure else 80)}" in _trial_hosts():
        return Target(host, port or (443 if is_secure else 80), path, is_secure, is_trial=True)
    if not is_secure:
        raise Refused("The address must begin with https://")
    if port not in (None, *_PORTS):
        raise Refused("The port must be 443 or 8443")
    if not _NAME.fullmatch(host) or host.rpartition(".")[2] in _OWN_USE:
        raise Refused("The address needs a public name, such as records.example.police.uk")
    if _is_ours(host):
        raise Refused("This is a host of the platform itself")
    return Target(host, port or 443, path, is_secure=True)


def resolve(target: Target) -> str:
    """Return the one number to connect to. Raises Refused when any of the name's is not public, Unresolved."""
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unresolved from None
    numbers = [str(entry[4][0]) for entry in found]
    if not numbers:
        raise Unresolved
    if not target.is_trial and not all(is_public(number) for number in numbers):
        raise Refused("The name leads to an address that is not public")
    return numbers[0]


def is_public(number: str) -> bool:
    """Whether an IP address is one of the public internet, also where another is wrapped up in it."""
    try:
        address = ipaddress.ip_address(number)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id or address.ipv4_mapped or address.teredo:
            return False
        if any(address in network for network in _EMBEDDING):
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _trial_hosts() -> list[str]:
    return [name.lower() for name in settings.DELIVERY_ALLOWED_TEST_HOSTS]


def _is_ours(host: str) -> bool:
    own = {settings.EVIDENCE_HOST.partition(":")[0].lower(), settings.STAFF_HOST.partition(":")[0].lower()}
    return host in own or any(host == name.partition(":")[0] for name in hosts.table())
