"""Which operating-system user runs the server: PostgreSQL refuses to run as root."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from soh.operations.postgres.errors import PostgresError

UNPRIVILEGED = "nobody"


@dataclass(frozen=True)
class Account:
    """A user and group to run programs as; None when it is the user who started us."""

    uid: int | None = None
    gid: int | None = None

    @classmethod
    def for_server(cls) -> "Account":
        """Whoever we are, unless that is root; then the system's unprivileged user. Makes no user."""
        if os.geteuid() != 0:
            return cls()
        try:
            entry = pwd.getpwnam(UNPRIVILEGED)
        except KeyError as error:
            raise PostgresError(
                f"PostgreSQL does not run as root, and this machine has no user “{UNPRIVILEGED}” for it. "
                "Start as an ordinary user, or set DATABASE_URL to a server of your own."
            ) from error
        return cls(entry.pw_uid, entry.pw_gid)

    def run(self, *command: str | Path, libraries: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run to the end as this user. Output and errors come back together as text; failure does not raise.

        Output goes through a file: a pipe would be inherited by the server and never close.
        """
        environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}
        if libraries is not None:
            environment["LD_LIBRARY_PATH"] = str(libraries)
        identity: dict[str, Any] = {}
        if self.uid is not None:
            identity = {"user": self.uid, "group": self.gid, "extra_groups": []}
        with TemporaryFile("w+") as output:
            finished = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd="/",
                env=environment,
                start_new_session=True,  # Ctrl-C in the terminal is for us, not for the database
                check=False,
                **identity,
            )
            output.seek(0)
            return subprocess.CompletedProcess(finished.args, finished.returncode, output.read(), "")

    def owned_folder(self, folder: Path) -> None:
        """Make `folder`, or prove that it is a real folder of this user's; closed to everyone else."""
        owner = os.geteuid() if self.uid is None else self.uid
        try:
            folder.mkdir(mode=0o700)
            if self.uid is not None and self.gid is not None:
                os.chown(folder, self.uid, self.gid)
        except FileExistsError:
            found = folder.lstat()
            if not folder.is_dir() or folder.is_symlink() or found.st_uid != owner:
                raise PostgresError(
                    f"{folder} belongs to another user, so the database cannot use it. Run as that user, "
                    "or remove the folder, or choose another by SOH_DATA_DIR."
                ) from None
        folder.chmod(0o700)
