"""Alerts at the top of a site's pages.

They are kept with the site's other facts, so that they cost a page no query; a publication or withdrawal raises the
version of every site that shows it, and is seen there with the next request.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pages.library.alerts import Alert, Level, is_running
from pages.library.links import LinkMap
from pages.library.resolution import resolved
from sites.forces.hosts import HostedSite
from soh.core import clock

AlertRow = Mapping[str, Any]
_MOST_URGENT_FIRST = (Level.EMERGENCY, Level.WARNING, Level.INFORMATION)


def load_alerts(site: HostedSite) -> dict[str, list[AlertRow]]:
    """Return what a site's pages may have to show, by language, whether it runs now or later."""
    return {language: _of(site, language) for language in site.homes}


def alerts_at(rows: list[AlertRow], *, links: LinkMap, url: str | None) -> list[dict[str, Any]]:
    """Return the alerts that run now on the page with this address, the most urgent first.

    Without an address - a form, the search page, an error - only those for the whole site.
    """
    now = clock.now()
    running = [row for row in rows if is_running(row, now) and _concerns(row, links, url)]
    running.sort(key=lambda row: _MOST_URGENT_FIRST.index(row["level"]))
    return [{name: row[name] for name in Alert.facts} for row in running]


def _of(site: HostedSite, language: str) -> list[AlertRow]:
    order = sorted(site.homes, key=lambda code: (code != language, code != "en"))
    locales = [site.homes[code].locale_id for code in order]
    rows = resolved(Alert, force_id=site.force.id if site.force else None, locale_ids=locales)
    return [row for row in rows if row["site_wide"]]


def _concerns(row: AlertRow, links: LinkMap, url: str | None) -> bool:
    if row["section_id"] is None:
        return True
    section = links.get(row["section_id"])
    return section is not None and url is not None and url.startswith(section.url)
