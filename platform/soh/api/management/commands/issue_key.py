"""`issue_key`: make a partner key and show it once."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sites.forces.models import Force
from soh.api.keys.lifecycle import KeyRefused, issue_key
from soh.api.keys.scopes import USUAL, Scope
from soh.core import clock


class Command(BaseCommand):
    """Issue a key of a force to a partner."""

    help = "Make a partner key for a force. The key is printed once and cannot be had again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("force", help="id of the force, such as thames-valley")
        parser.add_argument("--name", required=True, help="whose key it is")
        parser.add_argument(
            "--scope",
            action="append",
            choices=Scope.values,
            help="may be given several times (default: all but audit:read)",
        )
        parser.add_argument("--test", action="store_true", help="reports made with it reach nobody")
        parser.add_argument("--days", type=int, default=365, help="how long it is valid (default: 365)")

    def handle(self, **options: Any) -> None:
        """Issue and print."""
        force = force_of(options["force"])
        try:
            text = issue_key(
                force=force,
                name=options["name"],
                scopes=options["scope"] or USUAL,
                is_test=options["test"],
                expires_at=clock.now() + timedelta(days=options["days"]),
                actor="system",
            )
        except KeyRefused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(text)


def force_of(slug: str) -> Force:
    """Return the force with this id. Raises CommandError, listing those there are."""
    force = Force.objects.filter(slug=slug).first()
    if force is None:
        known = ", ".join(Force.objects.order_by("slug").values_list("slug", flat=True)) or "none"
        raise CommandError(f"No force {slug!r} has a site here. There are: {known}.")
    return force
