"""Loading the demo: complete, repeatable, and nothing that is there gets lost."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.test import RequestFactory
from wagtail.models import Page

from reporting.records.models import Report
from sites.access.memberships import memberships
from sites.access.roles import FORCE_ROLES, Role
from sites.forces.facts import facts_of
from sites.forces.models import Force, Phase
from soh.api.keys.grants import KeyNotAccepted, grant_of
from soh.core import tenancy
from soh.operations.demo_content import facts, loading, people
from soh.operations.demo_content.forces import DEMO_FORCES

pytestmark = pytest.mark.django_db
DYFED_POWYS = next(own for own in DEMO_FORCES if own.slug == "dyfed-powys")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own, and one force instead of four, to be quick."""
    monkeypatch.setattr(facts, "DATA", tmp_path)
    monkeypatch.setattr(loading, "DEMO_FORCES", (DYFED_POWYS,))
    return tmp_path


def load(folder: Path) -> dict[str, Any]:
    call_command("load_demo", stdout=StringIO())
    return dict(json.loads((folder / "demo.json").read_text()))


def signs_in(user: dict[str, str]) -> Any:
    return authenticate(RequestFactory().post("/"), username=user["username"], password=user["password"])


def reports_of(force: Force) -> list[Report]:
    with tenancy.transaction(force):
        return list(Report.objects.filter(force_id=force.pk))


def test_a_first_load_opens_a_dressed_force_with_reports_and_tells_only_its_owner_how_to_sign_in(folder: Path) -> None:
    told = load(folder)
    force, site = Force.objects.get(), told["sites"]["dyfed-powys"]

    assert (told["base"], told["staff"]) == ("http://127.0.0.1:8000", "http://127.0.0.1:8001")
    assert told["sites"]["national"]["host"] == "national.localhost:8000"
    assert (told["sites"]["national"]["api_key"], told["sites"]["national"]["test_key"]) == (None, None)
    assert site["host"] == "dyfed-powys.localhost:8000"
    assert set(site["users"]) == {str(role) for role in FORCE_ROLES}
    for role, user in site["users"].items():
        assert memberships(signs_in(user)) == {(force.pk, Role(role))}
    assert memberships(signs_in(told["sites"]["national"]["users"]["editor"])) == {(None, Role.NATIONAL_EDITOR)}
    assert signs_in(told["platform"]).is_platform_staff
    assert len(told["platform"]["totp_secret"]) == 32
    assert {user["totp_secret"] for user in site["users"].values()} == {None}
    live, test = (grant_of(text=site[name], force_id=force.pk) for name in ("api_key", "test_key"))
    assert (live.is_test, test.is_test) == (False, True)

    assert (folder / "demo.json").stat().st_mode & 0o777 == 0o600
    _is_open_and_dressed(force)


def _is_open_and_dressed(force: Force) -> None:
    reports = reports_of(force)

    assert (force.phase, force.brand_colour) == (Phase.BETA, DYFED_POWYS.brand_colour)
    assert {report.locale for report in reports} == {"en", "cy"}
    assert {report.is_anonymous for report in reports} == {True, False}
    assert {report.status for report in reports} == {"new", "in_review", "closed"}
    home = force.site.root_page
    english, welsh = (Page.objects.descendant_of(each).live() for each in (home, home.get_translations().get()))
    assert {page.translation_key for page in english} == {page.translation_key for page in welsh}
    assert english.filter(slug="farms-and-livestock").exists()


def test_a_second_load_keeps_all_and_follows_the_ports_and_lost_facts_are_made_anew(
    folder: Path, settings: Any
) -> None:
    first = load(folder)
    force = Force.objects.get()
    force.brand_colour = "#000000"
    force.save(update_fields=["brand_colour"])
    pages, reports = Page.objects.count(), len(reports_of(force))
    settings.PUBLIC_PORT, settings.STAFF_HOST = 8100, "admin.localhost:8101"

    second = load(folder)

    assert (second["base"], second["staff"]) == ("http://127.0.0.1:8100", "http://127.0.0.1:8101")
    assert second["sites"]["dyfed-powys"]["host"] == "dyfed-powys.localhost:8100"
    for part in ("users", "api_key", "test_key"):
        assert second["sites"]["dyfed-powys"][part] == first["sites"]["dyfed-powys"][part]
    assert second["platform"] == first["platform"]
    assert (Page.objects.count(), len(reports_of(force))) == (pages, reports)
    assert Force.objects.get().brand_colour == "#000000"

    (folder / "demo.json").unlink()
    third = load(folder)

    before, after = (told["sites"]["dyfed-powys"] for told in (second, third))
    assert signs_in(before["users"]["officer"]) is None
    assert signs_in(after["users"]["officer"]) is not None
    assert grant_of(text=after["api_key"], force_id=force.pk).force_id == force.pk
    with pytest.raises(KeyNotAccepted):
        grant_of(text=before["api_key"], force_id=force.pk)


def test_facts_of_another_database_are_not_believed() -> None:
    foreign = {"platform": {"username": "platform-admin", "password": "of-another-database"}}
    assert not people.knows(foreign)

    own = people.platform_person(known=None)

    assert not people.knows(foreign)
    assert not people.knows({})
    assert people.knows({"platform": own})


def test_every_demo_force_is_one_that_can_be_provisioned() -> None:
    for own in DEMO_FORCES:
        languages = facts_of(own.slug).languages
        assert bool(own.pages[0].title.cy) == ("cy" in languages)
