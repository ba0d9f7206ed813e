"""The national site: home of the library that forces adopt."""

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from sites.access.roles import Role
from sites.forces.hosts import HOSTS
from sites.provisioning import people, trees
from sites.provisioning.library.national import NATIONAL_LIBRARY, Library
from sites.provisioning.national_library import LANGUAGES, fill_library
from soh.core import versions

_SLUG = "national"


class NotProvisioned(Exception):
    """There is no national site yet."""


def provision_national(*, port: int | None = None, library: Library = NATIONAL_LIBRARY) -> Site:
    """Make or complete the national site: English and Welsh homes, its editors' group, the library."""
    with transaction.atomic():
        for language in LANGUAGES:
            trees.locale(language)
        trees.remove_stock_content()
        home = trees.home_of(
            slug=_SLUG,
            title="Police",
            summary="Contact the police in England and Wales: report, get advice and find your force.",
        )
        welsh = trees.welsh_home(
            home,
            title="Yr Heddlu",
            summary="Cysylltwch â’r heddlu yng Nghymru a Lloegr: rhoi gwybod, cael cyngor a dod o hyd i’ch heddlu.",
        )
        site, _ = Site.objects.update_or_create(
            hostname=settings.NATIONAL_HOST,
            defaults={"port": port or settings.PUBLIC_PORT, "root_page": home, "site_name": "National"},
        )
        collection = people.collection_of("National")
        groups = people.groups_of(force=None, homes=[home, welsh], collection=collection)
        editors = groups[Role.NATIONAL_EDITOR]
        people.workflow_of(name="National", publishers=editors, homes=[home, welsh])
        fill_library(library=library, home=home, collection=collection)
        versions.bump(HOSTS, "all")
    return site


def national_site() -> Site:
    """Return the national site with its English home. Raises NotProvisioned."""
    site = Site.objects.select_related("root_page").filter(hostname=settings.NATIONAL_HOST).first()
    if site is None:
        raise NotProvisioned("There is no national site yet. Run: manage.py provision_national")
    return site


def national_home() -> Page:
    """Return the English home of the national library. Raises NotProvisioned."""
    return national_site().root_page
