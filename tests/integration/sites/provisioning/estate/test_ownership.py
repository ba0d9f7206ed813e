"""What a force's people and the public make belongs to the force by the rule of ownership, whatever table it is in."""

from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from sites.forces.models import Force
from sites.provisioning.estate.classes import OWNED
from sites.provisioning.estate.collecting import collect
from sites.provisioning.estate.ownership import owned_by
from soh.core import tenancy
from tests.factories.forces import opened_force, small_national_site
from tests.isolation.canaries import Canaries
from tests.isolation.estate import make_estate

pytestmark = pytest.mark.django_db
MADE_BESIDE = {
    "axes.AccessAttempt",
    "axes.AccessAttemptExpiration",
    "axes.AccessFailureLog",
    "axes.AccessLog",
    "wagtail_localize.SegmentOverride",
}
"""Planted by the isolation matrix beside the force: sign-ins under names that nobody has, an override of no page."""


def test_every_row_that_making_an_estate_made_is_found_and_none_of_a_neighbours(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    small_national_site()
    neighbour = opened_force("essex")
    estate = make_estate("kent", Canaries.of("an estate"))

    force = Force.objects.select_related("site__root_page").get(slug="kent")
    with tenancy.transaction(force):
        found = owned_by(force)
    labels = {model._meta.db_table: model._meta.label for model in apps.get_models(include_auto_created=True)}
    lost = {
        labels[table]: sorted(set(keys) - {str(key) for key in found[labels[table]]})
        for table, keys in estate.rows.items()
        if labels.get(table) in OWNED
    }
    unfound = {label for label, keys in lost.items() if keys} - MADE_BESIDE
    assert not unfound, f"rows of the force that ownership does not find, in: {sorted(unfound)}"
    with tenancy.transaction(neighbour):
        others = owned_by(neighbour)
    assert {label: ids & others[label] for label, ids in found.items() if ids & others[label]} == {}
    with tenancy.transaction(force):
        collected = collect(force)
    assert sum(len(rows) for rows in collected.rows.values()) > 150
    # What the matrix planted leads nowhere, or was done to what is gone; no report, key or page is among it.
    assert not set(collected.left_out) & {"reporting.Report", "force_sites.ForceKey", "wagtailcore.Page"}
