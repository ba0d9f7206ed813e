"""Outlets: one file each, with a null twin."""

from reporting.delivery.adapters.email import EmailNotice
from reporting.delivery.adapters.inbox_only import InboxOnly
from reporting.delivery.ports import Outlet
from sites.forces.models import Force


def outlet_of(force: Force) -> Outlet:
    """Return how this force wants to be told."""
    return EmailNotice(force) if force.notice_email else InboxOnly()
