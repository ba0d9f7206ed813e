"""A managed PostgreSQL, where nobody is superuser: the platform is installed and backed up all the same."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from soh.core.database_roles import APPLICATION, OWNER
from soh.operations.postgres import Layout, external, server, start, stop

ROOT = Path(__file__).resolve().parents[4]
PASSWORDS = {APPLICATION: "application", OWNER: "owner"}


@pytest.fixture(scope="module")
def urls() -> Iterator[dict[str, str]]:
    """What an administrator with CREATEROLE and CREATEDB, and nothing more, prepared."""
    with tempfile.TemporaryDirectory(prefix="soh-test-") as folder:
        Path(folder).chmod(0o755)
        layout = start(Layout(Path(folder) / "postgres"))
        with server.connect(layout, database="postgres") as connection:
            connection.execute("DROP DATABASE soh")
            for role in ("soh_owner", "soh_app", "soh_claimer"):
                connection.execute(f"DROP ROLE {role}")
            connection.execute("CREATE ROLE managed LOGIN CREATEROLE CREATEDB PASSWORD 'managed'")
            (layout.cluster / "pg_hba.conf").write_text("local all postgres trust\nlocal all all scram-sha-256\n")
            connection.execute("SELECT pg_reload_conf()")
        place = f"{quote(str(layout.socket_folder), safe='')}:5432/police"
        yield external.prepare(f"postgres://managed:managed@{place}", PASSWORDS)
        stop(layout)


def manage(urls: dict[str, str], *arguments: str) -> str:
    """Run a command of the platform as an operator would."""
    environment = {**os.environ, **urls, "DJANGO_SETTINGS_MODULE": "soh.settings.development"}
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_without_a_superuser_everything_is_installed_and_the_policies_bind_both_roles(urls: dict[str, str]) -> None:
    manage(urls, "migrate", "--verbosity", "0")
    manage(urls, "check", "--database", "default")

    with psycopg.connect(urls["DATABASE_OWNER_URL"]) as owner:
        supers = owner.execute("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'soh%' AND (rolsuper OR rolbypassrls)")
        assert supers.fetchone() == (0,)
        member = "SELECT pg_has_role('managed', 'soh_owner', 'SET')"
        assert owner.execute(member).fetchone() == (False,)
        with pytest.raises(psycopg.Error):
            owner.execute("SELECT * FROM reporting_report")
    with psycopg.connect(urls["DATABASE_URL"]) as application, pytest.raises(psycopg.Error):
        application.execute("SELECT * FROM reporting_report")
