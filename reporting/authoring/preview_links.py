"""Links to a draft for people without an account: signed, for a week, and void once the form is published or the
editor withdraws them. Nothing is kept of a link, so that nobody can read one out of the database.

The staff door signs them and the public one reads them. Their SECRET_KEYs differ, so the secret is one that both hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from wagtail.log_actions import log

from reporting.authoring.form_page import FormPage
from sites.forces import hosts
from sites.forces.hosts import HostedSite
from soh.accounts.models import User
from soh.core import audit, tenancy, versions

LASTS = timedelta(days=7)
SHARED, WITHDRAWN = "reporting.draft_shared", "reporting.draft_links_withdrawn"
PATH = "try-a-draft"
_SALT = "link to a draft"


@dataclass(frozen=True, slots=True)
class PreviewLink:
    """An address, and whether its site answers visitors at all."""

    url: str
    is_open: bool


def share(*, page: FormPage, actor: User) -> PreviewLink | None:
    """Make a link to the newest draft; None for a page that stands on no site."""
    site = hosts.site_of_path(page.path)
    if site is None:
        return None
    token = signing.dumps(_claims(page), key=settings.IDEMPOTENCY_SECRET, salt=_SALT)
    _write_down(page, site, SHARED, "form.draft_shared", actor)
    return PreviewLink(f"{site.root_url}/{PATH}/{token}/", site.is_public)


def withdraw(*, page: FormPage, actor: User) -> None:
    """Make every link to the page's draft void."""
    with transaction.atomic():
        _write_down(page, hosts.site_of_path(page.path), WITHDRAWN, "form.draft_links_withdrawn", actor)
        versions.bump(_scope(page.pk))


def shared_draft(token: str, *, site: HostedSite) -> FormPage | None:
    """The newest draft that a link leads to on this site; None when it is none of ours, void or old."""
    try:
        claims = signing.loads(token, key=settings.IDEMPOTENCY_SECRET, salt=_SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    page = FormPage.objects.filter(pk=claims[0]).first()
    if page is None or claims != _claims(page):
        return None
    home = hosts.site_of_path(page.path)
    if home is None or home.site_id != site.site_id:
        return None
    draft: FormPage = page.get_latest_revision_as_object()
    return draft


def _claims(page: FormPage) -> list[int]:
    """What a link is good for: this page, as long as neither of the other two moves."""
    live = FormPage.objects.values_list("live_revision_id", flat=True).get(pk=page.pk)
    return [page.pk, live or 0, *versions.current(_scope(page.pk))]


def _scope(page_id: int) -> str:
    return f"draft-links:{page_id}"


def _write_down(page: FormPage, site: HostedSite | None, action: str, event: str, actor: User) -> None:
    """In the page's history, and in the audit log of the force in whose tree it stands."""
    with transaction.atomic():
        log(page, action, user=actor)
        if site is not None and site.force is not None:
            with tenancy.transaction(site.force.id):
                audit.record(
                    force_id=site.force.id,
                    actor=f"user:{actor.pk}",
                    action=event,
                    subject=f"form:{page.translation_key}",
                    page=page.pk,
                )
