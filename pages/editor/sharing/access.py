"""Whose pages somebody may look at and decide on. What is not theirs is missing."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from wagtail.models import Page

from pages.editor.start_page import sites_of
from pages.sharing.records import Localisation
from pages.types.adopted import AdoptedPage
from sites.access.trees import own_trees
from sites.forces import hosts
from sites.forces.hosts import HostedSite


def force_sites_of(user: Any) -> list[HostedSite]:
    """Return the forces' sites on which the person works."""
    return [site for site in sites_of(user) if site.force is not None]


def page_of_force(request: HttpRequest, page_id: int) -> Page:
    """Return a page in a tree of one of the person's forces. Raises Http404."""
    page = Page.objects.filter(pk=page_id).first()
    if page is None or not _works_on(request.user, page):
        raise Http404
    return page.specific


def tied_page(request: HttpRequest, page_id: int) -> Page:
    """Return an adopted or localised page of one of the person's forces. Raises Http404."""
    page = page_of_force(request, page_id)
    if not isinstance(page, AdoptedPage) and not Localisation.objects.filter(page_id=page.pk).exists():
        raise Http404
    return page


def require_publisher(user: Any, page: Page) -> None:
    """Raise PermissionDenied for whoever may not publish this page."""
    if not page.permissions_for_user(user).can_publish():
        raise PermissionDenied


def _works_on(user: Any, page: Page) -> bool:
    site = hosts.site_of_path(page.path)
    if site is None or site.force is None:
        return False
    return bool(user.is_superuser or page.path.startswith(own_trees(user) or ("-",)))
