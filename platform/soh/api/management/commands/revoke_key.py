"""`revoke_key`: make a partner key useless, or list the keys of a force."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from soh.api.keys.lifecycle import KeyRefused, keys_of, revoke_key
from soh.api.management.commands.issue_key import force_of


class Command(BaseCommand):
    """Revoke a key of a force."""

    help = "Revoke the partner key that begins so; without a beginning, list the force's keys."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("force", help="id of the force, such as thames-valley")
        parser.add_argument("prefix", nargs="?", help="how the key begins, such as soh_live_8Kq2")

    def handle(self, **options: Any) -> None:
        """Revoke or list."""
        force = force_of(options["force"])
        if not options["prefix"]:
            for key in keys_of(force=force):
                state = "revoked" if key.revoked_at else f"until {key.expires_at:%Y-%m-%d}"
                self.stdout.write(f"{key.prefix}  {key.name}  {', '.join(key.scopes)}  {state}")
            return
        try:
            revoke_key(force=force, prefix=options["prefix"], actor="system")
        except KeyRefused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"Revoked {options['prefix']}")
