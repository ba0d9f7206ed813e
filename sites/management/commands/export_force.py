"""`manage.py export_force <id> --output FILE`: a force's whole estate in one sealed and signed file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sites.forces.keys import NoPrivateKeyHere
from sites.forces.models import Force
from sites.provisioning.estate import archive, signature
from sites.provisioning.estate.envelope import WeakPassphrase
from sites.provisioning.estate.passphrase import passphrase


class Command(BaseCommand):
    """Export: content, reports, keys, files, audit. Nothing of another force."""

    help = "Write a force's whole estate into one file, sealed under a passphrase."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take force and file."""
        parser.add_argument("slug", help="The force's id")
        parser.add_argument("--output", required=True, type=Path, help="The file to write")
        parser.add_argument("--passphrase-file", type=Path, help="Else ESTATE_PASSPHRASE, else asked for")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, read back, and say what is in it."""
        force = Force.objects.select_related("site__root_page").filter(slug=options["slug"]).first()
        if force is None:
            raise CommandError(f"There is no force with the id {options['slug']!r} here.")
        try:
            words = passphrase(options["passphrase_file"], twice=True)
            manifest = archive.export(force=force, file=options["output"], passphrase=words, actor="system:command")
        except (WeakPassphrase, NoPrivateKeyHere, OSError) as error:
            raise CommandError(str(error)) from error
        rows = sum(table["rows"] for table in manifest["tables"].values())
        self.stdout.write(
            f"{manifest['name']}: {rows} rows, {len(manifest['files'])} files and {len(manifest['pieces'])} pieces of "
            f"files that people sent, in {options['output']}."
        )
        if manifest["lost_pieces"]:
            self.stdout.write(f"  {manifest['lost_pieces']} pieces are lost here: see docs/runbooks/evidence.md")
        for label, how_many in manifest["left_out"].items():
            self.stdout.write(f"  left out, because they lead to what is not the force's: {how_many} of {label}")
        self.stdout.write(f"Signed by {signature.own_fingerprint()}. Give the passphrase by another way than the file.")
