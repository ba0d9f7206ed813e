"""An e-mail to the force's duty address that a report waits. It holds no answer, no kind of crime and no name."""

from django.core.mail import send_mail

from reporting.delivery.models import OutboxEntry
from sites.forces.models import Force


class EmailNotice:
    """A neutral notice with the reference only."""

    def __init__(self, force: Force) -> None:
        self.force = force

    def deliver(self, entry: OutboxEntry) -> None:
        """Send the notice. Raises what the mail backend raises."""
        send_mail(
            subject=f"{self.force.short_name}: something new is waiting in your inbox",
            message=f"Reference {entry.report.reference}. Sign in to the inbox to read it.",
            from_email=None,
            recipient_list=[self.force.notice_email],
        )
