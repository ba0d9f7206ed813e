"""Keeps what each process knows of pages current: a change bumps a version in the writer's own transaction."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import post_page_move

from pages.library.entries import LibraryEntry, libraries
from sites.forces import hosts
from sites.forces.hosts import EVERYWHERE
from sites.forces.models import Force
from soh.core import versions

_DRAFT_FIELDS = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
        "wagtail_admin_comments",
    }
)
"""What changes while nothing that visitors see does."""


def connect() -> None:
    """Connect the receivers. Historical models of migrations are no subclasses of these, so they do not fire."""
    post_save.connect(_page_saved, dispatch_uid="pages-page-saved")
    post_delete.connect(_page_deleted, sender=Page, dispatch_uid="pages-page-deleted")
    post_page_move.connect(_page_moved, dispatch_uid="pages-page-moved")
    for signal in (post_save, post_delete):
        signal.connect(_restriction_changed, sender=PageViewRestriction, dispatch_uid=f"pages-rule-{id(signal)}")
        signal.connect(_force_changed, sender=Force, dispatch_uid=f"pages-force-{id(signal)}")
        for model in libraries():
            uid = f"pages-{model.__name__}-{id(signal)}"
            signal.connect(_entry_changed, sender=model, dispatch_uid=uid)


def scope_of_path(path: str) -> str | None:
    """Return the version scope of what shows the page with this tree path; None outside every site's trees.

    National content is shown by every force.
    """
    site = hosts.site_of_path(path or "")
    if site is None:
        return None
    return EVERYWHERE if site.force is None else site.version_scope


def _bump(*paths: str) -> None:
    scopes = {scope for scope in map(scope_of_path, paths) if scope}
    if scopes:
        versions.bump(*scopes)


def _page_saved(*, sender: type[Any], instance: Any, update_fields: frozenset[str] | None = None, **_: Any) -> None:
    if not issubclass(sender, Page) or (update_fields is not None and update_fields <= _DRAFT_FIELDS):
        return
    _bump(instance.path)


def _page_deleted(*, instance: Page, **_: Any) -> None:
    _bump(instance.path)


def _page_moved(*, instance: Page, parent_page_before: Page, **_: Any) -> None:
    _bump(parent_page_before.path, instance.path)


def _restriction_changed(*, instance: PageViewRestriction, **_: Any) -> None:
    _bump(instance.page.path)


def _force_changed(*, instance: Force, **_: Any) -> None:
    versions.bump(f"site:{instance.site_id}")


def _entry_changed(*, instance: LibraryEntry, **_: Any) -> None:
    versions.bump(f"site:{instance.force.site_id}" if instance.force else EVERYWHERE)
