"""Where the server's files are."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

DATABASE = "soh"
SUPERUSER = "postgres"
PORT = 5432

CHECKOUT = Path(__file__).resolve().parents[4]
# A Unix socket's path may hold about 107 bytes; PostgreSQL appends "/.s.PGSQL.5432" and the lock's ".lock".
LONGEST_SOCKET_FOLDER = 80
HOMES_OUTSIDE = Path("/var/lib/soh-postgres")


def data_folder() -> Path:
    """The folder of everything that a running platform writes: SOH_DATA_DIR, else `var` in the checkout."""
    return (CHECKOUT / os.environ.get("SOH_DATA_DIR", "var")).absolute()


@dataclass(frozen=True)
class Layout:
    """The files of one server. `home` is a symbolic link when the server's user cannot enter the checkout."""

    home: Path

    @classmethod
    def default(cls) -> "Layout":
        """The server of this checkout."""
        return cls(data_folder() / "postgres")

    @property
    def real_home(self) -> Path:
        """`home` with symbolic links followed.

        Outside, when root's checkout lies in a folder closed to others.
        """
        if self.home.exists() or self.home.is_symlink() or os.geteuid() != 0 or _open_to_everyone(self.home.parent):
            return self.home.resolve()
        return HOMES_OUTSIDE / _digest(self.home)

    @property
    def cluster(self) -> Path:
        """PostgreSQL's data directory."""
        return self.real_home / "data"

    @property
    def log(self) -> Path:
        """The server's own log."""
        return self.real_home / "server.log"

    @property
    def lock(self) -> Path:
        """The file whose lock makes starts and stops take turns. Beside `home`, which may not exist yet."""
        return self.home.with_name(self.home.name + ".lock")

    @property
    def socket_folder(self) -> Path:
        """A private folder for the Unix socket.

        Inside `home`, or in the temporary folder when that path is too long.
        """
        inside = self.real_home / "socket"
        if len(os.fsencode(inside)) <= LONGEST_SOCKET_FOLDER:
            return inside
        return Path(tempfile.gettempdir()) / f"soh-postgres-{_digest(self.real_home)}"

    @property
    def socket(self) -> Path:
        """The socket that clients connect to."""
        return self.socket_folder / f".s.PGSQL.{PORT}"


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:16]


def _open_to_everyone(folder: Path) -> bool:
    """Whether any user may reach `folder`; parts that do not exist yet are taken to be open."""
    found = (part for part in (folder, *folder.parents) if part.exists())
    return all(part.stat().st_mode & 0o001 for part in found)
