"""Related reports: hints for those who may read both, links both ways, closing as duplicate, referrals, the sheet."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from reporting.correspondence.models import Message
from reporting.inbox import handover_sheet
from reporting.links.models import ReportLink
from reporting.notices.models import Notice
from reporting.notices.owing import owe_new
from reporting.records import triage
from reporting.records.models import CaseEvent, Report
from reporting.records.teams import Team
from reporting.referral.models import Referral
from reporting.retention import disposing
from reporting.retention.due import Due
from reporting.retention.models import Rule
from reporting.triage.models import ForcePlan
from sites.access.roles import Role
from sites.forces.models import Force
from soh.core import clock, tenancy
from soh.core.models import AuditEvent
from tests.factories.small_form import ANONYMOUS, NAMED, PublishedSmallForm
from tests.factories.staff import staff, staff_browser

Send = Callable[..., str]
ALIKE = {**NAMED, "account": "Red bicycle taken, Broad Street, RG1 2AB, 20 November 2026"}
OTHER = {**NAMED, "account": "Neighbour plays loud music"}


@pytest.fixture(autouse=True)
def summaries(thames: Force, form: PublishedSmallForm) -> None:
    with tenancy.transaction(thames):
        ForcePlan.objects.create(force=thames, form_key=form.key, data={"summary": ["account"]})


def act(browser: Client, name: str, reference: str, /, **values: Any) -> str:
    response = browser.post(reverse(f"inbox:{name}", args=[reference]), values, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def restrict(force: Force, reference: str) -> None:
    with tenancy.transaction(force):
        team = Team.objects.create(force=force, code="rasso", name="Rape team")
        Report.objects.filter(reference=reference).update(team=team, is_restricted=True)


def hinted(browser: Client, reference: str) -> list[str]:
    hints = browser.get(reverse("inbox:report", args=[reference])).context["hints"]
    return [hint.report.reference for hint in hints]


def test_likely_duplicates_are_hinted_but_none_of_another_force_or_that_the_reader_may_not_open(
    thames: Force, hampshire: Force, browser: Client, report: Send
) -> None:
    first, second, secret = (report(thames, answers=ALIKE) for _ in range(3))
    report(thames, answers=OTHER)
    report(hampshire, answers=ALIKE)
    report(thames, answers=ALIKE, is_test=True)
    restrict(thames, secret)

    assert hinted(browser, second) == [first]
    with tenancy.transaction(thames):
        assert AuditEvent.objects.get(action="report.likenesses_shown").detail == {"shown": 1}
    act(browser, "link", second, other=first, kind="incident")
    assert hinted(browser, second) == []


def test_a_link_is_seen_from_both_reports_and_taken_away_from_either(
    thames: Force, browser: Client, report: Send
) -> None:
    first, second = report(thames), report(thames)
    assert f"Linked with {second}" in act(browser, "link", first, other=second.lower(), kind="suspect")

    for one, other in ((first, second), (second, first)):
        shown = browser.get(reverse("inbox:report", args=[one])).context["links"]
        assert [(link.other.reference, link.words) for link, _ in shown] == [(other, "Same suspect")]
    assert "linked already" in act(browser, "link", second, other=first, kind="incident")
    assert "No longer linked" in act(browser, "unlink", second, other=first)
    with tenancy.transaction(thames):
        assert not ReportLink.objects.exists()
        assert CaseEvent.objects.filter(kind__in=("linked", "unlinked")).count() == 4


def test_a_link_with_a_report_that_the_reader_may_not_open_is_neither_made_nor_seen(
    thames: Force, hampshire: Force, browser: Client, report: Send
) -> None:
    own, secret, foreign = report(thames), report(thames), report(hampshire)
    act(browser, "link", own, other=secret, kind="incident")
    restrict(thames, secret)

    page = browser.get(reverse("inbox:report", args=[own]))
    assert page.context["links"] == []
    assert secret not in page.text
    for other in (secret, foreign, own, "nonsense"):
        act(browser, "link", own, other=other, kind="incident")
    with tenancy.transaction(thames):
        assert ReportLink.objects.count() == 1
    assert browser.post(reverse("inbox:link", args=[foreign]), {"other": own}).status_code == 404


def test_a_duplicate_is_closed_with_its_reason_unless_somebody_changed_it_meanwhile(
    thames: Force, browser: Client, report: Send
) -> None:
    first, second = report(thames), report(thames)
    assert "Nothing was done" in act(browser, "close_as_duplicate", second, other=first, seen="new", version=7)
    with tenancy.transaction(thames):
        assert not ReportLink.objects.exists()

    assert "Closed as a duplicate" in act(browser, "close_as_duplicate", second, other=first, seen="new", version=0)

    with tenancy.transaction(thames):
        assert triage.find([thames.pk], second).status == "closed"
        assert CaseEvent.objects.get(kind="status_changed").detail["reason"] == "duplicate"
    link, _ = browser.get(reverse("inbox:report", args=[first])).context["links"][0]
    assert (link.other.reference, link.words) == (second, "Has a duplicate")


def test_a_referral_is_kept_told_to_the_person_and_can_close_the_report(
    thames: Force, browser: Client, report: Send
) -> None:
    reference, anonymous = report(thames), report(thames, answers=ANONYMOUS)
    values = {"body": "other", "reason": "their_task", "version": 0}

    assert "Enter the name" in act(browser, "refer", reference, **values)
    assert "Referral written down" in act(browser, "refer", reference, **values, name="RSPCA", close="on")
    assert "Nothing was done" in act(browser, "refer", reference, **values, name="Trading Standards")
    assert "referred to them already" in act(browser, "refer", reference, **{**values, "version": 1}, name="RSPCA")
    act(browser, "refer", anonymous, body="council", reason="they_help", version=0)

    with tenancy.transaction(thames):
        closing = CaseEvent.objects.get(kind="status_changed")
        assert closing.detail["reason"] == "passed_on"
        assert AuditEvent.objects.filter(action="report.referred").count() == 2
    owe_new(force_id=thames.pk)
    with tenancy.transaction(thames):
        assert set(Notice.objects.values_list("report__reference", flat=True)) == {reference}


def test_the_sheet_holds_notes_only_when_asked_hides_what_is_hidden_and_is_audited(
    thames: Force, browser: Client, report: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = report(thames, answers={**NAMED, "account": "He has a knife"})
    act(browser, "note", reference, text="Ring the shop first.")
    sheets: list[Any] = []
    made = handover_sheet.paper.pdf_of
    monkeypatch.setattr(handover_sheet.paper, "pdf_of", lambda sheet: sheets.append(sheet) or made(sheet))
    address = reverse("inbox:handover_sheet", args=[reference])

    plain = browser.post(address)
    browser.post(address, {"notes": "on", "messages": "on"})

    assert plain.content.startswith(b"%PDF-")
    assert plain["Content-Disposition"] == f'attachment; filename="{reference}.pdf"'
    assert "no-store" in plain["Cache-Control"]
    assert "Ring the shop first." not in str(sheets[0])
    assert all(words in str(sheets[1]) for words in ("Ring the shop first.", "Weapon mentioned", "He has a knife"))
    with tenancy.transaction(thames):
        Report.objects.filter(reference=reference).update(protects_identity=True)
        told = AuditEvent.objects.filter(action="report.sheet_downloaded").order_by("id")
        assert [event.detail["notes"] for event in told] == [False, True]
    browser.post(address)
    assert "Siân" in str(sheets[0])
    assert "Siân" not in str(sheets[2])
    stranger = staff_browser(staff(Role.EDITOR, thames))
    assert stranger.post(address).status_code == 404


def test_links_and_referrals_leave_with_a_report_that_is_deleted(thames: Force, browser: Client, report: Send) -> None:
    first, second = report(thames), report(thames)
    act(browser, "link", first, other=second, kind="duplicate")
    act(browser, "refer", first, body="council", reason="asked", version=0, close="on")
    with tenancy.transaction(thames):
        found = triage.find([thames.pk], first)

    disposing.dispose(due=Due(found, Rule.FORCE, 12, clock.now()), actor="system:retention")

    with tenancy.transaction(thames):
        assert (ReportLink.objects.count(), Referral.objects.count(), Message.objects.count()) == (0, 0, 0)
        assert triage.find([thames.pk], second)
