"""The first lock alone keeps trails, invitations, emergency access and reviews of two forces apart."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from sites.access.people import emergency, invitations, members
from sites.access.people.models import AccessReview, EmergencyAccess
from sites.access.roles import Role
from sites.access.sign_in import rules, setting
from sites.access.sign_in.two_factor import is_required
from sites.access.staff import grant_role
from sites.access.trail import events
from sites.access.trail.events import Filter
from sites.forces.models import Force
from soh.api.keys import grants
from soh.api.models import PartnerKey
from soh.core import audit, clock, tenancy
from tests.factories.staff import staff, staff_browser, superuser
from tests.second_lock import OpenLock, second_lock_open

__all__ = ["second_lock_open"]


def _write(force: Force, actor: str, action: str) -> None:
    with tenancy.transaction(force):
        audit.record(force_id=force.pk, actor=actor, action=action, subject="x")


def test_a_trail_and_its_filters_tell_of_one_force(second_lock_open: OpenLock, thames: Force, hampshire: Force) -> None:
    _write(thames, "key:1", "report.read")
    _write(hampshire, "key:2", "report.other")

    with second_lock_open(), tenancy.transaction(thames):
        assert {event.force_id for event in events.events(thames, Filter())} == {thames.pk}
        assert "report.other" not in events.actions_of(thames)
        assert "key:2" not in dict(events.actors_of(thames))
        assert "key:1" in dict(events.actors_of(thames))


def test_invitations_are_those_of_one_force(second_lock_open: OpenLock, thames: Force, hampshire: Force) -> None:
    for force in (thames, hampshire):
        invitations.invite(force=force, email="nia@example.org", name="Nia", roles=[Role.OFFICER], actor="user:1")

    with second_lock_open(), tenancy.transaction(thames):
        assert [row.force_id for row in invitations.of(thames)] == [thames.pk]


@pytest.fixture
def accesses(thames: Force, hampshire: Force) -> dict[int, EmergencyAccess]:
    """An engineer's running access to both forces, by force; the other force's is the older one."""
    engineer = superuser()
    for force in (hampshire, thames):
        staff(Role.OFFICER, force, username=f"officer-{force.slug}")
    return {
        force.pk: emergency.begin(person=engineer, force=force, role=Role.OFFICER, reason="Ticket 18", minutes=60)
        for force in (hampshire, thames)
    }


def _open_ones(force: Force) -> list[int]:
    with tenancy.transaction(force):
        return list(EmergencyAccess.objects.filter(force=force, ended_at=None).values_list("pk", flat=True))


def test_emergency_access_is_told_of_and_ended_by_force(
    second_lock_open: OpenLock, thames: Force, hampshire: Force, accesses: dict[int, EmergencyAccess]
) -> None:
    own, theirs = accesses[thames.pk], accesses[hampshire.pk]

    with second_lock_open():
        with tenancy.transaction(thames):
            assert emergency.running(thames) == [own]
            assert emergency.history(thames) == [own]
        emergency.end(access_id=theirs.pk, force=thames, actor="user:1")
        assert _open_ones(hampshire) == [theirs.pk]
        with time_machine.travel(clock.now() + timedelta(hours=2), tick=False):
            assert emergency.end_overdue(force=thames) == 1

    assert (_open_ones(thames), _open_ones(hampshire)) == ([], [theirs.pk])


def test_when_somebody_came_and_was_reviewed_is_told_by_force(
    second_lock_open: OpenLock, thames: Force, hampshire: Force, alice: Any
) -> None:
    staff(Role.OFFICER, hampshire, username="harry")
    with time_machine.travel(clock.now() + timedelta(days=30), tick=False):
        grant_role(user=alice, force=hampshire, role=Role.OFFICER, actor="system")
        with tenancy.transaction(hampshire):
            AccessReview.objects.create(force=hampshire, person=alice, decision="keep", reviewer="user:9")

    with second_lock_open():
        here = members.member(thames, alice.pk)
        there = members.member(hampshire, alice.pk)

    assert here is not None
    assert there is not None
    assert here.reviewed_at is None
    assert there.reviewed_at is not None
    assert here.since is not None
    assert there.since is not None
    assert here.since < there.since


def test_a_key_is_found_and_noted_for_its_own_force(
    second_lock_open: OpenLock, thames: Force, hampshire: Force, key_for: Any
) -> None:
    theirs, own = key_for(hampshire), key_for(thames)

    with second_lock_open():
        with pytest.raises(grants.KeyOfAnotherForce):
            grants.grant_of(text=theirs, force_id=thames.pk)
        assert grants.grant_of(text=own, force_id=thames.pk).force_id == thames.pk

    with tenancy.transaction(hampshire):
        assert PartnerKey.objects.get(force=hampshire).last_used_at is None


def test_each_force_has_its_own_rules_for_signing_in(
    second_lock_open: OpenLock, thames: Force, hampshire: Force, alice: Any
) -> None:
    harry = staff(Role.OFFICER, hampshire, username="harry")
    setting.set_rules(force=hampshire, two_factor_for_all=True, provider=None, actor="user:1")

    with second_lock_open():
        page = staff_browser(superuser()).get("/admin/sign-in-rules/thames-valley/").content.decode()
        setting.set_rules(force=thames, two_factor_for_all=False, provider=None, actor="user:1")

    assert 'name="two_factor_for_all"' in page
    assert "checked" not in page.partition('name="two_factor_for_all"')[2].partition(">")[0]
    assert {key: each.two_factor_for_all for key, each in rules.all_rules().items()} == {
        thames.pk: False,
        hampshire.pk: True,
    }
    assert rules.any_asks_two_factor_of_all({hampshire.pk})
    assert not rules.any_asks_two_factor_of_all({thames.pk})
    assert (is_required(harry), is_required(staff(Role.EDITOR, thames, username="emma"))) == (True, False)


def test_the_national_team_has_no_access_review(thames: Force) -> None:
    browser = staff_browser(superuser())

    assert browser.get("/admin/people/thames-valley/review/").status_code == 200
    assert browser.get("/admin/people/national/review/").status_code == 404


def test_nobody_is_a_member_of_a_force_in_which_they_have_no_role(thames: Force, hampshire: Force, alice: Any) -> None:
    staff(Role.OFFICER, hampshire, username="harry")

    assert [each.person.pk for each in members.members_of(thames)] == [alice.pk]
