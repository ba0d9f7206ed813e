"""What every act on a force's adopted and localised pages has in common: one transaction, one audit event, one
line in the page's history.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from wagtail.log_actions import log
from wagtail.models import Page, Revision

from sites.forces import hosts
from soh.core import audit, tenancy


class Refused(Exception):
    """The act is not possible; the message says why, in words for editors."""


def force_of(page: Page) -> int:
    """Return the force in whose tree a page stands. Raises Refused for a national page."""
    site = hosts.site_of_path(page.path or "")
    if site is None or site.force is None:
        raise Refused("This page belongs to no force.")
    return site.force.id


@contextmanager
def act(*, page: Page, actor: Any, action: str, **detail: Any) -> Iterator[None]:
    """One transaction of the page's force, with its audit event. `actor`: a person, or None for the platform."""
    force_id = force_of(page)
    with tenancy.transaction(force_id):
        yield
        who = f"user:{actor.pk}" if actor is not None else "system"
        audit.record(force_id=force_id, actor=who, action=f"page.{action}", subject=f"page:{page.pk}", **detail)
        log(Page.objects.get(pk=page.pk), f"soh.{action}", user=actor, data=detail)


def live_revision(page: Page) -> Revision:
    """Return the revision of a national page that visitors see. Raises Refused for a page that has none."""
    found = Revision.objects.filter(pk=page.live_revision_id).first() if page.live else None
    if found is None:
        raise Refused(f"The national page “{page.title}” is not published, or was withdrawn.")
    return found


def words_at(page: Page, revision: Revision) -> Any:
    """Return a page with the words that it had in one of its revisions."""
    return page.specific.with_content_json(revision.content)
