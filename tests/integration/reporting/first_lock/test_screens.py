"""The first lock alone keeps the other force's words off every page about reports, and its rows from every button."""

import re

import pytest

from reporting.inbox import access, admin_hooks, case_panel, delivery_pages, rows, saved_filters, setup_pages
from reporting.inbox.colleagues import colleagues_of
from reporting.records.models import Report
from reporting.records.teams import Team, TeamMember
from reporting.triage.models import SavedFilter
from sites.access.roles import Role
from soh.core import tenancy
from tests.factories.staff import staff, staff_browser
from tests.integration.reporting.first_lock.furnished import PERSON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_process")]
TABLES = ("SavedFilter", "Team", "DeliveryEndpoint", "DeliverySecret", "Delivery", "LegalHold")


def _words(page):
    return re.sub(r"\s+", " ", page.content.decode())


def test_no_page_about_reports_shows_a_word_of_another_force(second_lock_open, nearby, elsewhere):
    person = staff(Role.SUPERVISOR, nearby.force)
    for each in (elsewhere, nearby):
        with tenancy.transaction(each.force):
            SavedFilter.objects.create(force=each.force, person_id=person.pk, name=f"{each.word} kept", query="")
    reader, slug, key = staff_browser(person), nearby.force.slug, nearby.endpoint.key
    setter = staff_browser(staff(Role.FORCE_ADMIN, nearby.force))
    read = ("", "work/", "work/rows/", "hand-overs/", "retention/", f"{nearby.reference}/")
    set_up = (f"triage-settings/{slug}/", f"record-systems/{slug}/", f"record-systems/{slug}/{key}/")
    shown = {}

    with second_lock_open():
        for browser, paths in ((reader, read), (setter, set_up)):
            for path in paths:
                answer = browser.get(f"/admin/inbox/{path}")
                assert answer.status_code == 200, path
                shown[path] = _words(answer)
        for path in ("triage-settings/", "record-systems/"):
            assert setter.get(f"/admin/inbox/{path}").headers["Location"].endswith(f"{path}{slug}/")

    assert [path for path, words in shown.items() if "elsewhere" in words] == []
    hidden = elsewhere.force.short_name
    assert [path for path in ("", "work/", "retention/") if hidden in shown[path]] == []
    assert all("nearby" in shown[path] for path in ("work/", "retention/", *set_up))


def test_buttons_of_a_person_of_two_forces_change_what_they_name(second_lock_open, nearby, elsewhere):
    before = {table: elsewhere.rows(table) for table in TABLES}
    kept = before["SavedFilter"][0]["id"]
    setter = staff_browser(staff(Role.FORCE_ADMIN, nearby.force))
    team = before["Team"][0]["id"]

    with second_lock_open():
        with tenancy.transaction(nearby.force):
            assert [one.name for one in saved_filters.of([nearby.force.pk], PERSON)] == ["nearby filter"]
            assert saved_filters.of([nearby.force.pk], 8) == []
            saved_filters.forget(forces=[nearby.force.pk], person=PERSON, number=kept)
            for number in range(saved_filters.MOST - 1):
                saved_filters.keep(force_id=nearby.force.pk, person=PERSON, name=f"{number}", query="")
            with pytest.raises(saved_filters.TooMany):
                saved_filters.keep(force_id=nearby.force.pk, person=PERSON, name="one more", query="")
            saved_filters.keep(force_id=nearby.force.pk, person=8, name="of somebody else", query="")
        for path in (
            f"triage-settings/{nearby.force.slug}/teams/{team}/",
            f"triage-settings/{elsewhere.force.slug}/",
            f"triage-settings/{elsewhere.force.slug}/teams/new/",
            "triage-settings/national/",
            "triage-settings/national/teams/new/",
            f"record-systems/{elsewhere.force.slug}/",
            f"record-systems/{nearby.force.slug}/{elsewhere.endpoint.key}/",
        ):
            assert setter.get(f"/admin/inbox/{path}").status_code == 404, path
        setter.post(
            f"/admin/inbox/record-systems/{nearby.force.slug}/send-again/",
            {"deliveries": before["Delivery"][0]["id"]},
        )

    assert {table: elsewhere.rows(table) for table in TABLES} == before


def test_a_case_offers_colleagues_and_teams_of_its_force_who_may_read_it(second_lock_open, nearby, elsewhere):
    forces = {"own": nearby.force, "other": nearby.force, "foreign": elsewhere.force}
    own, other, foreign = (staff(Role.OFFICER, force, username=name) for name, force in forces.items())
    with tenancy.transaction(nearby.force):
        team = Team.objects.get(force=nearby.force)
        TeamMember.objects.create(force=nearby.force, team=team, person_id=own.pk)
        Report.objects.filter(force=nearby.force).update(is_restricted=True, team=team)

    with second_lock_open():
        words = case_panel.words_for(nearby.report, "user:1")
        people = {pk for pk, _ in colleagues_of([nearby.force.pk])}
        with tenancy.transaction(nearby.force):
            report = nearby.report
            report.risk_reasons = ["nearby-rule", "elsewhere-rule"]
            names = rows.reason_names([report])

    assert [pk for pk, _ in words["colleagues"]] == [own.pk]
    assert [one.name for one in words["teams"]] == ["nearby team"]
    assert people == {own.pk, other.pk}
    assert foreign.pk not in people
    assert (names.get("nearby-rule"), names.get("elsewhere-rule")) == ("nearby rule", None)


def test_menus_and_screens_are_for_those_whose_work_they_are(rf, thames_valley):
    people = {role: staff(role, thames_valley) for role in (Role.OFFICER, Role.EDITOR, Role.FORCE_ADMIN)}
    asked = {
        "reads": access.may_read_reports,
        "arranges": setup_pages.may_arrange,
        "connects": delivery_pages.may_connect,
    }
    items = {
        "reads": admin_hooks.inbox_menu_item(),
        "arranges": admin_hooks.setup_menu_item(),
        "connects": admin_hooks.record_systems_menu_item(),
    }
    shown = {}
    for role, person in people.items():
        request = rf.get("/admin/")
        request.user = person
        for name, may in asked.items():
            assert items[name].is_shown(request) == may(person)
            shown[role, name] = may(person)

    assert {key for key, value in shown.items() if value} == {
        (Role.OFFICER, "reads"),
        (Role.FORCE_ADMIN, "arranges"),
        (Role.FORCE_ADMIN, "connects"),
    }
