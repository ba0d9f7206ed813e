"""Publishing what is due, one page at a time: a form that may not go live holds up nobody else."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Page, Revision

from reporting.authoring.refusal import PublishRefused
from sites.access.approval.recipients import works_on
from soh.core import clock

logger = logging.getLogger(__name__)

REFUSED = "reporting.scheduled_publication_refused"


@dataclass
class Outcome:
    """Titles of what went live and of what was refused, and of what failed for another reason."""

    published: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def publish_due() -> Outcome:
    """Publish every revision whose time has come.

    A refused form keeps its live version; its revision is taken off the schedule, and its author and the
    page's owner get an e-mail that says why. Any other failure leaves the revision on the schedule for the
    next run.
    """
    outcome = Outcome()
    due = Revision.objects.filter(approved_go_live_at__lt=clock.now()).order_by("approved_go_live_at")
    for revision in due:
        try:
            with transaction.atomic():
                revision.publish(log_action="wagtail.publish.scheduled")
        except PublishRefused as refusal:
            _decline(revision, refusal)
            outcome.refused.append(revision.object_str)
        except Exception:
            logger.exception("Scheduled publication of revision %s failed", revision.pk)
            outcome.failed.append(revision.object_str)
        else:
            outcome.published.append(revision.object_str)
    return outcome


def expire_due() -> None:
    """Unpublish every page and other content whose time has run out."""
    models = [
        Page,
        *(each for each in apps.get_models() if issubclass(each, DraftStateMixin) and not issubclass(each, Page)),
    ]
    for model in models:
        for expired in list(model.objects.filter(live=True, expire_at__lt=clock.now()).order_by("expire_at")):
            expired.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


@transaction.atomic
def _decline(revision: Revision, refusal: PublishRefused) -> None:
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    page = revision.content_object
    log(page, REFUSED, revision=revision, data={"reasons": list(refusal.reasons)})
    logger.warning("Scheduled publication of page %s refused: %s", page.pk, "; ".join(refusal.reasons))
    people = get_user_model().objects.filter(pk__in={revision.user_id, page.owner_id} - {None}, is_active=True)
    addresses = sorted({person.email for person in people if person.email and works_on(person, page)})
    transaction.on_commit(lambda: _tell(addresses, page.pk, refusal), robust=True)


def _tell(addresses: list[str], page_id: int, refusal: PublishRefused) -> None:
    address = settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_pages:edit", args=[page_id])
    reasons = "\n".join(f"- {reason}" for reason in refusal.reasons)
    message = (
        f"“{refusal.title}” was scheduled to go live, but it has errors and was not published. "
        f"What was live before is still live.\n\n{reasons}\n\n"
        f"Correct the form, then publish or schedule it again:\n{address}\n"
    )
    for person in addresses:
        send_mail(f"Not published: {refusal.title}", message, None, [person])
