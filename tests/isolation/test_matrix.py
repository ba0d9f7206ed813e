"""A spread sample of the matrix; `make isolation` walks all of it."""

from dataclasses import replace

from tests.isolation.addresses import NOT_ASKED, staff_addresses
from tests.isolation.reasons import ANSWER_NOBODY
from tests.isolation.walk import Part, Walk
from tests.isolation.world import World

EVERY = 500
"""One in so many cells is walked here; with each address once as the attacker's publisher."""


def test_no_cell_tells_or_changes_anything_of_another_force(isolated_world: World) -> None:
    tally = Walk(isolated_world, Part(every=EVERY), each_as=frozenset({"publisher"})).run()

    assert tally.cells > 1_000
    assert (sorted(tally.findings), tally.foreign_writes) == ([], [])


def test_what_answers_nobody_is_an_address(isolated_world: World) -> None:
    names = {address.name for address in staff_addresses(isolated_world.victim, isolated_world.attacker)}

    assert {name for name in ANSWER_NOBODY if ":" in name or name.startswith("wagtail")} <= names
    assert all(reason for reason in (*ANSWER_NOBODY.values(), *NOT_ASKED.values()))


def test_the_walk_hears_what_there_is_to_hear(isolated_world: World) -> None:
    """The victim's own publisher, taken for a stranger, is told canaries and changes rows."""
    strangers = replace(isolated_world, attacker=isolated_world.victim)

    found = Walk(strangers, Part(), only=frozenset({"publisher"}), names=_about_pages).run()

    assert found.canary_bytes > 0
    assert "wagtailcore_page" in found.foreign_writes


def _about_pages(name: str) -> bool:
    return name in ("wagtailadmin_pages:usage", "wagtailadmin_pages:lock", "wagtailadmin_pages:edit")
