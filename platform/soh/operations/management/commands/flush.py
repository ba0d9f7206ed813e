"""`flush`, as the owner of the tables."""

from typing import Any

from django.core.management.commands.flush import Command as Flush

from soh.core.owner import as_owner


class Command(Flush):
    """Django's command on the owner's connection: the application may not truncate."""

    def handle(self, **options: Any) -> None:
        """Empty every table of the default database."""
        with as_owner():
            super().handle(**options)
