"""The folder that the platform and the proxy share: rules for every beta, and a switch for each that was sent back.

A switch is a file `returned/<hostname>`. The platform writes its own word into it; one that a person made by hand while
the platform was down has another content. Such a one is believed and written down, never taken away.
"""

import csv
import os
import tempfile
from pathlib import Path

import structlog
from django.conf import settings

from pages.serving.facts import facts_of
from sites.forces import hosts, phase_changes
from sites.forces.models import Phase
from sites.governance.proxy_rules import BetaSite, nginx_maps, nginx_server, twins_csv

log = structlog.get_logger(__name__)

SWITCHES = "returned"
TABLE = "twins.csv"
_OURS = "platform\n"
BY_HAND = "Switched at the proxy, by hand"


class NoFolder(Exception):
    """BETA_RULES_DIR is not set, or no force of this name is in its table."""


def folder() -> Path | None:
    """Return the shared folder, None where the installation has none."""
    return Path(settings.BETA_RULES_DIR) if settings.BETA_RULES_DIR else None


def renew() -> list[str]:
    """Bring rules and switches up to date; return the names of the rule files that changed (nginx must read them)."""
    place = folder()
    if place is None:
        return []
    _renew_switches(place)
    sites = beta_sites()
    texts = {
        "soh-return.maps.conf": nginx_maps(sites),
        "soh-return.server.conf": nginx_server(str(place)),
        TABLE: twins_csv(sites),
    }
    return [name for name, text in texts.items() if _write(place / name, text)]


def renew_after_change(force_id: int) -> None:
    """Set or take away switches at once; the rules, which cost more, follow with the worker's next round.

    So does what fails here: a full disk must not undo a decision.
    """
    place = folder()
    if place is None:
        return
    try:
        _renew_switches(place)
    except OSError as error:
        log.error("proxy_rules_not_written", force_id=force_id, reason=type(error).__name__)


def switch_by_hand(name: str, *, on: bool) -> str:
    """Switch a force (slug or hostname) without asking the database; return its hostname. Raises NoFolder.

    What stands in the table is used, so it works while platform and database are down.
    """
    place = folder()
    if place is None:
        raise NoFolder("BETA_RULES_DIR is not set: there is no folder that a proxy reads.")
    table = place / TABLE
    rows = csv.DictReader(table.read_text().splitlines()) if table.exists() else []
    known = {row[column]: row["host"] for row in rows for column in ("force", "host")}
    if name not in known:
        raise NoFolder(f"{name!r} is in no line of {table}. It is not in beta, or no rules were ever written.")
    switch = place / SWITCHES / known[name]
    if on:
        switch.parent.mkdir(parents=True, exist_ok=True)
        switch.write_text("by hand\n")
    else:
        switch.unlink(missing_ok=True)
    return known[name]


def beta_sites() -> list[BetaSite]:
    """Return every force in beta with the twins of its pages."""
    return [
        BetaSite(site.force.slug, site.hostname, facts_of(site).twins)
        for site in sorted(hosts.table().values(), key=lambda site: site.hostname)
        if site.force is not None and site.force.phase == Phase.BETA
    ]


def _renew_switches(place: Path) -> None:
    (place / SWITCHES).mkdir(parents=True, exist_ok=True)
    for site in list(hosts.table().values()):
        force = site.force
        if force is None:
            continue
        switch = place / SWITCHES / site.hostname
        found = switch.read_text() if switch.exists() else None
        if found is not None and found != _OURS and force.phase == Phase.BETA and not force.sends_visitors_back:
            phase_changes.send_visitors_back(
                force_id=force.id, reason=f"{BY_HAND}.", actor="system", actor_name="The proxy’s operator"
            )
            log.warning("beta_was_sent_back_by_hand", force_id=force.id)
            _write(switch, _OURS)
        elif force.sends_visitors_back:
            _write(switch, _OURS)
        elif found == _OURS:
            switch.unlink(missing_ok=True)


def _write(file: Path, text: str) -> bool:
    """Put the text in place at once or not at all: a proxy must never read half a file."""
    if file.exists() and file.read_text() == text:
        return False
    handle, draft = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    with os.fdopen(handle, "w") as stream:
        stream.write(text)
    os.chmod(draft, 0o644)
    os.replace(draft, file)
    return True
