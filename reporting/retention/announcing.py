"""A neutral e-mail to a force ahead of deletion: how many reports, and where to look. It names none."""

from django.core.mail import send_mail

from reporting.retention import due
from reporting.retention.periods import NOTICE
from sites.forces.models import Force
from soh.core import clock, tenancy

_COUNTED = 500


def announce(*, force_id: int) -> int:
    """Write to the force when reports will be deleted within the notice; return how many messages."""
    force = Force.objects.filter(pk=force_id).first()
    if force is None or not force.notice_email:
        return 0
    with tenancy.transaction(force_id):
        count = len(due.due_reports(force_id, by=clock.now() + NOTICE, most=_COUNTED))
    if not count:
        return 0
    how_many = f"{_COUNTED} or more reports" if count == _COUNTED else f"{count} report{'s' if count > 1 else ''}"
    return send_mail(
        subject=f"{force.short_name}: reports will be deleted soon",
        message=f"{how_many} will be deleted within {NOTICE.days} days, because the time to keep them is over. "
        "Supervisors can look under Reports inbox, Retention, and hold what is still needed.",
        from_email=None,
        recipient_list=[force.notice_email],
    )
