"""A wrapping key for each force, one file each, in a folder that only staff web and worker can read.

It does what a key management service does, on a disk of one's own: keys have ids, come and go while the platform runs,
and with a force's keys all that is sealed to it is gone, in every backup too that does not hold this folder.
"""

import os
import re
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sites.forces.key_services.port import KeyServiceDown
from soh.core import sealing

_FORMAT = b"\x02"
"""Before the id of the key. What the environment's key wrapped begins with another byte."""
_NAME = re.compile(r"(?P<owner>[a-z0-9-]+)\.(?P<number>[0-9]{4})")
_END = ".key"
_INSTALLATION = "this-installation"


class FolderKeys:
    """Keys are files named by force and number; the highest number wraps. Without the folder it is down."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def key_for(self, owner: str) -> str:
        """Return the id of the newest key of an owner; the first is made now. Raises KeyServiceDown."""
        found = self._ids(owner)
        return found[-1] if found else self.generate(owner)

    def generate(self, owner: str) -> str:
        """Make the next key of an owner. Raises KeyServiceDown."""
        found = self._ids(owner)
        number = int(found[-1].rpartition(".")[2]) + 1 if found else 1
        key_id = f"{owner}.{number:04}"
        if not _NAME.fullmatch(key_id):
            raise ValueError(f"{owner!r} cannot own a key")
        try:
            _write(self._folder / f"{key_id}{_END}", sealing.to_text(sealing.new_key()))
        except FileExistsError:
            return key_id  # another process was quicker
        except OSError as error:
            raise KeyServiceDown(f"The key folder cannot be written: {type(error).__name__}") from error
        return key_id

    def wrap(self, *, key_id: str, secret: bytes, place: sealing.Place) -> bytes:
        """Return a secret under a key, with the key's id before it. Raises KeyServiceDown."""
        name = key_id.encode()
        return _FORMAT + bytes([len(name)]) + name + sealing.seal(key=self._key(key_id), plaintext=secret, place=place)

    def unwrap(self, *, wrapped: bytes, place: sealing.Place) -> bytes:
        """Open what was wrapped here. Raises KeyServiceDown, CannotOpen."""
        key_id, rest = _parts(wrapped)
        return sealing.unseal(key=self._key(key_id), ciphertext=rest, place=place)

    def is_current(self, *, owner: str, wrapped: bytes, place: sealing.Place) -> bool:
        """Whether it names the newest key of the owner. Raises KeyServiceDown."""
        try:
            return _parts(wrapped)[0] == self.key_for(owner)
        except sealing.CannotOpen:
            return False

    def derive(self, purpose: bytes) -> bytes:
        """Work it out of a key of the installation's own. Raises KeyServiceDown."""
        found = self._ids(_INSTALLATION) or [self.generate(_INSTALLATION)]
        return HKDF(hashes.SHA256(), 32, None, purpose).derive(self._key(found[0]))

    def destroy(self, owner: str) -> list[str]:
        """Destroy every key of an owner. Raises KeyServiceDown."""
        return self._remove(self._ids(owner))

    def destroy_old(self, owner: str) -> list[str]:
        """Destroy the keys of an owner but the newest. Raises KeyServiceDown."""
        return self._remove(self._ids(owner)[:-1])

    def _ids(self, owner: str) -> list[str]:
        try:
            names = sorted(name.removesuffix(_END) for name in os.listdir(self._folder) if name.endswith(_END))
        except OSError as error:
            raise KeyServiceDown(f"The key folder cannot be read: {type(error).__name__}") from error
        return [name for name in names if (match := _NAME.fullmatch(name)) and match["owner"] == owner]

    def _key(self, key_id: str) -> bytes:
        if not _NAME.fullmatch(key_id):
            raise sealing.CannotOpen("no key has such an id")
        try:
            return sealing.from_text((self._folder / f"{key_id}{_END}").read_text().strip())
        except FileNotFoundError as error:
            if not self._folder.is_dir():
                raise KeyServiceDown("The key folder is not there") from error
            raise sealing.CannotOpen("this key was destroyed") from error
        except OSError as error:
            raise KeyServiceDown(f"The key folder cannot be read: {type(error).__name__}") from error

    def _remove(self, ids: list[str]) -> list[str]:
        for key_id in ids:
            file = self._folder / f"{key_id}{_END}"
            try:
                with file.open("r+b") as content:  # the disk may keep copies; the name at least leads nowhere
                    content.write(b"\x00" * file.stat().st_size)
                    os.fsync(content.fileno())
                file.unlink()
            except OSError as error:
                raise KeyServiceDown(f"A key could not be destroyed: {type(error).__name__}") from error
        return ids


def _parts(wrapped: bytes) -> tuple[str, bytes]:
    if wrapped[:1] != _FORMAT or len(wrapped) < 3:
        raise sealing.CannotOpen("not wrapped by this service")
    end = 2 + wrapped[1]
    return wrapped[2:end].decode(errors="replace"), wrapped[end:]


def _write(file: Path, text: str) -> None:
    """The whole file or none, on the disk before its key is used, and read by its owner only."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as output:
            output.write(text)
            output.flush()
            os.fsync(output.fileno())
        os.link(draft, file)  # fails when it is there already, which a rename would not
    finally:
        draft.unlink(missing_ok=True)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
