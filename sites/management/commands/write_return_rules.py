"""`manage.py write_return_rules`: write the rules by which a proxy leads beta visitors to the existing sites."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sites.governance import proxy_folder


class Command(BaseCommand):
    """The worker does this every minute; run it once when the proxy is set up."""

    help = "Write rules and switches into BETA_RULES_DIR. Names the files that changed: reload the proxy then."

    def handle(self, *args: Any, **options: Any) -> None:
        """Renew the folder."""
        if proxy_folder.folder() is None:
            raise CommandError("Set BETA_RULES_DIR to a folder that the proxy can read.")
        changed = proxy_folder.renew()
        self.stdout.write("\n".join(f"Changed: {name}" for name in changed) or "Nothing changed.")
