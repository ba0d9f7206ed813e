"""What visitors may see listed: the API, the sitemap, search, menus and links all ask here."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page, PageViewRestriction

from pages.library.adoption import adoption_models
from sites.forces.hosts import HostedSite


def visible(pages: Any) -> Any:
    """Narrow a page queryset to what may be listed: live, unrestricted, and no adoption of a page that is
    neither.

    Wagtail's `live()` and `public()` know nothing of an adoption's source.
    """
    gone, listed = Q(source__live=False), pages.live()
    for path in PageViewRestriction.objects.values_list("page__path", flat=True):
        gone |= Q(source__path__startswith=path)
        listed = listed.exclude(path__startswith=path)  # as `public()`, which would ask for the paths again
    for model in adoption_models():
        adoptions: Any = model._default_manager
        listed = listed.exclude(Exists(adoptions.filter(gone, page_ptr=OuterRef("pk"))))
    return listed


def pages_of(site: HostedSite, *, language: str | None = None) -> Any:
    """Return all pages in the trees of a site, in one language or in all, whether visitors may see them or
    not.
    """
    homes = [home for code, home in site.homes.items() if language in (None, code)]
    if not homes:
        return Page.objects.none()
    return Page.objects.filter(reduce(or_, (Q(path__startswith=home.path) for home in homes)))


def public_pages(site: HostedSite, *, language: str | None = None) -> Any:
    """Return the pages of a site that visitors may find, in one language or in all, in the order of the tree."""
    return visible(pages_of(site, language=language)).order_by("path")
