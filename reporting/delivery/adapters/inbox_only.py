"""The null twin: the force looks into its inbox and wants no notice."""

from reporting.delivery.models import OutboxEntry


class InboxOnly:
    """Nothing is sent; the report is in the inbox."""

    def deliver(self, entry: OutboxEntry) -> None:
        """Succeed."""
