"""The national team opens forces on a screen; a force's administrators see their own; for others nothing is there."""

from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from sites.access.models import ForceGroup
from sites.access.roles import FORCE_ROLES, Role
from sites.forces.facts import FORCES
from sites.forces.models import Force, Phase
from sites.provisioning.delivery_trial import is_tested
from soh.core import tenancy
from soh.core.models import AuditEvent
from tests.doors import ClientOfHost
from tests.factories.forces import opened_force
from tests.factories.staff import staff, staff_browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def browse(national: Site, staff_client: ClientOfHost) -> Any:
    """`browse(person)`: a browser at the staff door."""
    return staff_browser


@pytest.fixture
def national_editor(browse: Any) -> Any:
    return browse(staff(Role.NATIONAL_EDITOR))


def test_the_list_has_every_force_with_its_state(national_editor: Any) -> None:
    opened_force("hampshire", phase=Phase.BETA)

    answer = national_editor.get("/admin/forces/")

    assert answer.status_code == 200
    states = {row.slug: row.state for row in answer.context["rows"]}
    assert len(states) == len(FORCES)
    assert (states["hampshire"], states["kent"]) == ("beta", "not_opened")
    assert "hampshire.localhost:8000" in answer.content.decode()


def test_the_list_can_be_narrowed_to_a_state_or_a_name(national_editor: Any) -> None:
    opened_force("hampshire", phase=Phase.BETA)

    by_state = national_editor.get("/admin/forces/?state=beta")
    by_name = national_editor.get("/admin/forces/?q=VALLEY")

    assert [row.slug for row in by_state.context["rows"]] == ["hampshire"]
    assert [row.slug for row in by_name.context["rows"]] == ["thames-valley"]


def test_the_list_costs_no_more_queries_with_more_forces(national_editor: Any) -> None:
    opened_force("hampshire")
    national_editor.get("/admin/forces/")
    with CaptureQueriesContext(connection) as few:
        national_editor.get("/admin/forces/")
    for slug in ("kent", "essex"):
        opened_force(slug)
    national_editor.get("/admin/forces/")
    with CaptureQueriesContext(connection) as more:
        national_editor.get("/admin/forces/")

    assert len(more) == len(few)


def test_opening_makes_a_private_site_and_says_what_it_still_needs(national_editor: Any) -> None:
    asked = national_editor.get("/admin/forces/kent/open/")
    assert 'value="kent.localhost"' in asked.content.decode()

    answer = national_editor.post(
        "/admin/forces/kent/open/", {"hostname": "www.kent.example", "look": "petrol"}, follow=True
    )

    force = Force.objects.get(slug="kent")
    assert answer.redirect_chain == [("/admin/forces/kent/", 302)]
    assert (force.phase, force.site.hostname, force.brand_colour) == (Phase.PRIVATE, "www.kent.example", "#0f4c5c")
    assert "Kent Police is opened, after" in answer.content.decode()
    assert "At least two publishers" in answer.content.decode()
    with tenancy.transaction(force):
        event = AuditEvent.objects.get(force_id=force.pk, action="force.opened")
    assert event.actor == f"user:{answer.context['user'].pk}"


def test_welsh_is_offered_to_welsh_forces_only_and_can_be_left_out(national_editor: Any) -> None:
    assert "welsh" not in national_editor.get("/admin/forces/kent/open/").context["form"].fields

    national_editor.post("/admin/forces/gwent/open/", {"hostname": "gwent.localhost", "look": "navy"})
    assert Force.objects.get(slug="gwent").language_codes == ("en",)
    national_editor.post("/admin/forces/dyfed-powys/open/", {"hostname": "dp.localhost", "look": "navy", "welsh": "on"})
    assert Force.objects.get(slug="dyfed-powys").language_codes == ("en", "cy")


@pytest.mark.parametrize(
    ("hostname", "reason"),
    [
        ("national.localhost", "already answers for National"),
        ("https://www.kent.example/", "is not a hostname"),
        ("", "This field is required"),
    ],
)
def test_an_address_that_cannot_be_had_is_refused_beside_the_field(
    national_editor: Any, hostname: str, reason: str
) -> None:
    answer = national_editor.post("/admin/forces/kent/open/", {"hostname": hostname, "look": "navy"})

    assert reason in answer.context["form"].errors["hostname"][0]
    assert "Error: Open Kent Police" in answer.content.decode()
    assert not Force.objects.exists()


def test_a_force_that_is_open_is_not_opened_again(national_editor: Any) -> None:
    opened_force("hampshire")

    answer = national_editor.post("/admin/forces/hampshire/open/", {"hostname": "other.localhost", "look": "navy"})

    assert answer["Location"] == "/admin/forces/hampshire/"
    assert Force.objects.get().site.hostname == "hampshire.localhost"


def test_a_half_finished_force_says_so_and_is_completed_by_a_button(national_editor: Any) -> None:
    force = opened_force("hampshire")
    ForceGroup.objects.get(force=force, role=Role.AUDITOR).group.delete()
    assert "Missing: the group for Auditor." in national_editor.get("/admin/forces/hampshire/").content.decode()

    answer = national_editor.post("/admin/forces/hampshire/complete/", follow=True)

    assert "not complete" not in answer.content.decode()
    assert ForceGroup.objects.filter(force=force).count() == len(FORCE_ROLES)


@pytest.mark.parametrize("role", FORCE_ROLES)
def test_people_of_forces_open_nothing_and_see_no_other_force(browse: Any, role: Role) -> None:
    own, other = opened_force("hampshire"), opened_force("thames-valley")
    browser = browse(staff(role, own))

    refused = [
        browser.get("/admin/forces/"),
        browser.get("/admin/forces/kent/open/"),
        browser.post("/admin/forces/kent/open/", {"hostname": "kent.localhost", "look": "navy"}),
        browser.get(f"/admin/forces/{other.slug}/"),
        browser.post(f"/admin/forces/{other.slug}/complete/"),
        browser.post(f"/admin/forces/{own.slug}/complete/"),
        browser.post(f"/admin/forces/{other.slug}/test-delivery/"),
    ]

    assert {answer.status_code for answer in refused} == {404}
    wanted = 200 if role is Role.FORCE_ADMIN else 404
    assert browser.get(f"/admin/forces/{own.slug}/").status_code == wanted
    assert Force.objects.count() == 2


def test_a_forbidden_force_looks_like_one_that_is_not_there(browse: Any) -> None:
    own, other = opened_force("hampshire"), opened_force("thames-valley")
    browser = browse(staff(Role.FORCE_ADMIN, own))

    forbidden = browser.get(f"/admin/forces/{other.slug}/").content
    missing = browser.get("/admin/forces/no-such-force/").content

    assert forbidden.replace(b"thames-valley", b"no-such-force") == missing


def test_a_force_administrator_finds_the_list_on_the_start_page_and_tests_delivery(browse: Any) -> None:
    force = opened_force("hampshire")
    force.notice_email = "duty@example.org"
    force.save()
    browser = browse(staff(Role.FORCE_ADMIN, force))
    start = browser.get("/admin/").content.decode()
    assert "Before your site opens" in start
    assert "Delivery of reports tested" in start
    assert "/admin/forces/hampshire/" in start

    browser.post("/admin/forces/hampshire/test-delivery/")

    assert [message.to for message in mail.outbox] == [["duty@example.org"]]
    assert is_tested(force)


def test_only_the_national_team_has_the_menu_item(browse: Any, national_editor: Any) -> None:
    editor = browse(staff(Role.EDITOR, opened_force("hampshire")))

    assert "/admin/forces/" in national_editor.get("/admin/").content.decode()
    assert "/admin/forces/" not in editor.get("/admin/").content.decode()
