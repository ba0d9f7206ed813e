"""Work as the database's owner: migrations and test set-up only."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connections

from soh.core.owner_connection import OwnerConnection

ALIAS = "default"


@contextmanager
def as_owner(**override: Any) -> Iterator[OwnerConnection]:
    """For this thread, make the default connection the owner's instead of the application's.

    `override` replaces database settings, for example NAME. There is one alias on purpose: Wagtail's data
    migrations write to `default` whatever `--database` says.
    """
    application = connections[ALIAS]
    if application.in_atomic_block:
        raise RuntimeError("as_owner() cannot begin inside a transaction: it changes the connection")
    application.close()
    specification = {**application.settings_dict, **settings.DATABASE_OWNER, **override}
    # Pools are kept by alias: with one, the owner would be handed the application's connections.
    # Parameters bound by the server are not allowed in most DDL.
    left_out = {"pool", "server_side_binding", "prepare_threshold"}
    options = {name: value for name, value in specification["OPTIONS"].items() if name not in left_out}
    owner = OwnerConnection({**specification, "OPTIONS": options}, alias=ALIAS)
    connections[ALIAS] = owner
    try:
        yield owner
    finally:
        owner.close()
        connections[ALIAS] = application
