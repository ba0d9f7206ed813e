"""The demo's virus scanner: clamd with one harmless signature, where it is installed and no other is named."""

import os
import shutil

from soh.operations import clamd
from soh.operations.demo.family import Member
from soh.operations.demo.terminal import say
from soh.operations.postgres.layout import data_folder


def prepare() -> list[Member]:
    """Return the scanner as a process to start, and let the others know its address; none where there is no clamd."""
    if os.environ.get("CLAMD_URL"):
        return []
    program = shutil.which("clamd")
    folder = data_folder() / "clamd"
    if program is None or len(str(folder)) > clamd.LONGEST_FOLDER:
        say("  No virus scanner: files that people send wait to be checked (apt-get install clamav-daemon).")
        return []
    os.environ["CLAMD_URL"] = clamd.address(folder)
    command = [program, "--config-file", str(clamd.prepare(folder))]
    return [Member("virus scanner", command, {"PATH": os.environ.get("PATH", "")})]
