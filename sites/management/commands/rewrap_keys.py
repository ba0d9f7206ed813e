"""`manage.py rewrap_keys`: wrap the forces' private keys under a new FORCE_KEY_ENCRYPTION_KEY, while all runs."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sites.forces import key_services, keys
from sites.forces.models import Force
from soh.core import audit, sealing, tenancy


class Command(BaseCommand):
    """Each force in a transaction of its own; run it again after an interruption."""

    help = "Wrap the forces' private keys under the present FORCE_KEY_ENCRYPTION_KEY, or those of KEY_SERVICE_FOLDER."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what a folder of keys can do besides."""
        parser.add_argument("--generate", action="store_true", help="First make a new wrapping key for each force")
        parser.add_argument("--destroy-old", action="store_true", help="Then destroy the wrapping keys of before")

    def handle(self, *args: Any, **options: Any) -> None:
        """Wrap, audit, and say what was done and what could not be."""
        failed = []
        for force in Force.objects.order_by("slug"):
            try:
                if options["generate"]:
                    key_services.current().generate(force.slug)
                with tenancy.transaction(force):
                    changed = keys.wrap_anew(force=force)
                    if changed:
                        audit.record(
                            force_id=force.pk,
                            actor="system:command",
                            action="keys.rewrapped",
                            subject=f"force:{force.slug}",
                            how_many=changed,
                        )
                destroyed = self._destroy_old(force) if options["destroy_old"] else []
            except (keys.NoPrivateKeyHere, key_services.CannotDestroy) as error:
                raise CommandError(str(error)) from error
            except sealing.CannotOpen:
                failed.append(force.slug)
                continue
            ended = f", destroyed {', '.join(destroyed)}" if destroyed else ""
            self.stdout.write(f"{force.slug}: {changed} wrapped anew{ended}")
        if failed:
            raise CommandError(
                f"No configured key opens the keys of: {', '.join(failed)}. "
                "Put the value of before into FORCE_KEY_ENCRYPTION_KEY_FALLBACKS and run this again."
            )
        self.stdout.write("Every private key is under its present wrapping key.")

    def _destroy_old(self, force: Force) -> list[str]:
        destroyed = key_services.current().destroy_old(force.slug)
        if destroyed:
            with tenancy.transaction(force):
                audit.record(
                    force_id=force.pk,
                    actor="system:command",
                    action="keys.wrapping_keys_destroyed",
                    subject=f"force:{force.slug}",
                    keys=destroyed,
                )
        return destroyed
