"""`manage.py return_visitors thames-valley`: lead every visitor of a beta to the force's existing site."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import InterfaceError, OperationalError

from sites.forces import phase_changes
from sites.forces.models import Force
from sites.governance import proxy_folder


class Command(BaseCommand):
    """Where the database does not answer, the proxy's switch is set all the same."""

    help = "Send all beta visitors of a force to its existing site (or, with --undo, let them in again)."
    requires_system_checks: list[str] = []  # they would ask the database

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options."""
        parser.add_argument("force", help="the force's short name, such as thames-valley, or its hostname")
        parser.add_argument("--reason", default="Sent back from the command line")
        parser.add_argument("--undo", action="store_true", help="let visitors in again")
        parser.add_argument(
            "--proxy-only", action="store_true", help="do not ask the database: the proxy's switch only"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Decide in the database, which sets the switch; by hand where that is not possible."""
        name, undo = options["force"], options["undo"]
        if not options["proxy_only"]:
            try:
                self._decide(name, undo=undo, reason=options["reason"])
            except (OperationalError, InterfaceError) as error:
                self.stderr.write(f"The database does not answer ({type(error).__name__}). Setting the proxy's switch.")
            else:
                return
        try:
            hostname = proxy_folder.switch_by_hand(name, on=not undo)
        except proxy_folder.NoFolder as problem:
            raise CommandError(str(problem)) from problem
        if undo:
            self.stdout.write(f"The switch of {hostname} is off. If the platform decided so itself, it sets it again.")
        else:
            self.stdout.write(f"The proxy leads whoever opens {hostname} to the existing site. The platform adopts it.")

    def _decide(self, name: str, *, undo: bool, reason: str) -> None:
        force = Force.objects.filter(slug=name).first() or Force.objects.filter(site__hostname=name).first()
        if force is None:
            raise CommandError(f"There is no force {name!r}. Give its short name, such as thames-valley.")
        change = phase_changes.welcome_visitors if undo else phase_changes.send_visitors_back
        try:
            change(force_id=force.pk, reason=reason, actor="system", actor_name="Command line")
        except phase_changes.Refused as refused:
            raise CommandError(str(refused)) from refused
        proxy_folder.renew()
        self.stdout.write(f"{force.name}: visitors {'are let in again' if undo else 'are led to the existing site'}.")
