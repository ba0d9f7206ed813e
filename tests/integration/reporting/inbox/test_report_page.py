"""One report, as the reporter's own words and with everything that happened to it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from reporting.records.models import CaseEvent, SealedAnswers, Status
from reporting.records.models import Report as ReportRow
from sites.access.roles import Role
from sites.forces.models import Force
from soh.core import tenancy
from soh.core.models import AuditEvent
from tests.factories.small_form import ANONYMOUS, NAMED
from tests.factories.staff import staff, staff_browser

Report = Callable[..., str]


def page(browser: Client, reference: str) -> str:
    response = browser.get(reverse("inbox:report", args=[reference]))
    assert response.status_code == 200
    return response.content.decode()


def test_questions_and_answers_stand_as_the_reporter_saw_them(thames: Force, browser: Client, report: Report) -> None:
    shown = page(browser, report(thames))

    for words in ("Report a theft", "What happened", "Tell us what happened", NAMED["account"], "Full name"):
        assert words in shown
    assert "Siân O’Neill" in shown
    assert "Call 999" not in shown  # a step that was not on the reporter's way


def test_a_welsh_report_shows_the_welsh_words_with_english_beside_them(
    thames: Force, browser: Client, report: Report
) -> None:
    shown = page(browser, report(thames, locale="cy"))

    assert 'lang="cy">Rhoi gwybod am ddwyn<' in shown
    assert '<p class="inbox-english" lang="en">Report a theft</p>' in shown
    assert 'lang="cy">Beth ddigwyddodd<' in shown
    assert "Welsh" in shown
    assert 'lang="en">Full name<' in shown  # no Welsh words were published for it, so it was shown in English


def test_an_anonymous_report_says_so_and_tells_the_quarter_hour_only(
    thames: Force, browser: Client, report: Report
) -> None:
    reference = report(thames, answers=ANONYMOUS)

    assert "to the quarter hour" in page(browser, reference)
    with tenancy.transaction(thames):
        assert ReportRow.objects.get(reference=reference).received_at.minute % 15 == 0


def test_what_a_reporter_wrote_is_text_and_never_markup(thames: Force, browser: Client, report: Report) -> None:
    attack = "<script>alert(1)</script><img src=x onerror=alert(1)>"

    shown = page(browser, report(thames, answers={**NAMED, "account": attack, "name": attack}))

    assert attack not in shown
    assert "&lt;script&gt;alert(1)" in shown


def test_every_opening_is_audited_with_the_person(thames: Force, officer: Any, browser: Client, report: Report) -> None:
    reference = report(thames)

    page(browser, reference)
    page(browser, reference)

    with tenancy.transaction(thames):
        audited = AuditEvent.objects.filter(action="report.opened", subject=f"report:{reference}")
        assert [event.actor for event in audited] == [f"user:{officer.pk}"] * 2
        assert CaseEvent.objects.filter(kind=CaseEvent.Kind.OPENED).count() == 2


def test_the_list_opens_nothing(thames: Force, browser: Client, report: Report) -> None:
    report(thames)

    browser.get(reverse("inbox:queue"))

    with tenancy.transaction(thames):
        assert not AuditEvent.objects.filter(action="report.opened").exists()


def test_the_history_names_staff_and_says_what_changed(
    thames: Force, officer: Any, browser: Client, report: Report
) -> None:
    officer.first_name, officer.last_name = "Nia", "Bowen"
    officer.save()
    reference = report(thames)
    browser.post(reverse("inbox:status", args=[reference]), {"status": "in_review", "seen": "new"})

    shown = page(browser, reference)

    assert "Status changed from New to In review. Nia Bowen" in shown
    assert "Received. Website visitor" in shown
    assert "Who has opened this report (1)" in shown


def test_a_note_is_added_sealed_and_shown_with_its_author(
    thames: Force, officer: Any, browser: Client, report: Report
) -> None:
    reference = report(thames)

    response = browser.post(reverse("inbox:note", args=[reference]), {"text": "Called back.\nNo answer."}, follow=True)

    assert "Called back.<br>No answer." in response.content.decode()
    assert str(officer) in response.content.decode()
    with tenancy.transaction(thames):
        note = ReportRow.objects.get(reference=reference).notes.get()
        assert b"Called" not in bytes(note.ciphertext)
        assert note.author == f"user:{officer.pk}"


@pytest.mark.parametrize(("text", "words"), [("  ", "Enter a note"), ("a" * 10_001, "10,000 characters")])
def test_an_impossible_note_comes_back_with_its_words(
    thames: Force, browser: Client, report: Report, text: str, words: str
) -> None:
    reference = report(thames)

    response = browser.post(reverse("inbox:note", args=[reference]), {"text": text})

    assert response.status_code == 200
    shown = response.content.decode()
    assert words in shown
    assert 'aria-invalid="true"' in shown
    assert text.strip() in shown
    with tenancy.transaction(thames):
        assert not ReportRow.objects.get(reference=reference).notes.exists()


def test_a_status_changes_with_its_event_and_audit_row(
    thames: Force, officer: Any, browser: Client, report: Report
) -> None:
    reference = report(thames)

    response = browser.post(
        reverse("inbox:status", args=[reference]),
        {"status": "closed", "seen": "new", "reason": "answered"},
        follow=True,
    )

    assert "The status is now Closed." in response.content.decode()
    with tenancy.transaction(thames):
        row = ReportRow.objects.get(reference=reference)
        assert row.status == Status.CLOSED
        event = row.events.get(kind=CaseEvent.Kind.STATUS_CHANGED)
        assert (event.actor, event.detail) == (
            f"user:{officer.pk}",
            {"before": "new", "after": "closed", "reason": "answered"},
        )
        assert AuditEvent.objects.filter(action="report.status_changed").count() == 1


def test_of_two_officers_who_change_a_status_the_second_is_told(thames: Force, browser: Client, report: Report) -> None:
    reference = report(thames)
    address = reverse("inbox:status", args=[reference])
    colleague = staff_browser(staff(Role.OFFICER, thames, username="colleague"))

    colleague.post(address, {"status": "closed", "seen": "new", "reason": "answered"})
    response = browser.post(address, {"status": "in_review", "seen": "new"}, follow=True)

    assert "Somebody else has set the status to Closed" in response.content.decode()
    with tenancy.transaction(thames):
        assert ReportRow.objects.get(reference=reference).status == Status.CLOSED


@pytest.mark.parametrize("post", [{}, {"status": "lost", "seen": "new"}, {"status": "closed"}])
def test_an_unknown_status_changes_nothing(
    thames: Force, browser: Client, report: Report, post: dict[str, str]
) -> None:
    reference = report(thames)

    browser.post(reverse("inbox:status", args=[reference]), post)

    with tenancy.transaction(thames):
        assert ReportRow.objects.get(reference=reference).status == Status.NEW


def test_a_get_changes_nothing(thames: Force, browser: Client, report: Report) -> None:
    reference = report(thames)

    assert browser.get(reverse("inbox:status", args=[reference])).status_code == 405
    assert browser.get(reverse("inbox:note", args=[reference])).status_code == 405


def test_a_report_whose_words_cannot_be_opened_is_told_without_details(
    thames: Force, browser: Client, report: Report
) -> None:
    reference = report(thames)
    with tenancy.transaction(thames):
        SealedAnswers.objects.update(ciphertext=b"\x01" + b"broken" * 9)

    response = browser.get(reverse("inbox:report", args=[reference]))

    assert response.status_code == 500
    assert "This report cannot be opened" in response.content.decode()
    assert "CannotOpen" not in response.content.decode()


def test_inbox_pages_are_never_stored_and_allow_nothing_inline(thames: Force, browser: Client, report: Report) -> None:
    for address in (reverse("inbox:queue"), reverse("inbox:report", args=[report(thames)])):
        response = browser.get(address)
        assert "no-store" in response["Cache-Control"]
        assert "private" in response["Cache-Control"]
        assert "unsafe-inline" not in response["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
        assert response["Referrer-Policy"] == settings.SECURE_REFERRER_POLICY
        assert " style=" not in response.content.decode().partition("<main")[2]
