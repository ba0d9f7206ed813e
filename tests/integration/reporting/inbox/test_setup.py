"""Triage settings: who arranges, what a team alone reads from then on, plans, and that a stale page changes nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from reporting.records.models import Report
from reporting.records.teams import Team
from reporting.triage import arranging
from reporting.triage.models import ForcePlan, NationalPlan, TriageSettings
from sites.access.roles import Role
from sites.forces.models import Force
from soh.core import tenancy
from tests.factories.published_forms import live_form
from tests.factories.small_form import PublishedSmallForm
from tests.factories.staff import staff, staff_browser

Send = Callable[..., str]


@pytest.fixture
def supervisor(thames: Force) -> Client:
    return staff_browser(staff(Role.SUPERVISOR, thames))


@pytest.mark.parametrize("role", [Role.OFFICER, Role.EDITOR, Role.PUBLISHER, Role.AUDITOR])
def test_others_find_no_settings(thames: Force, role: Role) -> None:
    browser = staff_browser(staff(role, thames))

    assert browser.get(reverse("inbox:setup", args=[thames.slug])).status_code == 404
    assert browser.get(reverse("inbox:setup", args=["national"])).status_code == 404


def test_a_supervisor_arranges_the_own_force_and_no_other(thames: Force, hampshire: Force, supervisor: Client) -> None:
    with tenancy.transaction(hampshire):
        foreign = Team.objects.create(force=hampshire, code="cid", name="CID")

    assert supervisor.get(reverse("inbox:setup", args=[thames.slug])).status_code == 200
    assert supervisor.get(reverse("inbox:setup", args=[hampshire.slug])).status_code == 404
    assert supervisor.get(reverse("inbox:setup_team", args=[hampshire.slug, foreign.pk])).status_code == 404
    assert supervisor.get(reverse("inbox:setup_team", args=[thames.slug, foreign.pk])).status_code == 404


def test_a_team_that_alone_reads_a_form_takes_its_reports_at_once_and_gives_them_back(
    thames: Force, supervisor: Client, browser: Client, officer: Any, report: Send, form: PublishedSmallForm
) -> None:
    reference = report(thames)
    values: dict[str, Any] = {
        "force_id": thames.pk,
        "name": "Sapphire",
        "members": [officer.pk],
        "takes_sensitive": False,
        "actor": "user:1",
    }
    team = arranging.save_team(number=None, forms=[form.key], **values)
    address = reverse("inbox:report", args=[reference])
    assert (supervisor.get(address).status_code, browser.get(address).status_code) == (404, 200)

    with pytest.raises(arranging.Stale):
        arranging.save_team(number=team.pk, forms=[], seen=team.version - 1, **values)
    arranging.save_team(number=team.pk, forms=[], seen=team.version, **values)
    assert supervisor.get(address).status_code == 200


def test_contacts_are_kept_and_a_stale_page_changes_nothing(thames: Force, supervisor: Client) -> None:
    address = reverse("inbox:setup", args=[thames.slug])
    supervisor.post(address, {"duty_email": "duty@example.org", "version": 0})
    supervisor.post(address, {"duty_email": "late@example.org", "version": 0})

    with tenancy.transaction(thames):
        assert TriageSettings.objects.get().duty_email == "duty@example.org"


def test_clocks_and_rules_of_a_form_are_set_by_its_force(thames: Force, supervisor: Client) -> None:
    page = live_form(thames)
    where = [thames.slug, page.translation_key]
    supervisor.post(reverse("inbox:setup_form", args=where), {"review": 30, "version": 0, "summary": ["account"]})
    rule = {"name": "Bicycle", "words": "bicycle\nbike*", "risk": 2, "version": 1}
    added = supervisor.post(reverse("inbox:setup_add_rule", args=where), rule, follow=True).content.decode()

    assert "Bicycle: when one of these words was typed: bicycle, bike*, then medium risk." in added
    with tenancy.transaction(thames):
        plan = ForcePlan.objects.get().data
    assert (plan["clocks"], plan["summary"]) == ({"review": 30}, ["account"])
    code = plan["rules"][0]["code"]
    supervisor.post(reverse("inbox:setup_delete_rule", args=[*where, code]), {"version": 2})
    with tenancy.transaction(thames):
        assert ForcePlan.objects.get().data["rules"] == []


def test_a_rule_that_asks_or_does_nothing_comes_back(thames: Force, supervisor: Client) -> None:
    page = live_form(thames)
    address = reverse("inbox:setup_add_rule", args=[thames.slug, page.translation_key])

    shown = supervisor.post(address, {"name": "Nothing", "version": 0}).content.decode()

    assert "Say what the rule looks at" in shown
    assert "Say what the rule does" in shown
    assert not NationalPlan.objects.exists()
    with tenancy.transaction(thames):
        assert not ForcePlan.objects.exists()
        assert not Report.objects.exists()


def test_a_team_to_which_nobody_belongs_is_shown_as_such(thames: Force, officer: Any, supervisor: Client) -> None:
    values: dict[str, Any] = {"force_id": thames.pk, "number": None, "forms": [], "actor": "user:1"}
    arranging.save_team(name="Empty", members=[], takes_sensitive=True, **values)
    assert "Nobody reads its reports" in supervisor.get(reverse("inbox:setup", args=[thames.slug])).text

    arranging.save_team(name="Manned", members=[officer.pk], takes_sensitive=False, **values)

    teams = supervisor.get(reverse("inbox:setup", args=[thames.slug])).context["teams"]
    assert [(team.name, is_empty) for team, is_empty in teams] == [("Empty", True), ("Manned", False)]
