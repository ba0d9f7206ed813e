"""The PostgreSQL session setting that says which forces' rows a transaction may touch.

Free of Django, because the database settings need it too.
"""

from psycopg import Connection

NAME = "soh.forces"

# The start value is no array, so a policy that reads it outside tenancy.transaction() fails, and this is its
# message.
OUTSIDE = "no force: use tenancy.transaction()"

SESSION_OPTIONS = f"-c {NAME}={OUTSIDE}".replace(" ", r"\ ").replace(r"-c\ ", "-c ")
"""libpq's `options`: every session starts outside."""


def forget(connection: Connection) -> None:
    """Put a connection that returns to the pool back outside.

    A second lock behind the transaction's own end.
    """
    connection.execute(f"RESET {NAME}")
    connection.commit()
