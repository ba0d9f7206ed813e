"""The rules by which a proxy leads the visitors of a beta to the existing site, also while the platform is down.

Pure functions from the forces' twins to text. The rules of every beta lie ready all the time; a file named after the
host switches a force's on (sites.governance.proxy_folder), so that nothing need be compiled or reloaded in an incident.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sites.forces.twins import STAR, TwinMap

NOT_PAGES = (
    "api", "beta", "brand", "documents", "favicon.ico", "healthz", "media", "metrics", "robots.txt", "static", "theme",
    r"\.well-known",
)  # fmt: skip
"""First parts of addresses that have no twin: they are never led away."""
_JOURNEY_COOKIE = r"~(?:^|;\s*)(?:__Host-)?soh_journey="
_SAFE = "[A-Za-z0-9._~/-]*"
"""What of a path is taken over into the twin's address. Anything else goes to the home page: nginx knows paths decoded
only, and a line break in one would become a header.
"""


@dataclass(frozen=True, slots=True)
class BetaSite:
    """A force in beta as the proxy knows it."""

    slug: str
    hostname: str
    twins: TwinMap


def nginx_maps(sites: Sequence[BetaSite]) -> str:
    """Return the file for nginx's `http` block: to which twin each address leads, and who is in the midst of a form.

    Regular expressions only, exact ones first: tables of nginx have a size that a long address would exceed.
    """
    lines = [line for site in sites for line in _map_lines(site)]
    return "\n".join(
        [
            "# Written by the platform every minute. Include it in the http block; reload nginx when it changes.",
            "map $http_cookie $soh_in_a_form {",
            "    default 0;",
            f'    "{_JOURNEY_COOKIE}" 1;',
            "}",
            'map "$host$uri" $soh_twin {',
            '    default "";',
            *lines,
            "}",
            "",
        ]
    )


def nginx_server(folder: str) -> str:
    """Return the file for each `server` block of public hosts."""
    names = "|".join(NOT_PAGES)
    return f"""\
# Written by the platform. Include it in each server block that serves public hosts.
set $soh_return "";
if (-f "{folder}/returned/$host") {{ set $soh_return "yes"; }}
if ($soh_twin = "") {{ set $soh_return ""; }}
if ($uri ~ "^/({names})(/|$)") {{ set $soh_return ""; }}
# Somebody in the midst of a form goes through to the platform, which lets them finish.
if ($soh_in_a_form) {{ set $soh_return ""; }}
if ($soh_return) {{ return 302 $soh_twin; }}
# When nothing answers at all, visitors of a beta are led to the existing site by itself. Others get the outage page.
recursive_error_pages on;
error_page 502 504 = @soh_nobody_answers;
location @soh_nobody_answers {{
    add_header Cache-Control "no-store" always;
    if ($soh_in_a_form) {{ return 503; }}
    if ($soh_twin) {{ return 302 $soh_twin; }}
    return 503;
}}
"""


def twins_csv(sites: Iterable[BetaSite]) -> str:
    """Return the same rules as a plain table, for any other proxy: force, host, path, address; exact lines first.

    A star at the end of a path stands for all below it; one at the end of an address keeps the rest of the path.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["force", "host", "path", "address"])
    for site in sites:
        writer.writerows([site.slug, site.hostname, path, address] for path, address in _ordered(site.twins))
    return text.getvalue()


def _ordered(twins: TwinMap) -> list[tuple[str, str]]:
    below = sorted(twins.below.items(), key=lambda rule: len(rule[0]), reverse=True)
    return [*twins.exact.items(), *((path + STAR, address) for path, address in below), ("/" + STAR, twins.home)]


def _map_lines(site: BetaSite) -> list[str]:
    lines = []
    for path, address in _ordered(site.twins):
        if not path.endswith(STAR):
            lines.append((f"{site.hostname}{path}", "$", _without_breakers(address)))
        elif address.endswith(STAR):
            lines.append((f"{site.hostname}{path[:-1]}", f"({_SAFE})$", _without_breakers(address[:-1]) + "$1"))
        else:
            lines.append((f"{site.hostname}{path[:-1]}", "", _without_breakers(address)))
    return [f'    "~^{_literal(begin)}{rest}" "{address}";' for begin, rest, address in lines]


def _literal(text: str) -> str:
    """Escape for a regular expression within quotes of nginx."""
    return re.sub(r"([.^$*+?()\[\]{}|])", r"\\\1", _without_breakers(text))


def _without_breakers(text: str) -> str:
    """Drop what would end a quoted string or begin a variable. Forms refuse it; this holds whoever wrote the row."""
    return "".join(character for character in text if character not in "\\\"'$;{}" and character.isprintable())
