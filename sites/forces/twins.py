"""The way between a page of ours and its twin on the force's existing site, both ways. Pure functions.

A rule maps one path (`/contact/`), or with a star at the end everything below one (`/advice/*`); a star at the end of
the address, too, keeps the rest of the path. Of several rules the exact one wins, then the longest.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

STAR = "*"
MOST_PATH, MOST_ADDRESS = 250, 500
"""As many characters as a rule keeps."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line: our path, and the twin's address."""

    path: str
    address: str


@dataclass(frozen=True, slots=True)
class TwinMap:
    """Everything that is known of a force's twins. `exact` and `below` are by our path, without the star."""

    home: str
    exact: Mapping[str, str] = field(default_factory=dict)
    below: Mapping[str, str] = field(default_factory=dict)

    def twin_of(self, path: str) -> str:
        """Return the address on the existing site that says what our path says, else its home page."""
        found = self.exact.get(path)
        if found:
            return found
        for prefix in sorted(self.below, key=len, reverse=True):
            if path.startswith(prefix):
                address = self.below[prefix]
                return address[:-1] + safe_rest(path[len(prefix) :]) if address.endswith(STAR) else address
        return self.home

    def ours_for(self, address: str) -> str:
        """Return our path for a path of the existing site, else our home page. Always a path, never another host."""
        wanted = _key(address)
        for path, twin in self.exact.items():
            if _key(twin) == wanted:
                return path
        best, rest = "", ""
        for prefix, twin in self.below.items():
            base = _key(twin.removesuffix(STAR))
            if wanted.startswith(base) and len(base) > len(best):
                best, rest = base, prefix + (safe_rest(wanted[len(base) :]) if twin.endswith(STAR) else "")
        return rest or "/"


def build(*, home: str, rules: Iterable[Rule], pages: Mapping[str, str] | None = None) -> TwinMap:
    """Return the map of a force: `pages` are the twins of single pages by our path and win over rules."""
    exact: dict[str, str] = {}
    below: dict[str, str] = {}
    for rule in rules:
        if rule.path.endswith(STAR):
            below[rule.path[:-1]] = rule.address
        else:
            exact[rule.path] = rule.address
    return TwinMap(home, exact | dict(pages or {}), below)


def problem_with_path(path: str) -> str:
    """Return what is wrong with our path of a rule, empty when nothing is."""
    odd = any(c in path for c in "\\?#\"'{};$ ") or not path.isprintable() or len(path) > MOST_PATH
    if not path.startswith("/") or path.startswith("//") or odd:
        return "Write our address as a path that begins with one slash, such as /contact/ or /advice/*"
    if STAR in path[:-1]:
        return "A star may stand at the end only, such as /advice/*"
    return ""


def problem_with_address(address: str, *, existing_website: str) -> str:
    """Return what is wrong with a twin's address, empty when it is on the force's existing website."""
    wrong = f"Write an address on the existing website, such as {existing_website.rstrip('/')}/contact/"
    ours = urlsplit(existing_website)
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return wrong
    bare = (ours.hostname or "").removeprefix("www.")
    if parts.scheme not in ("https", ours.scheme) or parts.username or parts.hostname not in {bare, f"www.{bare}"}:
        return wrong
    odd = any(c in address for c in "\\\"'{};$ ") or not address.isprintable() or len(address) > MOST_ADDRESS
    if port != ours.port or STAR in address[:-1] or odd:
        return "Write the address as it stands in a browser, at most 500 characters; a star may stand at its end only."
    return ""


def safe_rest(rest: str) -> str:
    """Return the rest of a path so that it cannot become another host, another line or a step upwards."""
    parts = [part for part in unquote(rest).replace("\\", "/").split("/") if part not in ("", ".", "..")]
    end = "/" if parts and rest.endswith("/") else ""
    return "/".join(quote(part, safe="-._~!&'()*+,=:@") for part in parts) + end


def _key(address: str) -> str:
    """Compare addresses by their path: without host, query and the slash at the end."""
    without_host = address.split("://", 1)[1].partition("/")[2] if "://" in address else address
    path = unquote(without_host.split("?")[0].split("#")[0]).strip("/").lower()
    return f"/{path}/" if path else "/"
