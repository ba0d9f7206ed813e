"""Where sealed pieces lie: a storage of their own, that no address leads to.

A name tells the force, the day and nothing else. A piece that no row knows is deleted after two days.
"""

import contextlib
import os
import secrets
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, storages

from soh.core import clock

ALIAS = "evidence"
KEPT_WITHOUT_ROW = timedelta(days=2)


class SealedPiecesStorage(FileSystemStorage):
    """Files that only the platform's own account reads. Their times are rounded, as the rows' times are."""

    def __init__(self) -> None:
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700)

    @property
    def base_location(self) -> str:
        """The folder that the settings name now."""
        return str(settings.EVIDENCE_ROOT)

    @property
    def location(self) -> str:
        """The same as an absolute path."""
        return os.path.abspath(self.base_location)

    def _save(self, name: str, content: "File[bytes]") -> str:
        saved = str(super()._save(name, content))  # type: ignore[misc]
        moment = clock.coarse(clock.now()).timestamp()
        os.utime(self.path(saved), (moment, moment))
        return saved


def put(*, force_id: int, sealed: bytes) -> str:
    """Store a piece; return its name. Raises OSError when there is no room."""
    day = clock.now().date().isoformat()
    return storages[ALIAS].save(f"{force_id}/{day}/{secrets.token_hex(20)}", ContentFile(sealed))


def get(name: str) -> bytes:
    """Return a piece. Raises OSError (FileNotFoundError) when it is not there."""
    with storages[ALIAS].open(name, "rb") as file:
        return bytes(file.read())


def remove(names: Iterable[str]) -> None:
    """Delete pieces; one that is gone already counts as deleted."""
    for name in names:
        with contextlib.suppress(FileNotFoundError):
            storages[ALIAS].delete(name)


def days_of(force_id: int) -> list[str]:
    """Return the folders of a force's pieces that are old enough to be swept."""
    try:
        folders, _ = storages[ALIAS].listdir(str(force_id))
    except FileNotFoundError:
        return []
    youngest = (clock.now() - KEPT_WITHOUT_ROW).date().isoformat()
    return sorted(f"{force_id}/{folder}" for folder in folders if folder <= youngest)


def remove_all(force_id: int) -> int:
    """Delete every piece of a force that is no more on the platform, with its folders; return how many."""
    try:
        folders, _ = storages[ALIAS].listdir(str(force_id))
    except FileNotFoundError:
        return 0
    deleted = 0
    for folder in (f"{force_id}/{name}" for name in folders):
        names = names_in(folder)
        remove(names)
        storages[ALIAS].delete(folder)
        deleted += len(names)
    storages[ALIAS].delete(str(force_id))
    return deleted


def names_in(folder: str) -> list[str]:
    """Return the pieces in a folder."""
    _, files = storages[ALIAS].listdir(folder)
    return [str(Path(folder) / name) for name in files]


def forces() -> list[int]:
    """Return the forces that have pieces here, also those that are on the platform no more."""
    try:
        folders, _ = storages[ALIAS].listdir("")
    except FileNotFoundError:
        return []
    return [int(folder) for folder in folders if folder.isdigit()]
