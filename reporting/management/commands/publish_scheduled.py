"""Publish and expire what is due.

Replaces Wagtail's command of this name, which stops at the first page it cannot publish.
"""

from typing import Any

from django.core.management.base import CommandError
from wagtail.management.commands.publish_scheduled import Command as StockCommand

from reporting.authoring.scheduling import expire_due, publish_due


class Command(StockCommand):
    """Options are those of the stock command."""

    help = "Publish scheduled pages and unpublish expired ones. Editors of refused forms are told."

    def handle(self, *args: Any, **options: Any) -> None:
        """Expire, then publish, as the stock command does."""
        if options["dryrun"]:
            super().handle(*args, **options)
            return
        expire_due()
        outcome = publish_due()
        for title in outcome.refused:
            self.stderr.write(f"Refused: {title}. Its editor has been told why.")
        if outcome.failed:
            failed = ", ".join(outcome.failed)
            raise CommandError(f"Could not publish: {failed}. They stay scheduled; the log says why.")
