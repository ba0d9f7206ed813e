"""Dump, restore into a clean folder with a PostgreSQL of its own, open everything there. The original is only read.

Needs the staff side's settings and a superuser of the database: a dump by the owner stops at row-level security.
"""

import json
import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from django.conf import settings

from soh.core import sealing
from soh.core.database_roles import APPLICATION, OWNER
from soh.operations.postgres import Layout, PostgresError, server
from soh.operations.postgres.account import Account
from soh.operations.postgres.binaries import usable_by
from soh.operations.postgres.layout import CHECKOUT, DATABASE, PORT, SUPERUSER
from soh.operations.restore.comparing import Finding, compared
from soh.operations.restore.ledger import ledger

T = TypeVar("T")
SECRET = "RESTORE_DRILL_SECRET"  # noqa: S105 - the name of a variable


@dataclass
class Drill:
    """One drill in an empty folder. `superuser` is a URL; without one the embedded server's own socket is taken."""

    folder: Path
    superuser: str = ""
    seconds: dict[str, float] = field(default_factory=dict)

    def run(self) -> list[Finding]:
        """Do it all and return what was found. Raises PostgresError."""
        if self.folder.exists() and any(self.folder.iterdir()):
            raise PostgresError(f"{self.folder} is not empty.")
        self.folder.mkdir(mode=0o755, parents=True, exist_ok=True)
        secret = secrets.token_bytes(32)
        original = self._timed("what was promised", lambda: ledger(secret))
        self._timed("dump", self._dump)
        self._timed("files", self._copy_files)
        layout = self._timed("restore", self._restore)
        try:
            restored = self._timed("opening everything", lambda: self._read(layout, secret))
        finally:
            server.stop(layout)
        return compared(original, restored)

    @property
    def dump(self) -> Path:
        """The dump, in PostgreSQL's own format."""
        return self.folder / "soh.dump"

    def _dump(self) -> None:
        self._postgres("pg_dump", "--format=custom", f"--file={self.dump}", self.superuser or _socket(Layout.default()))
        self.dump.chmod(0o600)

    def _copy_files(self) -> None:
        for name, source in (("media", settings.MEDIA_ROOT), ("evidence", settings.EVIDENCE_ROOT)):
            if Path(source).is_dir():
                shutil.copytree(source, self.folder / name)

    def _restore(self) -> Layout:
        layout = server.start(Layout(self.folder / "postgres"))
        with server.connect(layout, database="postgres") as administrator:
            administrator.execute(f"DROP DATABASE {DATABASE}")
            administrator.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER} ENCODING 'UTF8' TEMPLATE template0")
        self._postgres("pg_restore", "--exit-on-error", f"--dbname={_socket(layout)}", str(self.dump))
        return layout

    def _read(self, layout: Layout, secret: bytes) -> dict[str, dict[str, str]]:
        """In a process of its own, which knows of the original nothing but the keys."""
        place = str(layout.socket_folder).replace("/", "%2F")
        environment = {
            **os.environ,
            SECRET: sealing.to_text(secret),
            "DATABASE_URL": f"postgres://{APPLICATION}@{place}:{PORT}/{DATABASE}",
            "DATABASE_OWNER_URL": f"postgres://{OWNER}@{place}:{PORT}/{DATABASE}",
            "MEDIA_ROOT": str(self.folder / "media"),
            "EVIDENCE_ROOT": str(self.folder / "evidence"),
        }
        told = self.folder / "ledger.json"
        command = [sys.executable, "manage.py", "restore_drill", f"--ledger={told}"]
        done = subprocess.run(command, env=environment, cwd=CHECKOUT, capture_output=True, text=True, check=False)
        if done.returncode:
            raise PostgresError(f"The restored platform could not be read: {done.stderr[-400:]}")
        read: dict[str, dict[str, str]] = json.loads(told.read_text())
        return read

    def _postgres(self, program: str, *arguments: str) -> None:
        account = Account.for_server()
        binaries = usable_by(account)
        environment = {**os.environ, "LD_LIBRARY_PATH": str(binaries.libraries)}
        done = subprocess.run(
            [str(binaries[program]), *arguments], env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise PostgresError(f"{program} failed: {done.stderr[-400:]}")

    def _timed(self, name: str, step: Callable[[], T]) -> T:
        begun = time.monotonic()
        result = step()
        self.seconds[name] = time.monotonic() - begun
        return result


def _socket(layout: Layout) -> str:
    return f"host={layout.socket_folder} port={PORT} user={SUPERUSER} dbname={DATABASE}"
