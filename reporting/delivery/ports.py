"""What delivery asks of the outside world."""

from typing import Protocol

from reporting.delivery.models import OutboxEntry


class Outlet(Protocol):
    """A way to tell a force that something waits for it."""

    def deliver(self, entry: OutboxEntry) -> None:
        """Tell the force. Raises when it could not be told; called again until it succeeds, so it may be told twice."""
