"""One wrapping key for all forces, from the environment: FORCE_KEY_ENCRYPTION_KEY."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sites.forces.key_services.port import CannotDestroy, NoPrivateKeyHere
from soh.core import sealing

_ID = "environment"


class EnvironmentKeys:
    """The key of now wraps; those of before open. There is one for all forces, so none is destroyed for one force."""

    def __init__(self, current: str, before: Sequence[str] = ()) -> None:
        self._texts = (current, *before)

    def key_for(self, owner: str) -> str:
        """Return the id of the only key. Raises NoPrivateKeyHere when there is none."""
        _bytes(self._texts[0])
        return _ID

    def generate(self, owner: str) -> str:
        """Refused: who runs the platform sets a new value."""
        raise CannotDestroy("Set a new FORCE_KEY_ENCRYPTION_KEY, with the old one among the fallbacks, and rewrap.")

    def wrap(self, *, key_id: str, secret: bytes, place: sealing.Place) -> bytes:
        """Return a secret under the key of now."""
        return sealing.seal(key=_bytes(self._texts[0]), plaintext=secret, place=place)

    def unwrap(self, *, wrapped: bytes, place: sealing.Place) -> bytes:
        """Open by the key of now or one of before. Raises NoPrivateKeyHere, CannotOpen."""
        for key in self._keys():
            with suppress(sealing.CannotOpen):
                return sealing.unseal(key=key, ciphertext=wrapped, place=place)
        raise sealing.CannotOpen("no key encryption key of this process fits")

    def is_current(self, *, owner: str, wrapped: bytes, place: sealing.Place) -> bool:
        """Whether the key of now opens it."""
        with suppress(sealing.CannotOpen):
            sealing.unseal(key=_bytes(self._texts[0]), ciphertext=wrapped, place=place)
            return True
        return False

    def derive(self, purpose: bytes) -> bytes:
        """Work it out of the key of now."""
        return HKDF(hashes.SHA256(), 32, None, purpose).derive(_bytes(self._texts[0]))

    def destroy(self, owner: str) -> list[str]:
        """Refused: it opens the other forces' keys, too."""
        raise CannotDestroy("FORCE_KEY_ENCRYPTION_KEY is all forces' and stays.")

    def destroy_old(self, owner: str) -> list[str]:
        """None: who runs the platform takes fallbacks out."""
        return []

    def _keys(self) -> Iterator[bytes]:
        return (_bytes(text) for text in self._texts)


def _bytes(text: str) -> bytes:
    if not text:
        raise NoPrivateKeyHere("FORCE_KEY_ENCRYPTION_KEY is not set in this process")
    key = sealing.from_text(text)
    if len(key) != 32:
        raise NoPrivateKeyHere("FORCE_KEY_ENCRYPTION_KEY must be 32 bytes as URL-safe base64")
    return key
