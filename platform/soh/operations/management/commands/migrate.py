"""`migrate`, as the owner of the tables."""

from typing import Any

from django.core.management.commands.migrate import Command as Migrate

from soh.core.owner import as_owner
from soh.operations.database_grants import one_at_a_time


class Command(Migrate):
    """Django's command on the owner's connection, one run at a time for each database."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Wait for another run to end, then migrate."""
        with as_owner() as owner, one_at_a_time(owner):
            super().handle(*args, **options)
