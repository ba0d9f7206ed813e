"""Which service keeps the keys that wrap the forces' private keys: chosen by settings, and never at the public door."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from sites.forces.key_services.environment import EnvironmentKeys
from sites.forces.key_services.folder import FolderKeys
from sites.forces.key_services.port import (
    CannotDestroy,
    KeyService,
    KeyServiceDown,
    NoPrivateKeyHere,
)

__all__ = ["CannotDestroy", "KeyService", "KeyServiceDown", "NoPrivateKeyHere", "configured", "current", "is_here"]


def is_here() -> bool:
    """Whether this process was given a key service. The public process never has one, whatever its environment says."""
    return settings.MAY_OPEN_REPORTS and bool(settings.KEY_SERVICE_FOLDER or settings.FORCE_KEY_ENCRYPTION_KEY)


def current() -> KeyService:
    """Return the service that wraps from now on. Raises NoPrivateKeyHere."""
    return next(configured())


def configured() -> Iterator[KeyService]:
    """Yield the service of now, then that of before, while keys are still wrapped there. Raises NoPrivateKeyHere."""
    if not settings.MAY_OPEN_REPORTS:
        raise NoPrivateKeyHere("The public process opens nothing, whatever keys its environment holds")
    if settings.KEY_SERVICE_FOLDER:
        yield FolderKeys(Path(settings.KEY_SERVICE_FOLDER))
        if not settings.FORCE_KEY_ENCRYPTION_KEY:
            return
    yield EnvironmentKeys(settings.FORCE_KEY_ENCRYPTION_KEY, tuple(settings.FORCE_KEY_ENCRYPTION_KEY_FALLBACKS))
