"""`manage.py rewrap_keys`: wrap the forces' private keys under a new FORCE_KEY_ENCRYPTION_KEY, while all runs."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sites.forces import keys
from sites.forces.models import Force
from soh.core import audit, sealing, tenancy


class Command(BaseCommand):
    """Each force in a transaction of its own; run it again after an interruption."""

    help = "Wrap the forces' private keys under the present FORCE_KEY_ENCRYPTION_KEY."

    def handle(self, *args: Any, **options: Any) -> None:
        """Wrap, audit, and say what was done and what could not be."""
        failed = []
        for force in Force.objects.order_by("slug"):
            try:
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
            except keys.NoPrivateKeyHere as error:
                raise CommandError(str(error)) from error
            except sealing.CannotOpen:
                failed.append(force.slug)
                continue
            self.stdout.write(f"{force.slug}: {changed} wrapped anew")
        if failed:
            raise CommandError(
                f"No configured key opens the keys of: {', '.join(failed)}. "
                "Put the value of before into FORCE_KEY_ENCRYPTION_KEY_FALLBACKS and run this again."
            )
        self.stdout.write("Every private key is under the present FORCE_KEY_ENCRYPTION_KEY.")
