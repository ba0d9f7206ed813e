"""Connections from a pool, each put outside every force at the moment it is lent."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.db.backends.base.base import NO_DB_ALIAS
from django.db.backends.postgresql import base
from psycopg_pool import ConnectionPool

from soh.core import force_setting


class DatabaseWrapper(base.DatabaseWrapper):
    """As Django's, but one round trip both forgets the forces of before and tells that the server is there.

    Django's own pool asks whether the server is there when it lends a connection; what forgets runs in another thread
    when the connection comes back. Both together cost a request more than a statement does.
    """

    _connection_pools: ClassVar[dict[str, ConnectionPool[Any]]]
    _configure_connection: Callable[[Any], None]

    @property
    def pool(self) -> Any:
        """The pool of this process, None where the settings ask for none."""
        options = self.settings_dict["OPTIONS"].get("pool")
        if self.alias == NO_DB_ALIAS or not options:
            return None
        if self.alias not in self._connection_pools:
            made: ConnectionPool[Any] = ConnectionPool(
                kwargs={**self.get_connection_params(), "autocommit": True},
                open=False,
                configure=self._configure_connection,
                check=force_setting.begin_outside,
                **options,
            )
            self._connection_pools.setdefault(self.alias, made)  # several threads may come here at once
        return self._connection_pools[self.alias]
