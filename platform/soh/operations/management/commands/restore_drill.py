"""`manage.py restore_drill --into FOLDER`: prove that the backup of now opens, without touching what runs."""

import json
import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from soh.core import sealing
from soh.operations.postgres import PostgresError
from soh.operations.restore.drill import SECRET, Drill
from soh.operations.restore.ledger import ledger


class Command(BaseCommand):
    """Dumps, restores, opens every report and file there, and compares. Delete the folder afterwards."""

    help = "Dump the platform, restore it into an empty folder and open everything there."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder, and who may dump."""
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--into", type=Path, help="An empty folder with room for database and files")
        what.add_argument("--ledger", type=Path, help="Only write down, in digests, what this database promises")
        parser.add_argument("--superuser-url", default="", help="Of the database; not needed for the embedded one")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and say what was found; an error when anything is not as it was."""
        if options["ledger"]:
            references = ledger(sealing.from_text(os.environ[SECRET]))
            options["ledger"].write_text(json.dumps(references))
            options["ledger"].chmod(0o600)
            return
        drill = Drill(options["into"].absolute(), options["superuser_url"])
        try:
            findings = drill.run()
        except PostgresError as error:
            raise CommandError(str(error)) from error
        for finding in findings:
            unread = f", {finding.unreadable_before} of them opened nowhere before" if finding.unreadable_before else ""
            state = "all as they were" if finding.is_whole else f"{len(finding.missing)} missing"
            changed = f", {len(finding.changed)} changed" if finding.changed else ""
            self.stdout.write(f"{finding.promised} {finding.words}: {state}{changed}{unread}")
        self.stdout.write(", ".join(f"{name} {seconds:.1f} s" for name, seconds in drill.seconds.items()))
        if not all(finding.is_whole for finding in findings):
            raise CommandError("The restored platform is not what was promised.")
        closed = sum(finding.unreadable_before for finding in findings)
        words = "Everything opens" if not closed else f"Everything is as it was, and {closed} opened nowhere"
        self.stdout.write(f"{words}. The copy is in {drill.folder}: delete it when you have looked.")
