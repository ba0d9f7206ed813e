"""Lists of reports as files: for supervisors, audited with their number, without words and without formulas."""

import csv
import io
from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from reporting.records.models import Report
from reporting.records.teams import Team
from sites.access.roles import Role
from sites.forces.models import Force
from soh.core import tenancy
from soh.core.models import AuditEvent
from tests.factories.small_form import ANONYMOUS, NAMED
from tests.factories.staff import staff, staff_browser

Send = Callable[..., str]


def taken(browser: Client, query: str = "", **data: Any) -> list[dict[str, str]]:
    response = browser.post(f"{reverse('inbox:export')}{query}", data)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    text = b"".join(response).decode("utf-8-sig")
    assert NAMED["name"] not in text
    assert NAMED["account"] not in text
    return list(csv.DictReader(io.StringIO(text)))


def test_a_supervisor_takes_what_the_filters_leave_and_it_is_audited_with_the_number(
    thames: Force, hampshire: Force, report: Send
) -> None:
    named, anonymous = report(thames), report(thames, answers=ANONYMOUS)
    report(hampshire)
    report(thames, is_test=True)
    browser = staff_browser(staff(Role.SUPERVISOR, thames))

    assert [row["reference"] for row in taken(browser)] == [anonymous, named]
    assert [row["reporter"] for row in taken(browser, "?reporter=anonymous")] == ["Anonymous"]
    assert [row["reference"] for row in taken(browser, chosen=[f"{named}:0"])] == [named]

    with tenancy.transaction(thames):
        told = list(AuditEvent.objects.filter(action="report.exported").order_by("id").values_list("detail", flat=True))
    assert told == [{"by": [], "rows": 2}, {"by": ["reporter"], "rows": 1}, {"by": ["chosen"], "rows": 1}]


def test_what_the_person_may_not_open_is_in_no_file_and_officers_get_none(
    thames: Force, browser: Client, report: Send
) -> None:
    secret = report(thames)
    with tenancy.transaction(thames):
        team = Team.objects.create(force=thames, code="rasso", name="Rape team")
        Report.objects.filter(reference=secret).update(team=team, is_restricted=True)

    assert taken(staff_browser(staff(Role.SUPERVISOR, thames)), chosen=[f"{secret}:0"]) == []
    assert browser.post(reverse("inbox:export")).status_code == 404


def test_no_cell_is_a_formula_and_a_wrong_filter_gives_no_wider_file(thames: Force, report: Send) -> None:
    reference = report(thames)
    with tenancy.transaction(thames):
        Report.objects.filter(reference=reference).update(form_title='=HYPERLINK("http://x")', crime_number="＝1+1")
    browser = staff_browser(staff(Role.SUPERVISOR, thames))

    row = taken(browser)[0]

    assert (row["form"], row["crime number"]) == ('\'=HYPERLINK("http://x")', "'＝1+1")
    assert browser.post(f"{reverse('inbox:export')}?received_from=soon").status_code == 302
