"""The list of forces."""

import pytest

from sites.forces.models import Phase

pytestmark = pytest.mark.django_db

TVP = "thames-valley.localhost:8000"


def test_a_force_is_told_with_its_public_facts(public_client, thames_valley):
    (force,) = public_client(TVP).get("/api/v1/forces/").json()["results"]

    assert force == {
        "slug": "thames-valley",
        "name": "Thames Valley Police",
        "name_cy": "",
        "short_name": "Thames Valley",
        "ons_code": "E23000029",
        "phase": "beta",
        "languages": ["en"],
        "telephone": "101",
        "website": f"http://{TVP}/",
        "existing_website": "https://www.thamesvalley.police.uk/",
        "api": f"http://{TVP}/api/v1/",
    }


def test_a_private_force_is_not_listed(public_client, thames_valley, hampshire):
    hampshire.phase = Phase.PRIVATE
    hampshire.save()

    forces = public_client(TVP).get("/api/v1/forces/").json()["results"]

    assert [force["slug"] for force in forces] == ["thames-valley"]


def test_the_root_leads_to_every_part(public_client, thames_valley):
    client = public_client(TVP)

    for address in client.get("/api/v1/").json().values():
        assert client.get(address.removeprefix(f"http://{TVP}")).status_code == 200
