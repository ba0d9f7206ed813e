"""A neutral e-mail to a force's duty address: something about a hand-over waits. It names no report and no force."""

from django.core.mail import send_mail

from sites.forces.models import Force
from soh.core import jobs

TELL = "reporting.tasks.tell_of_hand_over"


def owe(*, force_id: int) -> None:
    """Let the worker tell a force, once this transaction has committed."""
    jobs.defer(TELL, force_id=force_id)


def tell(*, force_id: int) -> int:
    """Write to the force; return how many messages. Raises what the mail backend raises."""
    force = Force.objects.filter(pk=force_id).first()
    if force is None or not force.notice_email:
        return 0
    return send_mail(
        subject=f"{force.short_name}: something new is waiting in your inbox",
        message="It is about a report that passes between two forces. Sign in and look under Hand-overs.",
        from_email=None,
        recipient_list=[force.notice_email],
    )
