"""Keeps national entries that pages name from being deleted: references in the body of a page do not protect."""

from __future__ import annotations

from django.db.models.signals import pre_delete

from pages.library.entries import libraries
from pages.sharing.entries import guard_deletion


def connect() -> None:
    """Connect the guard to every library."""
    for model in libraries():
        pre_delete.connect(guard_deletion, sender=model, dispatch_uid=f"sharing-guard-{model.__name__}")
