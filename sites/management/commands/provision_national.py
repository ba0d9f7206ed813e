"""`manage.py provision_national`: make the national site, home of the library."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from sites.provisioning.national import provision_national


class Command(BaseCommand):
    """Make or complete the national site."""

    help = "Make the national site, whose pages and forms the forces adopt."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the port of its address."""
        parser.add_argument("--port", type=int, default=None, help="The port in its address, 443 in production")

    def handle(self, *args: Any, **options: Any) -> None:
        """Provision."""
        site = provision_national(port=options["port"])
        self.stdout.write(f"The national site answers at {site.hostname}:{site.port}.")
