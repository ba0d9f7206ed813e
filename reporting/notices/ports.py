"""What the sender asks of the outside world."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent: neutral words to one address. `reference` names this notice alone, the same in each try."""

    channel: str
    address: str
    subject: str
    text: str
    reference: str


class Refused(Exception):
    """The provider will never take it; `reason` is a code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TryLater(Exception):
    """It was not taken now; the same may be sent later."""


class OutcomeUnknown(Exception):
    """Nobody can tell whether it was taken, and the provider cannot be asked."""


class Notifier(Protocol):
    """A way out for notices."""

    channels: frozenset[str]
    """Which it can send by."""
    remembers: bool
    """Whether it can be asked if a message was taken before."""

    def send(self, message: Message, *, is_repeated: bool) -> str:
        """Send; return the provider's id, empty where it has none. Raises Refused, TryLater, OutcomeUnknown.

        One that is repeated may have been taken before: it is not sent twice.
        """

    def outcome(self, provider_id: str) -> str:
        """Return `delivered`, `failed`, or nothing while it is not known. Raises TryLater."""
