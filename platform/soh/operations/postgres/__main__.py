"""`python -m soh.operations.postgres start|stop|status|url|psql`."""

import os
import sys

from soh.core import database_roles as roles
from soh.operations.postgres import server
from soh.operations.postgres.binaries import packaged
from soh.operations.postgres.errors import PostgresError
from soh.operations.postgres.layout import DATABASE, PORT, Layout
from soh.operations.postgres.urls import url

USAGE = """\
Usage: python -m soh.operations.postgres COMMAND
    start                   start the server unless it is up
    stop                    stop it; data stay
    status                  say whether it is up
    url [ROLE]              print a DATABASE_URL
    psql [ROLE] [ARGUMENT]  open a session, as the application unless another role is named"""


def main(arguments: list[str]) -> int:
    """Do the command; the exit code is 0 when it succeeded, for `status` when the server is up."""
    command, *rest = arguments or ["help"]
    layout = Layout.default()
    if command == "start":
        server.start(layout)
        return _say(f"PostgreSQL is up: {url(layout)}")
    if command == "stop":
        return _say("PostgreSQL is stopped." if server.stop(layout) else "PostgreSQL was not running.")
    if command == "status":
        up = server.is_ready(layout)
        _say(f"PostgreSQL is up: {url(layout)}" if up else "PostgreSQL is not running.")
        return 0 if up else 3
    if command == "url":
        return _say(url(layout, *rest[:1]))
    if command == "psql":
        return _psql(layout, rest)
    _say(USAGE)
    return 0 if command in ("help", "-h", "--help") else 2


def _psql(layout: Layout, arguments: list[str]) -> int:
    """Replace this process by psql; as the application unless the first argument names another role."""
    known = {roles.OWNER, roles.APPLICATION, "postgres"}
    role = arguments.pop(0) if arguments and arguments[0] in known else roles.APPLICATION
    server.ensure_running(layout)
    place = ["--host", str(layout.socket_folder), "--port", str(PORT), "--username", role]
    program = packaged()["psql"]
    os.execv(program, ["psql", *place, "--dbname", DATABASE, *arguments])  # noqa: S606 - no shell is wanted


def _say(text: str) -> int:
    sys.stdout.write(text + "\n")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except PostgresError as problem:
        sys.stderr.write(f"{problem}\n")
        sys.exit(1)
