"""`manage.py rotate_keys`: give forces a new key pair while all runs, and tell how far that has come."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sites.forces import keys
from sites.forces.models import Force
from sites.forces.rotation import rotating, telling
from sites.forces.rotation.holders import Unregistered

_SLICE = 5.0


class Command(BaseCommand):
    """Reports are sealed to the new pair at once; the worker takes over what is sealed to the old one."""

    help = "Change the key pair of a force, of all, or show how far that has come (--status)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whose key, and what to do."""
        whose = parser.add_mutually_exclusive_group(required=True)
        whose.add_argument("--force", help="The force's id")
        whose.add_argument("--all", action="store_true", help="Every force, one after the other")
        parser.add_argument("--status", action="store_true", help="Only show the key ring and what hangs on each pair")
        parser.add_argument("--here", action="store_true", help="Take over here instead of leaving it to the worker")

    def handle(self, *args: Any, **options: Any) -> None:
        """Begin, go on, or tell."""
        for force in self._forces(options["force"]):
            if not options["status"]:
                self._begin(force, go_on=options["here"])
            if options["here"] and not options["status"]:
                self._take_over(force)
            self._tell(force)

    def _forces(self, slug: str | None) -> list[Force]:
        found = list(Force.objects.filter(**({"slug": slug} if slug else {})).order_by("slug"))
        if not found:
            raise CommandError(f"There is no force with the id {slug!r} here.")
        return found

    def _begin(self, force: Force, *, go_on: bool) -> None:
        try:
            rotation = rotating.begin(force=force, actor="system:command")
        except rotating.AlreadyRotating as error:
            if not go_on:
                raise CommandError(f"{error} See --status; --here goes on with it.") from error
            return
        except (keys.NoPrivateKeyHere, Unregistered) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{force.slug}: reports are sealed to pair {rotation.to_key} from now on")

    def _take_over(self, force: Force) -> None:
        before = -1
        while not rotating.go_on(force=force, seconds=_SLICE):
            rotation = rotating.running(force)
            if rotation is None or rotation.taken_over_at or rotation.rewrapped == before:
                return  # the rest is a matter of time, or of what --status tells
            before = rotation.rewrapped
            self.stdout.write(f"{force.slug}: {before} taken over")

    def _tell(self, force: Force) -> None:
        state = telling.standing(force)
        self.stdout.write(f"{force.slug}: {state.words}")
        for line in state.ring:
            self.stdout.write(f"  {line}")
