"""The screen "People": its own force only, roles of the list only, and removal that holds at once."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from sites.access.memberships import memberships
from sites.access.people import changes
from sites.access.people.models import AccessReview
from sites.access.roles import Role
from sites.forces.models import Force
from soh.core import clock, tenancy
from soh.core.models import AuditEvent
from tests.factories.codes import with_phone
from tests.factories.staff import staff, staff_browser, superuser

PEOPLE = "/admin/people/thames-valley/"


def fresh(person: Any) -> Any:
    return type(person).objects.get(pk=person.pk)


def held(person: Any) -> set[tuple[int | None, Role]]:
    return set(memberships(fresh(person)))


def refusals(force: Force) -> list[tuple[str, str]]:
    with tenancy.transaction(force):
        rows = AuditEvent.objects.filter(force_id=force.pk, action="staff.refused").order_by("pk")
        return [(row.subject, row.detail["what"]) for row in rows]


@pytest.fixture
def olwen(thames: Force) -> Any:
    return with_phone(staff(Role.OFFICER, thames, username="olwen"))


def test_the_list_shows_who_works_here_and_nobody_else(thames: Force, hampshire: Force, alice: Any, olwen: Any) -> None:
    staff(Role.OFFICER, hampshire, username="harry")
    both = staff(Role.EDITOR, thames, hampshire, username="beth")

    page = staff_browser(alice).get(PEOPLE).content.decode()

    for words in ("olwen@example.org", "Officer", '<td data-label="Two-step sign-in">On</td>', both.email):
        assert words in page
    assert "harry" not in page
    assert "Hampshire" not in page


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.FORCE_ADMIN])
def test_the_screen_is_missing_for_everybody_but_administrators(thames: Force, alice: Any, role: Role) -> None:
    person = staff(role, *([] if role is Role.NATIONAL_EDITOR else [thames]), username="somebody")
    browser = staff_browser(person)

    for path in ("", "invite/", "review/", f"{alice.pk}/", f"{alice.pk}/remove/"):
        assert browser.get(f"{PEOPLE}{path}").status_code == 404
        assert browser.post(f"{PEOPLE}{path}", {"roles": ["officer"]}).status_code == 404
    assert browser.get("/admin/people/").status_code == 404


def test_a_stranger_is_sent_to_sign_in(thames: Force) -> None:
    assert staff_browser().get(PEOPLE)["Location"].startswith("/admin/login/")


def test_roles_change_and_hold_from_the_next_request(thames: Force, alice: Any, olwen: Any) -> None:
    officer = staff_browser(olwen)
    assert officer.get("/admin/inbox/").status_code == 200

    staff_browser(alice).post(f"{PEOPLE}{olwen.pk}/", {"roles": ["auditor"]})

    assert officer.get("/admin/inbox/").status_code == 404
    assert held(olwen) == {(thames.pk, Role.AUDITOR)}


@pytest.mark.parametrize("roles", [["national_editor"], ["officer", "superuser"], ["is_superuser"]])
def test_roles_beyond_the_list_are_refused_and_written_down(
    thames: Force, alice: Any, olwen: Any, roles: list[str]
) -> None:
    answer = staff_browser(alice).post(f"{PEOPLE}{olwen.pk}/", {"roles": roles, "is_superuser": "on"})

    assert answer.status_code == 400
    assert held(olwen) == {(thames.pk, Role.OFFICER)}
    assert not fresh(olwen).is_superuser
    assert refusals(thames) == [(f"user:{olwen.pk}", "role")]


def test_people_of_another_force_are_missing_and_the_attempt_is_written_down(
    thames: Force, hampshire: Force, alice: Any
) -> None:
    harry = staff(Role.OFFICER, hampshire, username="harry")
    browser = staff_browser(alice)

    assert browser.get(f"{PEOPLE}{harry.pk}/").status_code == 404
    assert browser.post(f"{PEOPLE}{harry.pk}/", {"roles": ["officer"]}).status_code == 404
    assert browser.post(f"{PEOPLE}{harry.pk}/remove/").status_code == 404
    assert browser.post(f"{PEOPLE}review/", {"person": harry.pk, "decision": "remove"}).status_code == 404

    assert held(harry) == {(hampshire.pk, Role.OFFICER)}
    assert [what for _, what in refusals(thames)] == ["change_stranger", "remove_stranger", "review_stranger"]


def test_removal_ends_every_session_and_the_next_click_is_refused(thames: Force, alice: Any, olwen: Any) -> None:
    officer = staff_browser(olwen)
    assert officer.get("/admin/inbox/").status_code == 200

    staff_browser(alice).post(f"{PEOPLE}{olwen.pk}/remove/")

    assert officer.get("/admin/inbox/")["Location"].startswith("/admin/login/")
    assert held(olwen) == set()


def test_removal_from_one_force_leaves_the_others(thames: Force, hampshire: Force, alice: Any) -> None:
    both = staff(Role.OFFICER, thames, hampshire, username="beth")

    staff_browser(alice).post(f"{PEOPLE}{both.pk}/remove/")

    assert held(both) == {(hampshire.pk, Role.OFFICER)}


def test_nobody_removes_the_last_administrator_or_takes_the_role_away(thames: Force, alice: Any) -> None:
    browser = staff_browser(alice)

    assert browser.post(f"{PEOPLE}{alice.pk}/remove/").status_code == 400
    assert browser.post(f"{PEOPLE}{alice.pk}/", {"roles": ["force_admin", "officer"]}).status_code == 400
    assert browser.post(f"{PEOPLE}review/", {"person": alice.pk, "decision": "remove"}).status_code == 302

    assert held(alice) == {(thames.pk, Role.FORCE_ADMIN)}


def test_of_two_administrators_one_may_go(thames: Force, alice: Any) -> None:
    second = staff(Role.FORCE_ADMIN, thames, username="bob")

    staff_browser(alice).post(f"{PEOPLE}{second.pk}/remove/")

    assert held(second) == set()
    with pytest.raises(changes.LastAdministrator):
        changes.remove(force=thames, person_id=alice.pk, actor=alice)


def test_nobody_gives_themselves_a_role_and_the_attempt_is_written_down(thames: Force, alice: Any) -> None:
    page = staff_browser(alice).post(f"{PEOPLE}{alice.pk}/", {"roles": ["force_admin", "officer"]})

    assert "You cannot give yourself a role" in page.content.decode()
    assert held(alice) == {(thames.pk, Role.FORCE_ADMIN)}
    assert refusals(thames) == [(f"user:{alice.pk}", "own_roles")]


def test_one_may_give_up_a_role_of_ones_own(thames: Force) -> None:
    first = staff(Role.FORCE_ADMIN, thames, username="first")
    second = staff(Role.FORCE_ADMIN, thames, username="second")

    changes.change_roles(force=thames, person_id=first.pk, roles=["force_admin"], actor=first)
    changes.change_roles(force=thames, person_id=second.pk, roles=["editor"], actor=first)

    assert held(second) == {(thames.pk, Role.EDITOR)}


def test_each_change_stands_in_the_audit_trail_with_who_did_it(thames: Force, alice: Any, olwen: Any) -> None:
    changes.change_roles(force=thames, person_id=olwen.pk, roles=["supervisor"], actor=alice)
    changes.remove(force=thames, person_id=olwen.pk, actor=alice)

    with tenancy.transaction(thames):
        rows = AuditEvent.objects.filter(force_id=thames.pk, actor=f"user:{alice.pk}").order_by("pk")
        found = [(row.action, row.detail.get("role")) for row in rows]
    assert found == [
        ("staff.role_granted", "supervisor"),
        ("staff.role_revoked", "officer"),
        ("staff.role_revoked", "supervisor"),
        ("staff.removed", None),
    ]


class TestAccessReview:
    """Every person is looked at every 90 days, by name and date."""

    def test_a_person_given_a_role_today_is_not_overdue_and_is_after_90_days(
        self, thames: Force, alice: Any, olwen: Any
    ) -> None:
        assert "not been reviewed" not in staff_browser(alice).get("/admin/").content.decode()

        with time_machine.travel(clock.now() + timedelta(days=91), tick=False):
            page = staff_browser(alice).get("/admin/").content.decode()
            assert "2 people have not been reviewed for 90 days" in page
            assert staff_browser(alice).get(f"{PEOPLE}review/").content.decode().count("Overdue") == 2

    def test_keeping_is_recorded_with_date_and_reviewer(self, thames: Force, alice: Any, olwen: Any) -> None:
        with time_machine.travel(clock.now() + timedelta(days=91), tick=False):
            staff_browser(alice).post(f"{PEOPLE}review/", {"person": olwen.pk, "decision": "keep"})
            page = staff_browser(alice).get(PEOPLE).content.decode()
            assert "1 person has not been reviewed" in page
        with tenancy.transaction(thames):
            review = AccessReview.objects.get(force=thames)

        assert (review.person_id, review.reviewer, review.decision) == (olwen.pk, f"user:{alice.pk}", "keep")
        assert held(olwen) == {(thames.pk, Role.OFFICER)}

    def test_removing_removes(self, thames: Force, alice: Any, olwen: Any) -> None:
        officer = staff_browser(olwen)

        staff_browser(alice).post(f"{PEOPLE}review/", {"person": olwen.pk, "decision": "remove"})

        assert held(olwen) == set()
        assert officer.get("/admin/inbox/")["Location"].startswith("/admin/login/")

    @pytest.mark.parametrize("words", [{"person": "x", "decision": "keep"}, {"person": "1", "decision": "burn"}, {}])
    def test_nonsense_is_missing(self, alice: Any, words: dict[str, str]) -> None:
        assert staff_browser(alice).post(f"{PEOPLE}review/", words).status_code == 404


def test_platform_staff_give_a_new_force_its_first_administrator(thames: Force, olwen: Any) -> None:
    staff_browser(superuser()).post(f"{PEOPLE}{olwen.pk}/", {"roles": ["force_admin"]})

    assert held(olwen) == {(thames.pk, Role.FORCE_ADMIN)}
