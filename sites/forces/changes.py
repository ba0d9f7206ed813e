"""Keeps every process's table of hosts current: a saved site, force or locale bumps the version in its transaction."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale, Site

from sites.forces.hosts import HOSTS
from sites.forces.models import Force
from soh.core import versions


def _bump(**_: Any) -> None:
    versions.bump(HOSTS)


def connect() -> None:
    """Connect by class, so that historical models of migrations do not fire."""
    for model in (Site, Force, Locale):
        post_save.connect(_bump, sender=model, dispatch_uid=f"hosts-save-{model.__name__}")
        post_delete.connect(_bump, sender=model, dispatch_uid=f"hosts-delete-{model.__name__}")
