"""Forces with a site and a key pair, without the library: enough for everything that is not a page."""

from wagtail.models import Locale, Page, Site

from pages.types.home import HomePage
from sites.forces import hosts, keys
from sites.forces.facts import facts_of
from sites.forces.hosts import ForceFace
from sites.forces.models import Force, Phase
from soh.core import tenancy


def plain_force(slug: str, **changes: object) -> Force:
    """Return a force in the beta phase with home page, site and key pair."""
    facts = facts_of(slug)
    locale, _ = Locale.objects.get_or_create(language_code="en")
    home = HomePage(title=facts.name, slug=slug, locale=locale)
    Page.get_first_root_node().add_child(instance=home)
    site = Site.objects.create(hostname=f"{slug}.localhost", port=8000, root_page=home, site_name=facts.name)
    values = {
        "slug": slug,
        "name": facts.name,
        "short_name": facts.short_name,
        "name_cy": facts.name_cy,
        "reference_prefix": facts.reference_prefix,
        "existing_website": facts.website,
        "site": site,
        "phase": Phase.BETA,
    }
    force = Force.objects.create(**{**values, **changes})
    with tenancy.transaction(force):
        keys.create_key_pair(force=force)
    return force


def face_of(force: Force) -> ForceFace:
    """Return the force as requests know it."""
    face = hosts.site_of_force(force.pk).force
    assert face is not None
    return face
