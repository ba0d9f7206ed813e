"""Keeps every process's knowledge of hosts and looks current: a saved row bumps the version in its transaction."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale, Page, Site

from sites.forces.branding import BrandPicture, Look, SiteLink
from sites.forces.hosts import HOSTS
from sites.forces.models import Force
from sites.forces.twin_rules import TwinRule
from soh.core import versions

HOME_DEPTH = 2


def _bump(**_: Any) -> None:
    versions.bump(HOSTS)


def _bump_site(*, instance: Any, **_: Any) -> None:
    site_id = Force.objects.filter(pk=instance.force_id).values_list("site_id", flat=True).first()
    if site_id is not None:
        versions.bump(f"site:{site_id}")


def _bump_home(*, instance: Any, created: bool, **_: Any) -> None:
    if created and isinstance(instance, Page) and instance.depth == HOME_DEPTH:
        versions.bump(HOSTS)


def connect() -> None:
    """Connect by class, so that historical models of migrations do not fire."""
    post_save.connect(_bump_home, dispatch_uid="hosts-home")  # a home in another language, of any page type
    for model in (Site, Force, Locale):
        post_save.connect(_bump, sender=model, dispatch_uid=f"hosts-save-{model.__name__}")
        post_delete.connect(_bump, sender=model, dispatch_uid=f"hosts-delete-{model.__name__}")
    for model in (Look, BrandPicture, SiteLink, TwinRule):
        post_save.connect(_bump_site, sender=model, dispatch_uid=f"look-save-{model.__name__}")
        post_delete.connect(_bump_site, sender=model, dispatch_uid=f"look-delete-{model.__name__}")
