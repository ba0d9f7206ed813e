"""Where the passphrase of an archive comes from: a file, the environment, or the keyboard. Never an argument."""

import getpass
import os
from pathlib import Path


def passphrase(file: Path | None, *, twice: bool = False) -> str:
    """Return the passphrase. Raises OSError when the file cannot be read or two inputs differ."""
    if file is not None:
        return file.read_text().rstrip("\r\n")
    if given := os.environ.get("ESTATE_PASSPHRASE"):
        return given
    words = getpass.getpass("Passphrase of the archive: ")
    if twice and getpass.getpass("Again: ") != words:
        raise OSError("The two passphrases differ.")
    return words
