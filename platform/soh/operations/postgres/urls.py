"""The running server as a DATABASE_URL."""

from urllib.parse import quote

from soh.core import database_roles as roles
from soh.operations.postgres.layout import DATABASE, PORT, Layout


def url(layout: Layout, role: str = roles.APPLICATION) -> str:
    """A connection URL for `role`; the socket's folder stands percent-encoded in the place of the host."""
    return f"postgres://{role}@{quote(str(layout.socket_folder), safe='')}:{PORT}/{DATABASE}"
