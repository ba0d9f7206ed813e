"""Every text of a force carries a canary, so that a new model cannot stay outside the matrix unseen."""

from collections.abc import Iterator

import pytest
from django.apps import apps

from tests.isolation import exemptions
from tests.isolation.ledger import everything
from tests.isolation.planting import concerned, is_planted, text_fields
from tests.isolation.world import World


@pytest.fixture
def bare(isolated_world: World) -> Iterator[set[str]]:
    """The text fields of the victim without a canary, but for those that are exempt."""
    estate = isolated_world.victim
    rows = {table: tuple(keys) for table, keys in estate.rows.items()}
    with everything():
        yield {
            f"{model._meta.label}.{field.name}"
            for model in concerned()
            for field in text_fields(model)
            if not exemptions.is_exempt(model, field) and not is_planted(model, field, rows, estate.canaries)
        }


def test_every_text_field_of_a_force_carries_a_canary_or_says_why_not(bare: set[str], isolated_world: World) -> None:
    assert bare == set(), f"Plant them in tests/isolation/estate.py. The database said: {isolated_world.victim.refused}"


def test_what_is_exempt_exists() -> None:
    labels = {model._meta.label for model in apps.get_models()}
    fields = {f"{model._meta.label}.{field.name}" for model in apps.get_models() for field in model._meta.local_fields}

    assert set(exemptions.MODELS) <= labels
    assert set(exemptions.FIELDS) <= fields


def test_the_attacker_carries_other_canaries_than_the_victim(isolated_world: World) -> None:
    assert isolated_world.attacker.root != isolated_world.victim.root
    assert len(isolated_world.victim.places) > 250
