"""The table of forces."""

import csv
import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from sites.forces.facts import FORCES, ForceFacts, UnknownForce, facts_of
from soh.core import references

CHECKOUT = Path(__file__).resolve().parents[4]
SHARED = Path(os.environ.get("SOH_SHARED_DATA", CHECKOUT.parent / "shared" / "data")) / "forces" / "forces.csv"
IDS = [facts.slug for facts in FORCES]


def test_it_holds_the_43_forces_of_england_and_wales_and_three_more() -> None:
    by_nation = {nation: [f for f in FORCES if f.ons_code.startswith(nation)] for nation in "EW"}

    assert len(by_nation["E"]) == 39
    assert {facts.slug for facts in by_nation["W"]} == {"dyfed-powys", "gwent", "north-wales", "south-wales"}
    assert {"police-scotland", "btp", "northern-ireland"} <= set(IDS)
    assert len(FORCES) == 46


@pytest.mark.parametrize("column", ["slug", "name", "short_name", "reference_prefix", "website"])
def test_no_two_forces_share_a(column: str) -> None:
    values = [getattr(facts, column) for facts in FORCES]

    assert len(set(values)) == len(values)


@pytest.mark.parametrize("facts", FORCES, ids=IDS)
def test_each_row_is_well_formed(facts: ForceFacts) -> None:
    address = urlsplit(facts.website)

    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", facts.slug)
    assert re.fullmatch(r"[A-Z]{2,6}", facts.reference_prefix)
    assert re.fullmatch(r"([EW](23|15)|[NS]\d\d)\d{6}|", facts.ons_code)
    assert address.scheme == "https"
    assert address.hostname
    assert re.fullmatch(r"[0-9 ]{3,14}", facts.telephone)
    assert facts.languages in {"en", "en,cy"}


@pytest.mark.parametrize("facts", FORCES, ids=IDS)
def test_a_reference_with_its_prefix_survives_being_typed_in(facts: ForceFacts) -> None:
    reference = references.new_reference(facts.reference_prefix)

    assert references.normalise(reference.lower().replace("-", " ")) == reference


@pytest.mark.parametrize("facts", [f for f in FORCES if f.languages == "en,cy"], ids=lambda facts: facts.slug)
def test_a_welsh_force_has_a_welsh_name(facts: ForceFacts) -> None:
    assert facts.name_cy.startswith("Heddlu ")


@pytest.mark.parametrize(
    ("typed", "meant"), [("tames-valley", "thames-valley"), ("Hamshire", "hampshire"), ("powys", "dyfed-powys")]
)
def test_an_unknown_id_is_answered_with_a_likely_one(typed: str, meant: str) -> None:
    with pytest.raises(UnknownForce, match=f"Did you mean: .*{meant}"):
        facts_of(typed)


def test_an_id_like_no_other_is_answered_with_all_ids() -> None:
    with pytest.raises(UnknownForce, match=r"Known ids: avon-and-somerset, .*wiltshire"):
        facts_of("zzzz")


@pytest.mark.skipif(not SHARED.exists(), reason=f"the published list of forces is not at {SHARED}")
@pytest.mark.parametrize("facts", FORCES, ids=IDS)
def test_each_row_agrees_with_the_published_list(facts: ForceFacts) -> None:
    with SHARED.open(encoding="utf-8", newline="") as file:
        published = {row["id"]: row for row in csv.DictReader(file)}[facts.slug]

    assert facts.name == published["display_name"].replace(" & ", " and ")
    assert facts.name_cy == published["name_cy"]
    assert facts.ons_code == published["pfa_code"]
    assert facts.website == published["website"]
    assert facts.telephone == published["telephone"]
    assert facts.languages.split(",") == published["languages"].split()
