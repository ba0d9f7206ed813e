"""What a key service can do: make a wrapping key, wrap and unwrap by its id, destroy it. Shaped as key management
services are, so that one of them can stand here; it may be down, and reports come in all the same.
"""

from typing import Protocol

from soh.core import sealing


class NoPrivateKeyHere(Exception):
    """This process can seal reports, not open them: it has no key service, or has it not just now."""


class KeyServiceDown(NoPrivateKeyHere):
    """The key service does not answer. Nothing is lost and nothing decided: try again later."""


class CannotDestroy(Exception):
    """This service cannot destroy a key, because others depend on it or because it does not hold it."""


class KeyService(Protocol):
    """Keeps wrapping keys and gives out none of them. `owner` is a force's slug."""

    def key_for(self, owner: str) -> str:
        """Return the id of the key that wraps for an owner now. Raises KeyServiceDown, CannotOpen without one."""

    def generate(self, owner: str) -> str:
        """Make a new wrapping key for an owner and return its id: it wraps from now on. Raises KeyServiceDown."""

    def wrap(self, *, key_id: str, secret: bytes, place: sealing.Place) -> bytes:
        """Return a secret wrapped, bound to its place. What comes back says which key it needs."""

    def unwrap(self, *, wrapped: bytes, place: sealing.Place) -> bytes:
        """Open what was wrapped. Raises KeyServiceDown, CannotOpen when it is not of this service."""

    def is_current(self, *, owner: str, wrapped: bytes, place: sealing.Place) -> bool:
        """Whether a secret is wrapped under the key that wraps for this owner now."""

    def derive(self, purpose: bytes) -> bytes:
        """Return 32 bytes that this installation alone can work out, the same each time. Raises KeyServiceDown."""

    def destroy(self, owner: str) -> list[str]:
        """Destroy every wrapping key of an owner and return their ids. Raises CannotDestroy, KeyServiceDown."""

    def destroy_old(self, owner: str) -> list[str]:
        """Destroy the wrapping keys of an owner but the newest, and return their ids."""
