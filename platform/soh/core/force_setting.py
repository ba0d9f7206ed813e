"""The PostgreSQL session setting that says which forces' rows a transaction may touch.

Free of Django, because the database settings need it too.
"""

from psycopg import Connection, OperationalError
from psycopg.pq import ExecStatus

NAME = "soh.forces"

# The start value is no array, so a policy that reads it outside tenancy.transaction() fails, and this is its
# message.
OUTSIDE = "no force: use tenancy.transaction()"

SESSION_OPTIONS = f"-c {NAME}={OUTSIDE}".replace(" ", r"\ ").replace(r"-c\ ", "-c ")
"""libpq's `options`: every session starts outside."""

_RESET = f"RESET {NAME}".encode()


def begin_outside(connection: Connection) -> None:
    """Put a connection that the pool lends outside. Raises OperationalError when the server does not answer on it.

    A second lock behind the transaction's own end.
    """
    result = connection.pgconn.exec_(_RESET)
    if result.status != ExecStatus.COMMAND_OK:
        raise OperationalError("the connection is lost")
