"""What becomes of a report as it comes in: team, risk, clocks, summary; and who may read it then."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from reporting.records import clocks, triage
from reporting.records.models import CaseEvent, Report, Risk
from reporting.records.reach import Reach
from reporting.records.teams import Team, TeamMember
from reporting.triage import summaries
from reporting.triage.models import ForcePlan, ListKey, NationalPlan
from reporting.triage.plans import Plan, Rule
from sites.access.roles import Role
from sites.forces.models import Force
from soh.core import tenancy
from tests.factories.small_form import ANONYMOUS, NAMED, PublishedSmallForm
from tests.factories.staff import staff, staff_browser

Send = Callable[..., str]
NOON = datetime(2026, 11, 23, 12, 7, 30, tzinfo=UTC)


def stored(force: Force, reference: str) -> Report:
    with tenancy.transaction(force):
        return triage.find([force.pk], reference)


def make_team(force: Force, *people: Any, **values: Any) -> Team:
    with tenancy.transaction(force):
        team = Team.objects.create(force=force, code="sapphire", name="Sapphire", **values)
        for person in people:
            TeamMember.objects.create(force=force, team=team, person_id=person.pk)
    return team


def test_a_dangerous_report_is_flagged_with_the_codes_of_rules_and_no_word_of_it(thames: Force, report: Send) -> None:
    reference = report(thames, answers={**NAMED, "account": "A man with a machete chased us."})

    found = stored(thames, reference)
    assert (found.risk, found.risk_reasons) == (Risk.HIGH, ["standing:weapon"])
    with tenancy.transaction(thames):
        told = CaseEvent.objects.get(report=found, kind=CaseEvent.Kind.SORTED)
    assert told.detail == {"risk": 1, "reasons": ["standing:weapon"]}


def test_clocks_of_an_anonymous_report_run_from_the_start_of_its_quarter_hour(thames: Force, report: Send) -> None:
    with time_machine.travel(NOON, tick=False):
        named, anonymous = stored(thames, report(thames)), stored(thames, report(thames, answers=ANONYMOUS))

    assert named.due_at == NOON + timedelta(hours=12)
    assert anonymous.due_at == datetime(2026, 11, 24, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize("kind", ["is_test", "is_training"])
def test_test_and_training_reports_have_no_clock(thames: Force, report: Send, kind: str) -> None:
    assert stored(thames, report(thames, **{kind: True})).due_at is None


def test_the_plans_of_the_nation_and_of_the_force_both_hold(
    thames: Force, hampshire: Force, report: Send, form: PublishedSmallForm
) -> None:
    rule = Rule("rule:bike", "Bicycle", Risk.MEDIUM, words=("bicycle",), team="sapphire")
    NationalPlan.objects.create(form_key=form.key, data=Plan({"review": 30}).data())
    with tenancy.transaction(thames):
        ForcePlan.objects.create(force=thames, form_key=form.key, data=Plan({"answer": 60}, (rule,)).data())
    team = make_team(thames)

    ours, theirs = stored(thames, report(thames)), stored(hampshire, report(hampshire))

    assert (ours.risk, ours.risk_reasons, ours.team_id) == (Risk.MEDIUM, ["rule:bike"], team.pk)
    assert {shown.clock: shown.due_at - ours.received_at for shown in clocks.shown(ours, ours.received_at)} == {
        "review": timedelta(minutes=30),
        "answer": timedelta(minutes=60),
    }
    assert (theirs.risk, theirs.risk_reasons) == (Risk.STANDARD, [])


def test_the_summary_opens_with_the_key_of_lists_and_the_row_holds_none_of_its_words(
    thames: Force, report: Send, form: PublishedSmallForm
) -> None:
    with tenancy.transaction(thames):
        ForcePlan.objects.create(force=thames, form_key=form.key, data=Plan(summary=("account",)).data())
    report(thames)  # makes the key of lists
    found = stored(thames, report(thames))

    with tenancy.transaction(thames):
        assert summaries.open_summaries([found])[found.pk] == [NAMED["account"]]
        assert ListKey.objects.count() == 1
    assert b"bicycle" not in bytes(found.summary or b"")


def test_a_process_without_private_keys_seals_a_summary_and_opens_none(
    thames: Force, report: Send, form: PublishedSmallForm, settings: Any
) -> None:
    with tenancy.transaction(thames):
        ForcePlan.objects.create(force=thames, form_key=form.key, data=Plan(summary=("account",)).data())
    report(thames)
    settings.FORCE_KEY_ENCRYPTION_KEY = ""

    found = stored(thames, report(thames))
    assert found.summary
    with tenancy.transaction(thames):
        assert summaries.open_summaries([found]) == {}


def test_a_report_for_a_specialist_team_exists_for_nobody_else(
    thames: Force, report: Send, form: PublishedSmallForm, browser: Client
) -> None:
    member = staff(Role.OFFICER, thames, username="specialist")
    make_team(thames, member, forms=[form.key])
    reference, inside = report(thames), staff_browser(member)

    for name in ("report", "hand_over"):
        assert browser.get(reverse(f"inbox:{name}", args=[reference])).status_code == 404
    for name in ("note", "status"):
        address = reverse(f"inbox:{name}", args=[reference])
        assert browser.post(address, {"text": "x", "status": "closed", "seen": "new"}).status_code == 404
    assert reference not in browser.get(reverse("inbox:queue")).content.decode()
    assert reference not in browser.get(reverse("inbox:queue"), {"reference": reference}).context["rows"]
    assert inside.get(reverse("inbox:report", args=[reference])).status_code == 200
    assert reference in inside.get(reverse("inbox:queue")).content.decode()


def test_membership_of_a_team_is_asked_anew_each_time(thames: Force, report: Send, form: PublishedSmallForm) -> None:
    member = staff(Role.OFFICER, thames, username="leaver")
    make_team(thames, member, forms=[form.key])
    reference, reach = report(thames), Reach([thames.pk], person=member.pk)
    triage.open_report(forces=reach, reference=reference, actor=f"user:{member.pk}")

    with tenancy.transaction(thames):
        TeamMember.objects.all().delete()

    with pytest.raises(triage.NoSuchReport):
        triage.open_report(forces=reach, reference=reference, actor=f"user:{member.pk}")
