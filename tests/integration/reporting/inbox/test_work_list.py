"""The work list: order, views, claims, acts on several, live refresh, kept filters; and who sees none of it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reporting.inbox import work_list
from reporting.records import triage
from reporting.records.models import CaseEvent, Report, Risk
from reporting.triage import claims
from sites.access.roles import Role
from sites.forces.models import Force
from soh.core import tenancy
from soh.core.models import AuditEvent
from tests.factories.small_form import NAMED
from tests.factories.staff import staff, staff_browser

Send = Callable[..., str]
URGENT = {**NAMED, "account": "He has a knife"}
HATE = {**NAMED, "account": "Racist words"}


def listed(browser: Client, **query: Any) -> list[str]:
    response = browser.get(reverse("inbox:work"), query)
    assert response.status_code == 200
    return [row.report.reference for row in response.context["rows"]]


def kept(force: Force, reference: str) -> Report:
    with tenancy.transaction(force):
        return triage.find([force.pk], reference)


def act(browser: Client, name: str, reference: str, **values: Any) -> str:
    response = browser.post(reverse(f"inbox:{name}", args=[reference]), values, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_the_riskiest_comes_first_and_of_equal_risk_what_is_due_first(
    thames: Force, browser: Client, report: Send
) -> None:
    start = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    with time_machine.travel(start, tick=False):
        early = report(thames)
    with time_machine.travel(start + timedelta(hours=1), tick=False):
        late, hate, knife = report(thames), report(thames, answers=HATE), report(thames, answers=URGENT)
    closed = report(thames)
    triage.change_status(forces=[thames.pk], reference=closed, status="closed", actor="user:1")
    report(thames, is_test=True)

    with time_machine.travel(start + timedelta(hours=2), tick=False):
        assert listed(browser) == [knife, hate, early, late]
        assert listed(browser, due="overdue") == [knife]
        assert listed(browser, risk="2") == [hate]


def test_pages_follow_one_another_without_a_gap_though_a_report_in_between_is_closed(
    thames: Force, browser: Client, report: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_list.page_of, "__kwdefaults__", {"after": "", "size": 2})
    references = [report(thames) for _ in range(5)]

    first = browser.get(reverse("inbox:work"))
    place = parse_qs(first.context["older_url"].lstrip("?"))["after"][0]
    assert [row.report.reference for row in first.context["rows"]] == references[:2]
    triage.change_status(forces=[thames.pk], reference=references[1], status="closed", actor="user:1")
    second = browser.get(reverse("inbox:work"), {"after": place})
    assert [row.report.reference for row in second.context["rows"]] == references[2:4]
    place = parse_qs(second.context["older_url"].lstrip("?"))["after"][0]
    assert listed(browser, after=place) == references[4:]
    assert listed(browser, after="nonsense") == [references[0], references[2]]


def test_a_claim_is_the_first_ones_and_the_other_is_told_who_has_it(
    thames: Force, officer: Any, browser: Client, report: Send
) -> None:
    reference = report(thames)
    colleague = staff(Role.OFFICER, thames, username="colleague")

    assert "is yours" in act(browser, "claim", reference)
    assert str(officer) in act(staff_browser(colleague), "claim", reference)
    found = kept(thames, reference)
    assert found.claimed_by == f"user:{officer.pk}"
    assert found.review_done_at is not None
    assert listed(browser, who="mine") == [reference]
    assert listed(browser, who="unclaimed") == []


@pytest.mark.parametrize(
    ("name", "values"), [("assign", {}), ("release", {}), ("risk", {"risk": 1}), ("team", {"team": ""})]
)
def test_a_stale_page_changes_nothing(
    thames: Force, officer: Any, browser: Client, report: Send, name: str, values: dict[str, Any]
) -> None:
    reference = report(thames)
    claims.claim(forces=[thames.pk], reference=reference, actor="user:1")
    before = kept(thames, reference)

    shown = act(browser, name, reference, version=before.version - 1, person=officer.pk, **values)

    assert "nothing was overwritten" in shown
    after = kept(thames, reference)
    assert (after.version, after.claimed_by, after.risk) == (before.version, "user:1", Risk.STANDARD)


def test_several_reports_go_to_a_colleague_at_once_and_what_changed_meanwhile_is_left(
    thames: Force, officer: Any, browser: Client, report: Send
) -> None:
    first, second, stale = report(thames), report(thames), report(thames)
    claims.claim(forces=[thames.pk], reference=stale, actor="user:1")
    chosen = [f"{first}:0", f"{second}:0", f"{stale}:0", "nonsense", "TVP-0:9"]

    shown = browser.post(
        reverse("inbox:assign_several"), {"chosen": chosen, "person": officer.pk}, follow=True
    ).content.decode()

    assert "2 reports changed" in shown
    assert stale in shown
    assert sorted(listed(browser, who="mine")) == sorted([first, second])


def test_a_report_is_given_only_to_those_who_may_read_it(thames: Force, hampshire: Force, report: Send) -> None:
    reference = report(thames)
    for person in (staff(Role.EDITOR, thames), staff(Role.OFFICER, hampshire, username="foreign")):
        with pytest.raises(claims.CannotBeTheirs):
            claims.assign(forces=[thames.pk], reference=reference, person=person.pk, actor="user:1")


def test_nobody_acts_on_another_forces_report(hampshire: Force, browser: Client, report: Send) -> None:
    reference = report(hampshire)
    for name in ("claim", "release", "assign", "risk", "team", "contacted", "crime_number", "acknowledge"):
        values = {"person": 1, "risk": 1, "crime_number": "43/1"}
        assert browser.post(reverse(f"inbox:{name}", args=[reference]), values).status_code == 404
    assert browser.get(reverse("inbox:next", args=[reference])).status_code == 404
    assert kept(hampshire, reference).version == 0


def test_every_act_is_in_the_history_and_in_the_audit_log(thames: Force, browser: Client, report: Send) -> None:
    reference = report(thames)
    for name, values in (
        ("claim", {}),
        ("risk", {"risk": 2}),
        ("crime_number", {"crime_number": "43 12345/26"}),
        ("release", {}),
    ):
        act(browser, name, reference, **values)

    with tenancy.transaction(thames):
        kinds = set(CaseEvent.objects.values_list("kind", flat=True))
        actions = set(AuditEvent.objects.values_list("action", flat=True))
    assert {"claimed", "risk_changed", "crime_number", "released"} <= kinds
    assert {"report.claimed", "report.risk_changed", "report.crime_number", "report.released"} <= actions


def test_showing_a_list_is_audited_without_what_was_typed(thames: Force, browser: Client, report: Send) -> None:
    reference = report(thames)
    listed(browser, reference=reference)

    with tenancy.transaction(thames):
        told = AuditEvent.objects.latest("id")
    assert (told.action, told.detail) == ("reports.searched", {"by": ["reference"], "shown": 1})


def test_the_list_asks_whether_it_changed_and_hears_304_until_it_did(
    thames: Force, browser: Client, report: Send
) -> None:
    report(thames)
    address, tag = reverse("inbox:work_rows"), browser.get(reverse("inbox:work"))["ETag"]

    assert browser.get(address, headers={"if-none-match": tag}).status_code == 304
    fresh = report(thames)
    changed = browser.get(address, headers={"if-none-match": tag})
    assert (changed.status_code, changed["ETag"] != tag) == (200, True)
    assert fresh in changed.content.decode()


def test_a_list_that_asks_by_itself_keeps_nobody_signed_in(thames: Force, browser: Client, report: Send) -> None:
    start = datetime.now(UTC)
    browser.get(reverse("inbox:work"))
    for minutes in (5, 10, 14):
        with time_machine.travel(start + timedelta(minutes=minutes), tick=False):
            assert browser.get(reverse("inbox:work_rows")).status_code == 200
    with time_machine.travel(start + timedelta(minutes=16), tick=False):
        assert browser.get(reverse("inbox:work_rows")).status_code == 302


def test_closing_needs_a_reason_and_can_lead_to_the_next(thames: Force, browser: Client, report: Send) -> None:
    first, second = report(thames), report(thames)
    address, values = reverse("inbox:status", args=[first]), {"status": "closed", "seen": "new", "version": 0}

    assert "Choose why you close" in browser.post(address, values, follow=True).content.decode()
    done = browser.post(address, {**values, "reason": "no_crime", "next": "1"}, follow=True)
    assert done.redirect_chain[-1][0] == reverse("inbox:report", args=[second])
    assert kept(thames, first).answer_done_at is not None


def test_a_kept_filter_is_the_persons_own_and_holds_no_reference(thames: Force, browser: Client) -> None:
    query = "risk=1&who=unclaimed&reference=TVP-1234"
    browser.post(reverse("inbox:keep_filter"), {"name": "Mornings", "query": query})
    other = staff_browser(staff(Role.OFFICER, thames, username="other"))

    mine = browser.get(reverse("inbox:work")).context["saved_filters"]
    assert [(one.name, one.query) for one in mine] == [("Mornings", "risk=1&who=unclaimed")]
    assert other.get(reverse("inbox:work")).context["saved_filters"] == []
    other.post(reverse("inbox:forget_filter", args=[mine[0].pk]))
    assert len(browser.get(reverse("inbox:work")).context["saved_filters"]) == 1


def test_a_longer_list_costs_no_more_queries(thames: Force, browser: Client, report: Send) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            listed(browser)
        return len(captured)

    report(thames, answers=URGENT)
    listed(browser)
    one = asked()
    for _ in range(8):
        report(thames, answers=URGENT)
    assert asked() == one


def test_counts_stop_at_a_hundred(thames: Force, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [str(work_list.Count(number)) for number in (0, 100, 101)] == ["0", "100", "100+"]


@pytest.mark.parametrize("number", ["43", "<b>1</b>", "9" * 41, ""])
def test_what_is_no_crime_number_is_refused(thames: Force, browser: Client, report: Send, number: str) -> None:
    reference = report(thames)
    act(browser, "crime_number", reference, crime_number=number)

    assert kept(thames, reference).crime_number == ""
