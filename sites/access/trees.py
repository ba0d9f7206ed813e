"""Which trees of pages a person works in. Asked of the table of hosts, so it costs no query of its own."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from wagtail.models import Site

from sites.access.memberships import OWN_SITES, edits_national, forces_with
from sites.access.roles import CONTENT_ROLES
from sites.forces import hosts
from sites.forces.hosts import HostedSite


def own_trees(user: Any) -> tuple[str, ...]:
    """Return the tree paths of the homes, in every language, on whose content a person works: those of the forces whose
    editor or publisher they are, and the national ones for the national team.
    """
    return tuple(home.path for site in own_sites(user) for home in site.homes.values())


def own_sites(user: Any) -> tuple[HostedSite, ...]:
    """Return the sites on whose content a person works; asked once per user object."""
    found: tuple[HostedSite, ...] | None = getattr(user, OWN_SITES, None)
    if found is None:
        forces, national = forces_with(user, CONTENT_ROLES), edits_national(user)
        table = hosts.table().values()
        found = tuple(site for site in table if (national if site.force is None else site.force.id in forces))
        setattr(user, OWN_SITES, found)
    return found


def own_root_paths(user: Any) -> list[Any]:
    """Return Wagtail's root paths of the person's own sites, by which it finds the page behind an address."""
    own = {site.site_id for site in own_sites(user)}
    return [root for root in Site.get_site_root_paths() if root.site_id in own]


def national_trees() -> tuple[str, ...]:
    """Return the tree paths of the national homes, which every force may link to and adopt from."""
    return tuple(home.path for site in hosts.table().values() if site.force is None for home in site.homes.values())


def within(trees: Iterable[str]) -> Q:
    """Return the condition that a page stands in one of these trees; no tree, no page."""
    return reduce(or_, (Q(path__startswith=tree) for tree in trees), Q(pk__in=[]))
