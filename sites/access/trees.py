"""Which trees of pages a person works in. Asked of the table of hosts, so it costs no query of its own."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from sites.access.memberships import forces_with
from sites.access.roles import CONTENT_ROLES
from sites.forces import hosts


def own_trees(user: Any) -> tuple[str, ...]:
    """Return the tree paths of the homes, in every language, whose content a force's editor or publisher works on."""
    forces = forces_with(user, CONTENT_ROLES)
    return tuple(
        home.path
        for site in hosts.table().values()
        if site.force is not None and site.force.id in forces
        for home in site.homes.values()
    )


def national_trees() -> tuple[str, ...]:
    """Return the tree paths of the national homes, which every force may link to and adopt from."""
    return tuple(home.path for site in hosts.table().values() if site.force is None for home in site.homes.values())


def within(trees: Iterable[str]) -> Q:
    """Return the condition that a page stands in one of these trees; no tree, no page."""
    return reduce(or_, (Q(path__startswith=tree) for tree in trees), Q(pk__in=[]))
