"""Follows what happens to pages: the indexes are brought up to date after commit, once for a transaction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import post_page_move

from search.indexing.reindexing import reindex


class Pending:
    """What a transaction changed; called after its commit."""

    def __init__(self) -> None:
        self.ids: set[int] = set()
        self.paths: set[str] = set()
        self.is_done = False

    def __call__(self) -> None:
        """Index it."""
        self.is_done = True
        ids = set(self.ids)
        for path in self.paths:
            ids |= set(Page.objects.filter(path__startswith=path).values_list("pk", flat=True))
        reindex(ids)


def connect() -> None:
    """Connect the receivers. Historical models of migrations are no subclasses of these, so they do not fire."""
    post_save.connect(_page_saved, dispatch_uid="search-page-saved")
    post_delete.connect(_page_deleted, sender=Page, dispatch_uid="search-page-deleted")
    post_page_move.connect(_page_moved, dispatch_uid="search-page-moved")
    for signal in (post_save, post_delete):
        signal.connect(_restriction_changed, sender=PageViewRestriction, dispatch_uid=f"search-rule-{id(signal)}")


def note(*, ids: Iterable[int] = (), paths: Iterable[str] = ()) -> None:
    """Have these pages, and everything under these tree paths, indexed when the transaction commits."""
    # One entry for a transaction: opening a force saves hundreds of pages. A rollback drops it with the others.
    waiting = (entry[1] for entry in connection.run_on_commit)
    noted = next((each for each in waiting if isinstance(each, Pending) and not each.is_done), None)
    pending = noted or Pending()
    pending.ids.update(ids)
    pending.paths.update(paths)
    if noted is None:
        transaction.on_commit(pending, robust=True)


def _page_saved(*, sender: type[Any], instance: Any, raw: bool = False, **_: Any) -> None:
    if not raw and issubclass(sender, Page):
        note(ids=[instance.pk])


def _page_deleted(*, instance: Page, **_: Any) -> None:
    note(ids=[instance.pk])


def _page_moved(*, instance: Page, **_: Any) -> None:
    note(paths=[instance.path])


def _restriction_changed(*, instance: PageViewRestriction, **_: Any) -> None:
    note(paths=[instance.page.path])
