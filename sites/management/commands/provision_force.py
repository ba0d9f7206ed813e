"""`manage.py provision_force <id>`: open a force's site, or complete it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sites.forces.facts import UnknownForce
from sites.forces.keys import NoPrivateKeyHere
from sites.provisioning.force import HostnameTaken, NotProvisioned, provision_force


class Command(BaseCommand):
    """Open a force: site, pages, groups, adopted library, keys. Idempotent; all of it or nothing."""

    help = "Open a force's site from the national library, or complete an earlier run."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the force's id and, when it is not the default, its hostname."""
        parser.add_argument("slug", help="The force's data.police.uk id, such as thames-valley")
        parser.add_argument("--hostname", default="", help="The hostname of the public site")
        parser.add_argument("--port", type=int, default=None, help="The port in its address, 443 in production")

    def handle(self, *args: Any, **options: Any) -> None:
        """Provision and print what is still missing."""
        try:
            opened = provision_force(
                slug=options["slug"],
                hostname=options["hostname"],
                port=options["port"],
                actor="system:command",
            )
        except (UnknownForce, HostnameTaken, NotProvisioned, NoPrivateKeyHere) as error:
            raise CommandError(str(error)) from error
        force = opened.force
        site = force.site
        done = "opened" if opened.is_new else "is complete"
        self.stdout.write(f"{force.name} {done} at {site.hostname}:{site.port} ({force.get_phase_display()}).")
        self.stdout.write(f"{opened.adopted} pages and forms of the national library were adopted now.")
        if opened.missing:
            self.stdout.write("Before it may open to visitors the force needs:")
            for item in opened.missing:
                self.stdout.write(f"  - {item.label} ({item.needed_for}): {item.what_to_do}")
