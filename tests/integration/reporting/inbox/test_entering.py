"""Staff enter a report for somebody who calls: by the same form, never mixed with another journey, told to readers."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from reporting.intake.models import Arrival, Draft
from reporting.on_behalf import entering
from reporting.on_behalf.entering import Entering
from reporting.on_behalf.models import EnteredReport
from reporting.records.models import Report
from sites.access.roles import Role
from sites.forces.models import Force
from soh.core import tenancy
from soh.core.models import AuditEvent
from tests.factories.published_forms import live_form
from tests.factories.small_form import ANONYMOUS
from tests.factories.staff import staff, staff_browser

FORM = "/report-a-theft/"
BANNER = "You are entering this report for somebody else."
LOG = "CAD 0123/2026"


def begin(browser: Client, force: Force, page: object, **changes: str) -> object:
    values = {
        "form": f"{force.slug}/en/{page.translation_key}",  # type: ignore[attr-defined]
        "way": "call",
        "person": "witness",
        "log": LOG,
    }
    return browser.post(reverse("inbox:enter"), {**values, **changes})


@pytest.mark.usefixtures("fresh_process")
def test_a_call_handler_enters_a_report_by_the_same_form_and_it_says_so_to_its_end(
    thames: Force, officer: object, browser: Client, request: pytest.FixtureRequest
) -> None:
    page = live_form(thames)
    ready = begin(browser, thames, page)
    token = re.search(r'name="token" value="([^"]+)"', ready.text).group(1)
    assert "form-action" in ready["Content-Security-Policy"]
    assert ready.context["host"] in ready["Content-Security-Policy"]
    assert LOG not in ready.text
    visitor = request.getfixturevalue("public_client")("thames-valley.localhost:8000")
    visitor.post(f"{FORM}")  # a journey of the officer's own, in the same browser
    own = visitor.cookies["__Host-soh_journey"].value

    assert "for somebody else" in visitor.get(visitor.post("/start-with/", {"token": token})["Location"]).text
    visitor.post(f"{FORM}filled-in/")
    assert visitor.cookies["__Host-soh_journey"].value != own
    for step, values in (("gate", {"danger": "no"}), ("what", {"account": "A bag."}), ("who", {"stay": "anonymous"})):
        assert BANNER in visitor.get(f"{FORM}{step}/").text
        visitor.post(f"{FORM}{step}/", values)
    assert BANNER in visitor.get(f"{FORM}check-answers/").text
    visitor.post(f"{FORM}check-answers/", {"true": "yes"})
    assert "Read the reference and the code out" in visitor.get(f"{FORM}confirmation/").text

    with tenancy.transaction(thames):
        report = Report.objects.get()
        kept = entering.of_report(report)
        told = AuditEvent.objects.get(action="report.received")
        assert Draft.objects.count() == 2
        assert not Arrival.objects.exists()
    assert report.channel == "call"
    assert (kept.by, kept.person, kept.log) == (f"user:{officer.pk}", "A witness", LOG)  # type: ignore[attr-defined]
    assert (told.actor, told.detail["entered_for"]) == (f"user:{officer.pk}", "witness")  # type: ignore[attr-defined]
    visitor.cookies["__Host-soh_journey"] = own
    assert BANNER not in visitor.get(f"{FORM}gate/").text


def test_readers_see_who_entered_a_report_and_find_it_by_how_it_came_in(
    thames: Force, officer: object, browser: Client, report: Callable[..., str]
) -> None:
    entry = Entering(by=f"user:{officer.pk}", way="counter", person="victim", log=LOG)  # type: ignore[attr-defined]
    mine, hidden = (
        report(thames, channel="counter", entering=entry, actor=entry.by),
        report(thames, channel="counter", entering=entry, actor=entry.by, answers=ANONYMOUS),
    )
    report(thames)

    shown = browser.get(reverse("inbox:report", args=[mine])).text
    assert all(words in shown for words in (str(officer), "The victim", "Front counter", LOG))
    assert LOG not in browser.get(reverse("inbox:report", args=[hidden])).text
    rows = browser.get(reverse("inbox:work"), {"channel": "counter"}).context["rows"]
    assert sorted(row.report.reference for row in rows) == sorted([mine, hidden])
    with tenancy.transaction(thames):
        assert LOG.encode() not in bytes(EnteredReport.objects.first().sealed_log)


def test_a_form_of_another_force_is_not_offered_and_others_roles_have_no_such_page(
    thames: Force, hampshire: Force, browser: Client
) -> None:
    page = live_form(hampshire)

    assert begin(browser, hampshire, page).context["form"].errors.keys() == {"form"}
    with tenancy.transaction(hampshire):
        assert not Arrival.objects.exists()
    editor = staff_browser(staff(Role.EDITOR, thames))
    assert editor.get(reverse("inbox:enter")).status_code == 404
