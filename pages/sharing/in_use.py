"""How many forces show a national page, or have made it their own."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from pages.library.adoption import adoption_models
from pages.sharing.records import Localisation
from sites.forces import hosts


def in_use_by(page: Page) -> int:
    """Return how many forces have adopted or localised this page or one under it."""
    paths: set[str] = set()
    for model in adoption_models():
        adoptions: Any = model._default_manager
        paths |= set(adoptions.filter(source__path__startswith=page.path).values_list("path", flat=True))
    paths |= set(Localisation.objects.filter(source__path__startswith=page.path).values_list("page__path", flat=True))
    sites = (hosts.site_of_path(path) for path in paths)
    return len({site.force.id for site in sites if site is not None and site.force is not None})
