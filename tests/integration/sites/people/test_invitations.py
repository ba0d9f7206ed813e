"""Invitations: for one person, once, for a week, and without telling who has an account."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import mail

from sites.access.memberships import memberships
from sites.access.people.models import Invitation, NationalInvitation
from sites.access.roles import Role
from sites.forces.models import Force
from soh.core import clock, tenancy
from soh.core.models import AuditEvent
from tests.factories.staff import PASSWORD, staff, staff_browser, superuser
from tests.integration.sites.people.mailbox import link, work

PEOPLE = "/admin/people/thames-valley/"
NEW = {"name": "Olwen Officer", "password": "lantern-orchard-velvet", "again": "lantern-orchard-velvet"}


def invite(person: Any, owner: str = "thames-valley", **changes: Any) -> Any:
    words = {"name": "Olwen Officer", "email": "Olwen@Example.org", "roles": ["officer"], **changes}
    return staff_browser(person).post(f"/admin/people/{owner}/invite/", words)


def acts(force: Force) -> list[str]:
    with tenancy.transaction(force):
        return list(AuditEvent.objects.filter(force_id=force.pk).order_by("pk").values_list("action", flat=True))


def roles_of(email: str) -> set[tuple[int | None, Role]]:
    return set(memberships(get_user_model().objects.get(email=email)))


def test_an_invited_officer_chooses_a_password_and_is_led_to_the_second_factor(thames: Force, alice: Any) -> None:
    assert invite(alice)["Location"] == PEOPLE
    browser, address = staff_browser(), link()
    assert "Officer" in browser.get(address).content.decode()

    accepted = browser.post(address, NEW)

    assert accepted["Location"] == "/admin/account/two-step/set-up/"
    assert browser.get(accepted["Location"]).status_code == 200
    assert roles_of("olwen@example.org") == {(thames.pk, Role.OFFICER)}
    assert acts(thames)[-3:] == ["staff.invited", "staff.role_granted", "staff.invitation_accepted"]
    (message,) = mail.outbox
    assert message.to == ["olwen@example.org"]
    assert settings.WAGTAILADMIN_BASE_URL in message.body
    assert not any(word in message.body for word in ("Officer", "Thames", "alice"))


def test_the_token_is_nowhere_in_the_database(thames: Force, alice: Any) -> None:
    invite(alice)
    token = link().rstrip("/").rpartition("/")[2]

    with tenancy.transaction(thames):
        stored = Invitation.objects.filter(force=thames).values().get()

    assert len(token) > 40
    assert token not in str(stored)


def test_a_link_works_once(alice: Any) -> None:
    invite(alice)
    address = link()
    staff_browser().post(address, NEW)

    assert staff_browser().get(address).status_code == 410
    assert staff_browser().post(address, {**NEW, "name": "Mallory"}).status_code == 410


def test_an_expired_link_says_so_and_can_be_sent_again(thames: Force, alice: Any) -> None:
    invite(alice)
    address = link()
    with time_machine.travel(clock.now() + timedelta(days=7, minutes=1), tick=False):
        late = staff_browser().get(address)
        assert late.status_code == 410
        assert "This invitation has expired" in late.content.decode()
        assert staff_browser().post(address, NEW).status_code == 410
        browser = staff_browser(alice)
        with tenancy.transaction(thames):
            key = Invitation.objects.get(force=thames).pk
        browser.post(f"{PEOPLE}invitations/{key}/resend/")
        fresh = link()
        assert fresh != address
        assert staff_browser().get(address).status_code == 410
        assert staff_browser().post(fresh, NEW).status_code == 302


def test_a_withdrawn_link_is_worthless_also_when_its_e_mail_was_not_sent_yet(thames: Force, alice: Any) -> None:
    invite(alice)
    with tenancy.transaction(thames):
        key = Invitation.objects.get(force=thames).pk

    staff_browser(alice).post(f"{PEOPLE}invitations/{key}/withdraw/")
    work()

    assert mail.outbox == []


def test_inviting_tells_nothing_of_who_has_an_account_elsewhere(alice: Any, hampshire: Force) -> None:
    known = staff(Role.OFFICER, hampshire, username="known")

    answers = [invite(alice, email=email) for email in (known.email, "unknown@example.org")]
    pages = [staff_browser(alice).get(PEOPLE).content.decode()]

    assert {(each.status_code, each["Location"]) for each in answers} == {(302, PEOPLE)}
    assert "Hampshire" not in pages[0]
    work()
    first, second = (message.body.partition("open this link")[0] for message in mail.outbox)
    assert first == second


def test_somebody_with_an_account_belongs_to_the_force_only_after_accepting(
    thames: Force, hampshire: Force, alice: Any
) -> None:
    known = staff(Role.OFFICER, hampshire, username="known")
    invite(alice, email=known.email, roles=["supervisor"])
    address = link()
    assert "Sign in to accept" in staff_browser().get(address).content.decode()
    assert staff_browser().post(address, NEW).status_code == 200
    assert roles_of(known.email) == {(hampshire.pk, Role.OFFICER)}

    staff_browser(known).post(address)

    assert roles_of(known.email) == {(hampshire.pk, Role.OFFICER), (thames.pk, Role.SUPERVISOR)}
    assert get_user_model().objects.get(pk=known.pk).check_password(PASSWORD)


def test_nobody_accepts_the_invitation_of_another(hampshire: Force, alice: Any) -> None:
    invite(alice)
    address, other = link(), staff(Role.OFFICER, hampshire, username="other")

    answer = staff_browser(other).post(address)

    assert answer.status_code == 403
    assert roles_of(other.email) == {(hampshire.pk, Role.OFFICER)}


@pytest.mark.parametrize("roles", [["national_editor"], ["superuser"], ["officer", "national_editor"], ["1"]])
def test_a_role_beyond_the_list_is_refused_and_written_down(thames: Force, alice: Any, roles: list[str]) -> None:
    answer = invite(alice, roles=roles)

    assert answer.status_code == 400
    assert acts(thames)[-1] == "staff.refused"
    with tenancy.transaction(thames):
        assert not Invitation.objects.filter(force=thames).exists()


@pytest.mark.parametrize(
    "changes", [{"email": "nobody"}, {"email": ""}, {"name": ""}, {"roles": []}, {"email": "alice@example.org"}]
)
def test_what_is_missing_or_there_already_is_said(alice: Any, changes: dict[str, Any]) -> None:
    page = invite(alice, **changes)

    assert page.status_code == 400
    assert "Error: " in page.content.decode()


def test_a_second_invitation_to_the_same_address_is_refused_while_one_is_open(alice: Any) -> None:
    invite(alice)

    assert "is open already" in invite(alice, email="olwen@example.org").content.decode()


@pytest.mark.parametrize("weak", ["short", "olwen@example.org", "12345678901234567"])
def test_a_weak_password_or_a_slip_makes_no_account(alice: Any, weak: str) -> None:
    invite(alice)
    address = link()

    assert staff_browser().post(address, {**NEW, "password": weak, "again": weak}).status_code == 400
    assert staff_browser().post(address, {**NEW, "again": "lantern-orchard-velvett"}).status_code == 400
    assert not get_user_model().objects.filter(email="olwen@example.org").exists()


def test_an_administrator_of_one_force_invites_to_no_other_and_not_to_the_national_team(
    alice: Any, hampshire: Force
) -> None:
    assert invite(alice, owner="hampshire").status_code == 404
    assert invite(alice, owner="national", roles=["national_editor"]).status_code == 404
    work()
    assert mail.outbox == []


def test_a_token_of_one_force_opens_nothing_of_another(alice: Any, hampshire: Force) -> None:
    invite(alice)
    address = link()

    assert staff_browser().get(address.replace("thames-valley", "hampshire")).status_code == 410
    assert staff_browser().get(address.replace("thames-valley", "national")).status_code == 410


def test_platform_staff_invite_to_the_national_team(db: None) -> None:
    staff(Role.NATIONAL_EDITOR)
    invite(superuser(), owner="national", roles=["national_editor"])

    staff_browser().post(link(), NEW)

    assert roles_of("olwen@example.org") == {(None, Role.NATIONAL_EDITOR)}
    assert NationalInvitation.objects.get().accepted_at
