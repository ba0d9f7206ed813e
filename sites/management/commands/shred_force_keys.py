"""`manage.py shred_force_keys <id>`: make everything that was sent to a force unreadable for ever. Two people."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sites.forces.keys import NoPrivateKeyHere
from sites.forces.models import Force
from sites.management.commands.remove_force import platform_person
from sites.provisioning.estate.shredding import request_shredding, shred
from sites.provisioning.estate.two_people import CannotRemove


class Command(BaseCommand):
    """First `--request`, then a second person with `--confirm`. The rows stay; `remove_force` takes them away."""

    help = "Destroy the private keys of a force. Nothing sealed to it can be opened again."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the force, the person, and the request or the confirmation."""
        parser.add_argument("slug", help="The force's id")
        parser.add_argument("--by", required=True, help="User name of a person who runs the platform")
        parser.add_argument("--request", default="", metavar="REASON", help="Ask for it, with the reason")
        parser.add_argument("--confirm", default="", help="The force's id once more")

    def handle(self, *args: Any, **options: Any) -> None:
        """Request or destroy."""
        force = Force.objects.filter(slug=options["slug"]).first()
        if force is None:
            raise CommandError(f"There is no force with the id {options['slug']!r} here.")
        actor = f"user:{platform_person(options['by']).pk}"
        try:
            if options["request"]:
                request_shredding(force=force, actor=actor, reason=options["request"])
                self.stdout.write("Asked for. Another person does it with --confirm, within seven days.")
                return
            gone = shred(force=force, actor=actor, confirmed_slug=options["confirm"])
        except (CannotRemove, NoPrivateKeyHere) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{gone.pairs} key pairs of {force.name} are destroyed, and {gone.wrapping_keys} keys of the key service. "
            f"Nobody can open its {gone.reports} reports any more."
        )
        if not gone.wrapping_keys:
            self.stdout.write(
                "Backups from before still hold the private keys under FORCE_KEY_ENCRYPTION_KEY: "
                "they open until they are deleted."
            )
