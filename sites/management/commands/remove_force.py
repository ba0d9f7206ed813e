"""`manage.py remove_force <id>`: remove a force with everything it has. Two people, and an archive first."""

import getpass
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from sites.forces.models import Force
from sites.provisioning.estate.envelope import CannotRead, WeakPassphrase
from sites.provisioning.estate.passphrase import passphrase
from sites.provisioning.estate.removal import CannotRemove, remove, request_removal
from sites.provisioning.estate.signature import NotSigned


class Command(BaseCommand):
    """First `--request`, then `export_force`, then a second person with `--archive`."""

    help = "Remove a force's rows and files. One person asks for it, another does it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the force, the person, and what proves that nothing is lost."""
        parser.add_argument("slug", help="The force's id")
        parser.add_argument("--by", required=True, help="User name of a person who runs the platform")
        parser.add_argument("--request", default="", metavar="REASON", help="Ask for the removal, with the reason")
        parser.add_argument("--confirm", default="", help="The force's id once more")
        parser.add_argument("--archive", type=Path, help="A fresh archive by export_force")
        parser.add_argument("--without-archive", default="", metavar="REASON", help="Remove without one, and why")
        parser.add_argument("--passphrase-file", type=Path, help="Else ESTATE_PASSPHRASE, else asked for")

    def handle(self, *args: Any, **options: Any) -> None:
        """Request or remove."""
        force = Force.objects.select_related("site__root_page").filter(slug=options["slug"]).first()
        if force is None:
            raise CommandError(f"There is no force with the id {options['slug']!r} here.")
        actor = f"user:{platform_person(options['by']).pk}"
        try:
            if options["request"]:
                request_removal(force=force, actor=actor, reason=options["request"])
                self.stdout.write("Asked for. Now export the force; then another person removes it, within seven days.")
                return
            removed = remove(
                force=force,
                actor=actor,
                confirmed_slug=options["confirm"],
                archive=options["archive"],
                passphrase=passphrase(options["passphrase_file"]) if options["archive"] else "",
                because=options["without_archive"],
            )
        except (CannotRemove, CannotRead, NotSigned, WeakPassphrase, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{force.name} is removed: {sum(removed.rows.values())} rows, {removed.files} files, "
            f"{removed.pieces} pieces of files that people sent."
        )


def platform_person(username: str) -> Any:
    """The person, after the password: two names typed by one hand are not two people."""
    person = get_user_model()._default_manager.filter(username=username, is_active=True, is_platform_staff=True).first()
    if person is None or not person.check_password(getpass.getpass(f"Password of {username}: ")):
        raise CommandError("This is no person who runs the platform, or the password is another.")
    return person
