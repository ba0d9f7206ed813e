"""Emergency access: with powers and a reason, for a while, and never in silence."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail

from sites.access.memberships import memberships
from sites.access.people import emergency
from sites.access.people.models import EmergencyAccess
from sites.access.roles import Role
from sites.forces.models import Force
from sites.tasks import end_emergency_access
from soh.core import clock, tenancy
from soh.core.models import AuditEvent
from tests.factories.codes import code_now, with_phone
from tests.factories.staff import staff, staff_browser, superuser
from tests.integration.sites.people.mailbox import work

PAGE = "/admin/emergency-access/thames-valley/"
REASON = "Ticket 18: nobody of the force can be reached and reports are waiting"
WORDS = {"role": "officer", "reason": REASON, "minutes": "60"}


@pytest.fixture(autouse=True)
def _guarded(settings: Any) -> None:
    settings.PLATFORM_ELEVATION_REQUIRED = True
    settings.PLATFORM_DUTY_EMAIL = "duty@example.org"


@pytest.fixture
def engineer(alice: Any) -> Any:
    return with_phone(superuser())


@pytest.fixture
def browser(engineer: Any) -> Any:
    """The engineer's browser, with platform powers."""
    browser = staff_browser(engineer)
    browser.post("/admin/platform-powers/", {"reason": "Ticket 18", "minutes": "60", "code": code_now()})
    return browser


def held(person: Any) -> set[tuple[int | None, Role]]:
    return set(memberships(type(person).objects.get(pk=person.pk)))


def acts(force: Force) -> list[str]:
    with tenancy.transaction(force):
        rows = AuditEvent.objects.filter(force_id=force.pk, action__startswith="emergency.").order_by("pk")
        return list(rows.values_list("action", flat=True))


def test_powers_alone_open_no_inbox_and_emergency_access_does(thames: Force, browser: Any) -> None:
    assert browser.get("/admin/inbox/").status_code == 404

    assert browser.post(PAGE, WORDS)["Location"] == PAGE

    assert browser.get("/admin/inbox/").status_code == 200


def test_all_administrators_and_the_duty_address_are_told_with_the_reason(thames: Force, browser: Any) -> None:
    staff(Role.FORCE_ADMIN, thames, username="bob")
    staff(Role.OFFICER, thames, username="olwen")

    browser.post(PAGE, WORDS)
    work()

    assert sorted(message.to[0] for message in mail.outbox) == [
        "alice@example.org",
        "bob@example.org",
        "duty@example.org",
    ]
    assert all(REASON in message.body and "Officer" in message.body for message in mail.outbox)


def test_it_is_shown_to_the_force_and_stands_in_its_audit_trail(thames: Force, alice: Any, browser: Any) -> None:
    browser.post(PAGE, WORDS)

    assert REASON in staff_browser(alice).get(PAGE).content.decode()
    assert "Emergency access is in use" in staff_browser(alice).get("/admin/").content.decode()
    assert acts(thames) == ["emergency.begun"]


def test_it_ends_by_itself_before_the_next_request(thames: Force, engineer: Any, browser: Any) -> None:
    browser.post(PAGE, {**WORDS, "minutes": "15"})

    with time_machine.travel(clock.now() + timedelta(minutes=16), tick=False):
        assert browser.get("/admin/inbox/").status_code == 404

    assert held(engineer) == set()
    assert acts(thames) == ["emergency.begun", "emergency.ended"]


def test_the_job_ends_it_also_when_the_person_is_gone(thames: Force, engineer: Any, browser: Any) -> None:
    browser.post(PAGE, WORDS)

    with time_machine.travel(clock.now() + timedelta(minutes=61), tick=False):
        assert end_emergency_access(0) == 1
        assert end_emergency_access(0) == 0

    assert held(engineer) == set()


def test_the_force_may_end_it_now(thames: Force, alice: Any, browser: Any) -> None:
    browser.post(PAGE, WORDS)
    with tenancy.transaction(thames):
        key = EmergencyAccess.objects.get(force=thames).pk

    staff_browser(alice).post(f"{PAGE}{key}/end/")

    assert browser.get("/admin/inbox/").status_code in (302, 404)
    assert acts(thames) == ["emergency.begun", "emergency.ended"]


@pytest.mark.parametrize("wrong", [{"reason": ""}, {"role": "national_editor"}, {"minutes": "100000"}, {"role": ""}])
def test_without_reason_role_or_an_offered_length_there_is_none(
    thames: Force, engineer: Any, browser: Any, wrong: dict[str, str]
) -> None:
    assert browser.post(PAGE, {**WORDS, **wrong}).status_code == 400
    assert held(engineer) == set()


def test_without_platform_powers_there_is_none(thames: Force, engineer: Any, alice: Any) -> None:
    assert staff_browser(engineer).post(PAGE, WORDS).status_code == 404
    staff_browser(alice).post(PAGE, WORDS)
    for person in (engineer, alice):
        with pytest.raises(emergency.NotAllowed):
            emergency.begin(person=person, force=thames, role=Role.OFFICER, reason=REASON, minutes=15)

    assert acts(thames) == []


def test_it_never_counts_as_the_forces_administrator(thames: Force, alice: Any, browser: Any) -> None:
    browser.post(PAGE, {**WORDS, "role": "force_admin"})
    page = staff_browser(alice).get("/admin/people/thames-valley/").content.decode()

    assert "root" not in page.partition("Open invitations")[0].partition("<table")[2]
    assert staff_browser(alice).post(f"/admin/people/thames-valley/{alice.pk}/remove/").status_code == 400
