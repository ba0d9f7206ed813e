"""`manage.py import_force FILE`: put a force's estate into this installation."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sites.forces.keys import NoPrivateKeyHere
from sites.provisioning.estate.archive import opened
from sites.provisioning.estate.envelope import CannotRead, WeakPassphrase
from sites.provisioning.estate.importing import CannotImport, import_estate
from sites.provisioning.estate.passphrase import passphrase
from sites.provisioning.estate.signature import NotSigned
from sites.provisioning.national import NotProvisioned


class Command(BaseCommand):
    """Import: all of it or nothing."""

    help = "Put a force's estate, written by export_force, into this installation."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, the address, and who must have signed it."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--signed-by", default="", help="Refuse another installation's archive than this one's")
        parser.add_argument("--hostname", default="", help="Another address than the archive's")
        parser.add_argument("--port", type=int, default=None)
        parser.add_argument("--passphrase-file", type=Path, help="Else ESTATE_PASSPHRASE, else asked for")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, write, and say what people must do now."""
        try:
            with opened(file=options["file"], passphrase=passphrase(options["passphrase_file"])) as archive:
                if options["signed_by"] and options["signed_by"] != archive.signed_by:
                    raise CommandError(f"{archive.signed_by} signed this archive, not {options['signed_by']}.")
                self.stdout.write(f"Signed by {archive.signed_by}, made {archive.manifest['made_at']}.")
                imported = import_estate(
                    archive=archive, actor="system:command", hostname=options["hostname"], port=options["port"]
                )
        except (
            CannotRead,
            CannotImport,
            NotSigned,
            NotProvisioned,
            NoPrivateKeyHere,
            WeakPassphrase,
            OSError,
        ) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{imported.force.name}: {imported.rows} rows, {imported.files} files and "
            f"{imported.pieces} pieces of files that people sent came in."
        )
        if imported.to_invite:
            self.stdout.write(f"These must set a new password: {', '.join(imported.to_invite)}.")
        for words in imported.not_found:
            self.stdout.write(f"  not found here, so nothing leads to it now: {words}")
