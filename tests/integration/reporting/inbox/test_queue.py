"""The queue: filters, order and pages."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from reporting.inbox import paging
from reporting.records import triage
from reporting.records.models import Channel, Status
from sites.access.roles import Role
from sites.forces.models import Force
from tests.factories.small_form import ANONYMOUS, NAMED, PublishedSmallForm, publish_small_form
from tests.factories.staff import staff, staff_browser

Report = Callable[..., str]


def listed(browser: Client, query: dict[str, Any] | None = None, *, view: str = "queue") -> list[str]:
    """References in the order in which the page shows them."""
    response = browser.get(reverse(f"inbox:{view}"), query or {})
    assert response.status_code == 200
    return [row.reference for row, _ in response.context["rows"]]


def test_the_newest_report_comes_first(thames: Force, browser: Client, report: Report) -> None:
    first, second, third = report(thames), report(thames), report(thames)

    assert listed(browser) == [third, second, first]


def test_test_reports_are_in_a_view_of_their_own_and_marked(thames: Force, browser: Client, report: Report) -> None:
    real, trial = report(thames), report(thames, is_test=True, channel=Channel.API)

    assert listed(browser) == [real]
    assert listed(browser, view="test") == [trial]
    assert "These are not real reports" in browser.get(reverse("inbox:test")).content.decode()
    assert "This is a test report" in browser.get(reverse("inbox:report", args=[trial])).content.decode()


def test_status_reporter_form_and_reference_filter_the_queue(
    thames: Force, browser: Client, report: Report, form: PublishedSmallForm
) -> None:
    other = publish_small_form()
    named, anonymous = report(thames), report(thames, answers=ANONYMOUS)
    elsewhere = report(thames, form_key=other.key, pinned=other.pinned)
    triage.change_status(forces=[thames.pk], reference=named, status=Status.CLOSED, actor="user:1")

    assert listed(browser, {"status": "closed"}) == [named]
    assert listed(browser, {"reporter": "anonymous"}) == [anonymous]
    assert listed(browser, {"reporter": "named"}) == [elsewhere, named]
    assert listed(browser, {"form": str(other.key)}) == [elsewhere]
    assert listed(browser, {"form": str(form.key), "status": "new"}) == [anonymous]
    assert listed(browser, {"reference": anonymous.lower().replace("-", " ")}) == [anonymous]


def test_the_form_filter_offers_the_forms_that_reports_of_these_forces_came_through(
    thames: Force, hampshire: Force, browser: Client, report: Report, form: PublishedSmallForm
) -> None:
    foreign = publish_small_form()
    report(thames)
    report(thames)
    report(hampshire, form_key=foreign.key, pinned=foreign.pinned)

    choices = browser.get(reverse("inbox:queue")).context["filter"].fields["form"].choices

    assert [str(value) for value, _ in choices] == ["", str(form.key)]


def test_days_are_days_in_london_with_both_ends_included(thames: Force, browser: Client, report: Report) -> None:
    with time_machine.travel(datetime(2026, 7, 1, 23, 30, tzinfo=UTC), tick=False):  # 00:30 on 2 July in London
        summer_night = report(thames)

    assert listed(browser, {"received_from": "2026-07-02", "received_to": "2026-07-02"}) == [summer_night]
    assert listed(browser, {"received_to": "2026-07-01"}) == []
    assert listed(browser, {"received_from": "2026-07-03"}) == []


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"reference": "TVP-0000"}, "Check the reference"),
        ({"received_from": "yesterday"}, "Enter a date like 2026-11-23"),
        ({"received_from": "2026-07-02", "received_to": "2026-07-01"}, "must not be before the first"),
        ({"status": "lost"}, "Select a valid choice"),
        ({"form": str(uuid.uuid4())}, "Select a valid choice"),
    ],
)
def test_a_wrong_filter_is_told_beside_its_field(
    thames: Force, browser: Client, report: Report, query: dict[str, str], words: str
) -> None:
    report(thames)

    response = browser.get(reverse("inbox:queue"), query)

    assert response.status_code == 200
    assert words in response.content.decode()
    assert "<title>Error: " in response.content.decode().replace("\n", "")


def test_pages_turn_both_ways_without_losing_or_repeating_a_report(
    thames: Force, browser: Client, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging.page_of, "__kwdefaults__", {"older": "", "newer": "", "size": 2})
    made = [report(thames) for _ in range(5)][::-1]

    first = browser.get(reverse("inbox:queue"), {"status": "new"})
    report(thames)  # comes in while the reader turns the page
    second = browser.get(reverse("inbox:queue") + first.context["older_url"])
    third = browser.get(reverse("inbox:queue") + second.context["older_url"])
    back = browser.get(reverse("inbox:queue") + third.context["newer_url"])

    pages = [[row.reference for row, _ in page.context["rows"]] for page in (first, second, third, back)]
    assert pages == [made[:2], made[2:4], made[4:], made[2:4]]
    assert not first.context["newer_url"]
    assert not third.context["older_url"]
    assert "status=new" in second.context["older_url"]


def test_the_queue_costs_the_same_queries_however_long_it_is(
    thames: Force, browser: Client, report: Report, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        report(thames)
    browser.get(reverse("inbox:queue"))

    with django_assert_max_num_queries(19):
        browser.get(reverse("inbox:queue"))


def test_neither_list_nor_address_holds_what_a_reporter_wrote(thames: Force, browser: Client, report: Report) -> None:
    report(thames)

    page = browser.get(reverse("inbox:queue")).content.decode()

    assert NAMED["name"] not in page
    assert NAMED["account"] not in page


def test_an_empty_queue_says_so(thames: Force, browser: Client) -> None:
    assert "There are no reports yet" in browser.get(reverse("inbox:queue")).content.decode()
    assert "No report matches" in browser.get(reverse("inbox:queue"), {"status": "new"}).content.decode()


def test_the_force_column_is_for_people_of_several_forces(
    thames: Force, hampshire: Force, browser: Client, report: Report
) -> None:
    report(thames)
    both = staff_browser(staff(Role.SUPERVISOR, thames, hampshire))

    assert 'scope="col">Force<' not in browser.get(reverse("inbox:queue")).content.decode()
    assert 'scope="col">Force<' in both.get(reverse("inbox:queue")).content.decode()
