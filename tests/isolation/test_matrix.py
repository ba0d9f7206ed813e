"""A spread sample of the matrix; `make isolation` walks all of it."""

from dataclasses import replace

from django.urls import get_resolver

from tests.isolation.addresses import NOT_ASKED, routes, staff_addresses
from tests.isolation.public_addresses import public_paths
from tests.isolation.reasons import ANSWER_NOBODY
from tests.isolation.walk import Part, Walk
from tests.isolation.world import World

EVERY = 500
"""One in so many cells is walked here; with each address once as the attacker's publisher."""


def test_no_cell_tells_or_changes_anything_of_another_force(isolated_world: World) -> None:
    tally = Walk(isolated_world, Part(every=EVERY), each_as=frozenset({"publisher"})).run()

    assert tally.cells > 1_000
    assert (sorted(tally.findings), tally.foreign_writes) == ([], [])


def test_every_name_of_an_address_is_asked_and_what_answers_nobody_is_one(isolated_world: World) -> None:
    asked = {
        "soh.urls.staff": {one.name for one in staff_addresses(isolated_world.victim, isolated_world.attacker)},
        "soh.urls.public": {name for name, _ in public_paths(isolated_world.victim)},
    }

    for urls, names in asked.items():
        assert {route.name for route in routes(get_resolver(urls))} - names == set()
    assert set(ANSWER_NOBODY) <= set.union(*asked.values())
    assert all(reason for reason in (*ANSWER_NOBODY.values(), *NOT_ASKED.values()))


def test_the_walk_hears_what_there_is_to_hear(isolated_world: World) -> None:
    """The victim's own publisher, taken for a stranger, is told canaries and changes rows."""
    strangers = replace(isolated_world, attacker=isolated_world.victim)

    found = Walk(strangers, Part(), only=frozenset({"publisher"}), names=_about_pages).run()

    assert found.canary_bytes > 0
    assert "wagtailcore_page" in found.foreign_writes


def _about_pages(name: str) -> bool:
    return name in ("wagtailadmin_pages:usage", "wagtailadmin_pages:lock", "wagtailadmin_pages:edit")
