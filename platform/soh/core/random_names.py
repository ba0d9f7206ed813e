"""Storage that gives every file a random name: nobody finds one by guessing, and no name tells what is in it."""

import secrets
from pathlib import PurePosixPath

from django.core.files.storage import FileSystemStorage

_LONGEST_ENDING = 6


class RandomNamesStorage(FileSystemStorage):
    """Keeps folder and ending of the name that was asked for; 128 bits of chance stand in place of the rest."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """Return a name that no file has."""
        asked = PurePosixPath(str(name).replace("\\", "/"))
        ending = asked.suffix.lower() if len(asked.suffix) <= _LONGEST_ENDING else ""
        fresh = str(asked.with_name(f"{secrets.token_hex(16)}{ending}"))
        return super().get_available_name(fresh, max_length)
