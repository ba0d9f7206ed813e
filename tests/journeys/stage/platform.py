"""The running platform as a journey sees it: addresses, people, and what the database holds."""

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from soh.core import force_setting
from soh.operations.demo.ports import ADDRESS, Ports

THAMES_VALLEY = "thames-valley"
HAMPSHIRE = "hampshire"
DYFED_POWYS = "dyfed-powys"


def neutral_url(port: int) -> str:
    """The address that quick exit leads to."""
    return f"http://weather.localhost:{port}/"


@dataclass(frozen=True)
class Platform:
    """Two web processes of the demo with a database of their own."""

    ports: Ports
    neutral: int
    """The port where the neutral site of quick exit is expected."""
    databases: dict[str, str]
    facts: dict[str, Any]
    folder: Path
    """What the processes write, and their secrets."""
    record_system: str = ""
    """Host and port of the only record system on this machine that anything may be sent to."""
    _sessions: dict[str, tuple[float, Any]] = field(default_factory=dict)
    """When and with what browser state people signed in, by user name."""

    def keep_session(self, username: str, state: Any) -> None:
        """Keep what a signed-in browser holds, so that the next window need not sign in."""
        self._sessions[username] = (time.monotonic(), state)

    def session_of(self, username: str) -> Any:
        """What was kept, while it is young: the inbox closes itself 15 minutes after it was last used."""
        kept_at, state = self._sessions.get(username, (0.0, None))
        return state if state and time.monotonic() - kept_at < 600 else None

    def url(self, path: str = "/", site: str = THAMES_VALLEY) -> str:
        """An address on a force's site."""
        return f"http://{site}.localhost:{self.ports.public}{path}"

    def staff_url(self, path: str = "/admin/") -> str:
        """An address on the staff host."""
        return f"http://admin.localhost:{self.ports.staff}{path}"

    def tour_url(self) -> str:
        """The address without any site's name."""
        return f"http://{ADDRESS}:{self.ports.public}/"

    def person(self, role: str, site: str = THAMES_VALLEY) -> dict[str, str]:
        """User name and password."""
        users: dict[str, dict[str, str]] = self.facts["sites"][site]["users"]
        return users[role]

    def count(self, table: str, condition: str = "true") -> int:
        """Rows of all forces, past row-level security's question but not past its answer."""
        with psycopg.connect(self.databases["DATABASE_OWNER_URL"]) as owner:
            owner.execute(
                "SELECT set_config(%s, (SELECT array_agg(id)::text FROM force_sites_force), false)",
                [force_setting.NAME],
            )
            row = owner.execute(f"SELECT count(*) FROM {table} WHERE {condition}").fetchone()
            assert row is not None
            return int(row[0])
