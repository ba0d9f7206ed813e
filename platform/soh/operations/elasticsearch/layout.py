"""Where the server and its files are."""

import os
from dataclasses import dataclass
from pathlib import Path

from soh.operations.postgres.layout import data_folder

PORT = 9250
"""Not Elasticsearch's own 9200: another one on this machine is left alone."""
CACHE_OF_ROOT = Path("/var/cache/soh-elasticsearch")
HOMES_OF_ROOT = Path("/var/lib/soh-elasticsearch")


def cache_folder() -> Path:
    """Where the fetched server is kept for every checkout; the user who runs it must be able to read it."""
    if os.geteuid() == 0:
        return CACHE_OF_ROOT
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "soh-elasticsearch"


@dataclass(frozen=True)
class Layout:
    """The files of one server."""

    home: Path
    port: int

    @classmethod
    def default(cls) -> "Layout":
        """The server at the port SEARCH_PORT: one for each user, for root one for the machine.

        Root's checkout may lie in a folder that the unprivileged user, who runs the server, cannot enter.
        """
        port = int(os.environ.get("SEARCH_PORT", str(PORT)))
        home = HOMES_OF_ROOT / str(port) if os.geteuid() == 0 else data_folder() / "elasticsearch"
        return cls(home, port)

    @property
    def url(self) -> str:
        """The server's address, as SEARCH_URL takes it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def lock(self) -> Path:
        """The file whose lock makes starts and stops take turns. Beside `home`, which may not exist yet."""
        return self.home.with_name(self.home.name + ".lock")

    @property
    def log(self) -> Path:
        """What the server prints."""
        return self.home / "server.log"
