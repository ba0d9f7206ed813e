"""What the launcher says when it cannot do what was asked."""


class PostgresError(RuntimeError):
    """The database server cannot be started or stopped; the message names the reason and what to do."""
