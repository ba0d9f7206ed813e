"""The first lock alone keeps the teams, rules, alerts and claims of two forces apart."""

from datetime import timedelta

import pytest
from django.core import mail

from reporting.records.models import Report, Risk
from reporting.records.teams import Team, TeamMember
from reporting.triage import arranging, claims, crime_numbers, list_keys, placing, watch
from reporting.triage.claims import CannotBeTheirs
from reporting.triage.plans import Plan
from sites.access.roles import Role
from soh.core import clock, tenancy
from tests.factories.plain_forces import plain_force
from tests.factories.sent_reports import send_report
from tests.factories.small_form import small_form
from tests.factories.staff import staff
from tests.integration.reporting.first_lock.furnished import PERSON

pytestmark = pytest.mark.django_db
TABLES = ("Team", "TeamMember", "TriageSettings", "ForcePlan", "Alert", "Report", "ListKey")


@pytest.fixture
def untouched(elsewhere, nearby):
    """Fails when something of the other force's triage has changed."""
    with tenancy.transaction(elsewhere.force):
        Report.objects.filter(force=elsewhere.force).update(claimed_by=f"user:{PERSON}")
    before = {table: elsewhere.rows(table) for table in TABLES}
    yield
    assert {table: elsewhere.rows(table) for table in TABLES} == before


def _teams(each):
    with tenancy.transaction(each.force):
        return Team.objects.get(force=each.force, code=f"{each.word}-team")


def _saved(nearby, number, members, **changes):
    values = {"forms": [], "takes_sensitive": False, "actor": "user:1", **changes}
    return arranging.save_team(force_id=nearby.force.pk, number=number, name="A team", members=members, **values)


def test_a_team_is_made_and_changed_in_its_own_force(second_lock_open, form, nearby, elsewhere, untouched):
    with second_lock_open():
        team = _saved(nearby, None, [PERSON, 8], forms=[form.key])
        again = _saved(nearby, team.pk, [8, 9])
        with pytest.raises(arranging.Refused):
            _saved(nearby, _teams(elsewhere).pk, [8])

    assert again.pk == team.pk
    with tenancy.transaction(nearby.force):
        people = TeamMember.objects.filter(force=nearby.force, team=team).values_list("person_id", flat=True)
        assert sorted(people) == [8, 9]


def test_contacts_and_plans_are_kept_for_the_own_force(second_lock_open, form, nearby, elsewhere, untouched):
    force = nearby.force.pk

    with second_lock_open():
        arranging.save_contacts(force_id=force, actor="user:1", duty_email="new@duty.example")
        version = arranging.save_plan(force_id=force, form_key=form.key, plan=Plan(), actor="user:1", seen=1)

    assert (version, nearby.rows("TriageSettings")[0]["duty_email"]) == (2, "new@duty.example")


def test_rules_teams_formats_and_keys_are_those_of_the_force(second_lock_open, form, nearby, elsewhere):
    named = small_form(form.key, team="elsewhere team")
    third = plain_force("kent")

    with second_lock_open(), tenancy.transaction(nearby.force):
        for each in (nearby, elsewhere):
            force = each.force.pk
            plan = placing.force_plan(force_id=force, form_key=form.key)
            assert [rule.code for rule in plan.rules] == [f"{each.word}-rule"]
            assert crime_numbers.format_of(force) == "9" * len(each.word)
            assert list_keys.newest(force).force_id == force
        assert placing._team(nearby.force.pk, form.key, named, "") == (None, False)
        list_keys.renew(third.pk)

    assert len(nearby.rows("ListKey")) == 1


def test_a_report_goes_to_teams_and_people_of_its_own_force(second_lock_open, nearby, elsewhere, untouched):
    forces = {"own": nearby.force, "other": nearby.force, "foreign": elsewhere.force}
    own, other, foreign = (staff(Role.OFFICER, force, username=name) for name, force in forces.items())
    arguments = {"forces": [nearby.force.pk], "reference": nearby.reference, "actor": "user:1"}

    with second_lock_open():
        with pytest.raises(CannotBeTheirs):
            claims.move(team=_teams(elsewhere).pk, **arguments)
        assert claims.move(team=_teams(nearby).pk, **arguments).team_id == _teams(nearby).pk
        with tenancy.transaction(nearby.force):
            report = nearby.report
            assert claims.readers(report) == {own.pk, other.pk}
            TeamMember.objects.create(force=nearby.force, team=_teams(nearby), person_id=own.pk)
            second = Team.objects.create(force=nearby.force, code="second", name="Second")
            TeamMember.objects.create(force=nearby.force, team=second, person_id=other.pk)
            report.is_restricted = True
            assert claims.readers(report) == {own.pk}
    assert foreign.pk not in {own.pk, other.pk}


def test_what_waits_for_a_person_is_counted_in_the_forces_that_are_asked(
    second_lock_open, form, nearby, elsewhere, untouched
):
    send_report(form, nearby.force, is_test=True)
    with tenancy.transaction(nearby.force):
        Report.objects.filter(force=nearby.force).update(claimed_by=f"user:{PERSON}")

    with second_lock_open(), tenancy.transaction(nearby.force):
        assert claims.waiting_for([nearby.force.pk], f"user:{PERSON}") == 1


def test_alerts_go_to_the_contacts_of_the_force_about_its_own_reports(second_lock_open, nearby, elsewhere):
    overdue = clock.now() - timedelta(minutes=5)
    for each in (nearby, elsewhere):
        with tenancy.transaction(each.force):
            Report.objects.filter(force=each.force).update(
                risk=Risk.HIGH, turn_at=overdue, review_due_at=overdue, review_done_at=None, claimed_by=""
            )
    before = elsewhere.rows("Alert")

    with second_lock_open():
        assert watch.look(force=nearby.force) == 1
        with tenancy.transaction(nearby.force):
            assert watch.waits_for_acknowledgement(nearby.report)
        watch.acknowledge(forces=[nearby.force.pk], reference=nearby.reference, actor="user:1")
        with tenancy.transaction(nearby.force):
            assert not watch.waits_for_acknowledgement(nearby.report)

    assert [message.to for message in mail.outbox] == [["nearby@duty.example"]]
    assert nearby.reference in mail.outbox[0].body
    assert elsewhere.rows("Alert") == before
