"""The screen of keeping and deleting: for supervisors of the force, and nothing of another force's."""

from collections.abc import Callable
from typing import Any

import pytest

from reporting.records import triage
from reporting.records.models import Report, Status
from reporting.retention import due, holds, periods
from reporting.retention.models import HoldReason, LegalHold, RetentionPeriod
from sites.access.roles import REPORT_READERS, Role
from sites.forces.models import Force
from soh.core import tenancy
from tests.factories.staff import staff, staff_browser

PAGE = "/admin/inbox/retention/"
Make = Callable[..., str]


@pytest.fixture
def supervisor(thames: Force) -> Any:
    return staff_browser(staff(Role.SUPERVISOR, thames, username="sally"))


@pytest.fixture
def theirs(hampshire: Force, report: Make) -> str:
    reference = report(hampshire)
    holds.place(forces=[hampshire.pk], reference=reference, reason=HoldReason.COURT, actor="user:9")
    return reference


def text(answer: Any) -> str:
    return answer.content.decode()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SUPERVISOR])
def test_it_is_missing_for_everybody_else(thames: Force, report: Make, role: Role) -> None:
    reference = report(thames)
    person = staff(role, *([] if role is Role.NATIONAL_EDITOR else [thames]), username="somebody")
    browser = staff_browser(person)

    assert browser.get(PAGE).status_code == 404
    for address, words in (
        ("hold/", {"reference": reference, "reason": "court"}),
        ("lift/", {"reference": reference}),
        ("period/", {"force": thames.pk, "months": 1}),
    ):
        assert browser.post(PAGE + address, words).status_code == 404
    with tenancy.transaction(thames):
        assert not LegalHold.objects.exists()
        assert not RetentionPeriod.objects.exists()


def test_an_officer_is_not_led_there_and_a_supervisor_is(thames: Force, supervisor: Any) -> None:
    officer = staff_browser(staff(Role.OFFICER, thames, username="olly"))

    assert Role.OFFICER in REPORT_READERS
    assert PAGE not in text(officer.get("/admin/inbox/"))
    assert PAGE in text(supervisor.get("/admin/inbox/"))


def test_a_report_is_held_and_the_hold_is_lifted(thames: Force, supervisor: Any, report: Make) -> None:
    reference = report(thames)

    typed = f" {reference.lower().replace('-', ' ')}"
    answer = supervisor.post(f"{PAGE}hold/", {"reference": typed, "reason": "court", "authority": "T20261234"})
    assert answer.status_code == 303
    page = text(supervisor.get(PAGE))
    assert reference in page
    assert "T20261234" in page
    assert "Needed for a court or tribunal" in page

    supervisor.post(f"{PAGE}lift/", {"reference": reference})
    assert "No report is on hold" in text(supervisor.get(PAGE))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({}, "Enter the reference of the report"),
        ({"reference": "nonsense"}, "Enter a reference like"),
        ({"reference": "{theirs}", "reason": "court"}, "There is no report of your force with this reference"),
        ({"reference": "{ours}", "reason": "because"}, "Select a valid choice"),
        ({"reference": "{ours}"}, "Choose why it must be kept"),
    ],
)
def test_what_cannot_be_held_is_told_beside_its_field(
    thames: Force, supervisor: Any, report: Make, theirs: str, words: dict[str, str], told: str
) -> None:
    sent = {name: value.format(theirs=theirs, ours=report(thames)) for name, value in words.items()}

    answer = supervisor.post(f"{PAGE}hold/", sent)

    assert answer.status_code == 200
    assert told in text(answer)
    assert "<title>Error: " in text(answer).replace("\n", "").replace("  ", "")


def test_a_hold_twice_is_told(thames: Force, supervisor: Any, report: Make) -> None:
    words = {"reference": report(thames), "reason": "court"}
    supervisor.post(f"{PAGE}hold/", words)

    assert "This report is held already" in text(supervisor.post(f"{PAGE}hold/", words))


def test_nothing_of_another_force_is_seen_or_lifted(
    thames: Force, hampshire: Force, supervisor: Any, theirs: str
) -> None:
    periods.set_period(force_id=hampshire.pk, form_key=None, months=777, actor="user:9")

    page = text(supervisor.get(f"{PAGE}?certificate={theirs}"))

    assert page.count(theirs) == 2  # what was asked, in the field and in the answer
    assert f"There is no certificate for {theirs}" in page
    assert "777" not in page
    assert supervisor.post(f"{PAGE}lift/", {"reference": theirs}).status_code == 404
    answer = supervisor.post(f"{PAGE}period/", {"force": hampshire.pk, "months": 1})
    assert answer.status_code == 200
    with tenancy.transaction(hampshire):
        assert RetentionPeriod.objects.get().months == 777
        assert LegalHold.objects.get().lifted_at is None


def test_a_period_is_set_for_a_form_and_for_all(thames: Force, supervisor: Any, report: Make) -> None:
    reference = report(thames)
    with tenancy.transaction(thames):
        form = str(Report.objects.get(reference=reference).form_key)

    for words in ({"form": form, "months": "12"}, {"form": "", "months": "84"}):
        assert supervisor.post(f"{PAGE}period/", {"force": thames.pk, **words}).status_code == 303
    wrong = supervisor.post(f"{PAGE}period/", {"force": thames.pk, "months": "0"})

    assert "Enter a number of months from 1 to 1200" in text(wrong)
    with tenancy.transaction(thames):
        usual, of_forms = periods.periods(thames.pk)
    assert usual.months == 84
    assert [each.months for each in of_forms.values()] == [12]


def test_what_is_due_soon_is_listed_ahead(
    thames: Force, supervisor: Any, report: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = report(thames)
    triage.change_status(forces=[thames.pk], reference=reference, status=Status.CLOSED, actor="user:1")
    assert "Nothing is deleted within 30 days" in text(supervisor.get(PAGE))
    monkeypatch.setattr(periods, "NATIONAL_MONTHS", 1)
    monkeypatch.setattr(periods, "NOTICE", periods.NOTICE * 2)
    assert due.periods is periods

    assert reference in text(supervisor.get(PAGE))
