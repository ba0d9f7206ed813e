"""Ways out for notices, one file each."""

from django.conf import settings

from reporting.notices.adapters.notify import GovUkNotify
from reporting.notices.adapters.smtp import Smtp
from reporting.notices.ports import Notifier


def notifier() -> Notifier:
    """Return the way that this installation is set to."""
    return GovUkNotify() if settings.NOTICES_BY == "notify" else Smtp()
