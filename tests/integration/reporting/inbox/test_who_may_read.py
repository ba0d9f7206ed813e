"""Only officers and supervisors of a force read its reports."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from reporting.records.models import CaseEvent, Note, Status
from reporting.records.models import Report as ReportRow
from sites.access.roles import FORCE_ROLES, REPORT_READERS, Role
from sites.access.staff import grant_role, revoke_role
from sites.forces.models import Force
from soh.core import tenancy
from tests.factories.small_form import NAMED
from tests.factories.staff import staff, staff_browser, superuser

MENU_ITEM = "Reports inbox"
WORDS = NAMED["account"]


def every_address(reference: str) -> list[tuple[str, str]]:
    return [
        ("get", reverse("inbox:queue")),
        ("get", reverse("inbox:test")),
        ("get", reverse("inbox:report", args=[reference])),
        ("post", reverse("inbox:note", args=[reference])),
        ("post", reverse("inbox:status", args=[reference])),
    ]


@pytest.mark.parametrize("role", sorted(REPORT_READERS))
def test_officers_and_supervisors_see_the_queue_and_open_a_report(
    role: Role, thames: Force, report: Callable[..., str]
) -> None:
    reference = report(thames)
    reader = staff_browser(staff(role, thames))

    queue = reader.get(reverse("inbox:queue"))
    opened = reader.get(reverse("inbox:report", args=[reference]))

    assert reference in queue.content.decode()
    assert WORDS in opened.content.decode()
    assert MENU_ITEM in reader.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize("role", sorted(set(FORCE_ROLES) - REPORT_READERS))
def test_other_roles_of_the_same_force_find_nothing(role: Role, thames: Force, report: Callable[..., str]) -> None:
    reference = report(thames)
    other = staff_browser(staff(role, thames))

    assert_sees_nothing(other, reference, thames)


def test_national_editors_find_nothing(thames: Force, report: Callable[..., str]) -> None:
    reference = report(thames)

    assert_sees_nothing(staff_browser(staff(Role.NATIONAL_EDITOR)), reference, thames)


def test_a_superuser_without_membership_finds_nothing(thames: Force, report: Callable[..., str]) -> None:
    reference = report(thames)

    assert_sees_nothing(staff_browser(superuser()), reference, thames)


def assert_sees_nothing(browser: Client, reference: str, force: Force) -> None:
    missing = browser.get("/admin/there-is-no-such-page/")
    assert missing.status_code == 404
    for method, address in every_address(reference):
        response = getattr(browser, method)(address, {"text": "x", "status": "closed", "seen": "new"})
        assert response.status_code == 404, address
        assert response.content == missing.content
    home = browser.get(reverse("wagtailadmin_home"))
    assert home.status_code == 200
    assert MENU_ITEM not in home.content.decode()
    with tenancy.transaction(force):
        assert ReportRow.objects.get(reference=reference).status == Status.NEW
        assert not Note.objects.exists()
        assert not CaseEvent.objects.filter(kind=CaseEvent.Kind.OPENED).exists()


def _but_for_the_clock(answer: Any) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name != "Expires"}


def test_another_forces_report_answers_exactly_like_a_missing_one(
    hampshire: Force, browser: Client, report: Callable[..., str]
) -> None:
    foreign = report(hampshire)
    unknown = foreign[:-1] + ("2" if foreign[-1] != "2" else "3")

    for (method, address), (_, other) in zip(every_address(foreign)[2:], every_address(unknown)[2:], strict=True):
        post = {"text": "a note", "status": "closed", "seen": "new"}
        theirs, missing = getattr(browser, method)(address, post), getattr(browser, method)(other, post)
        assert theirs.status_code == missing.status_code == 404
        assert theirs.content == missing.content
        assert _but_for_the_clock(theirs) == _but_for_the_clock(missing)
    with tenancy.transaction(hampshire):
        assert ReportRow.objects.get(reference=foreign).status == Status.NEW
        assert not Note.objects.exists()


def test_another_forces_reports_are_in_no_list_filter_or_page(
    thames: Force, hampshire: Force, browser: Client, report: Callable[..., str]
) -> None:
    own, foreign = report(thames), report(hampshire)
    queue = reverse("inbox:queue")

    assert own in browser.get(queue).content.decode()
    for query in ({}, {"reference": foreign}, {"force": str(hampshire.pk)}):
        listed = browser.get(queue, query).content.decode()
        assert f">{foreign}<" not in listed
        assert reverse("inbox:report", args=[foreign]) not in listed
    for turn in ("older", "newer"):
        assert browser.get(queue, {turn: foreign}).status_code == 404


def test_a_person_of_two_forces_sees_both_and_can_choose_one(
    thames: Force, hampshire: Force, report: Callable[..., str]
) -> None:
    first, second = report(thames), report(hampshire)
    browser = staff_browser(staff(Role.OFFICER, thames, hampshire))

    both = browser.get(reverse("inbox:queue")).content.decode()
    one = browser.get(reverse("inbox:queue"), {"force": str(hampshire.pk)}).content.decode()

    assert first in both
    assert second in both
    assert "Hampshire" in both
    assert first not in one
    assert second in one


def test_an_officer_of_one_force_who_edits_for_another_reads_only_the_first(
    thames: Force, hampshire: Force, report: Callable[..., str]
) -> None:
    own, foreign = report(thames), report(hampshire)
    staff(Role.EDITOR, hampshire)
    person = staff(Role.OFFICER, thames)
    grant_role(user=person, force=hampshire, role=Role.EDITOR, actor="system")
    browser = staff_browser(person)

    listed = browser.get(reverse("inbox:queue")).content.decode()

    assert own in listed
    assert foreign not in listed
    assert browser.get(reverse("inbox:report", args=[foreign])).status_code == 404


def test_a_revoked_role_and_a_disabled_account_end_at_the_next_request(
    thames: Force, officer: Any, browser: Client, report: Callable[..., str]
) -> None:
    address = reverse("inbox:report", args=[report(thames)])
    assert browser.get(address).status_code == 200

    revoke_role(user=officer, force=thames, role=Role.OFFICER, actor="system")
    assert browser.get(address).status_code in (302, 404)

    grant_role(user=officer, force=thames, role=Role.OFFICER, actor="system")
    officer.is_active = False
    officer.save()
    assert browser.get(address).status_code == 302


def test_strangers_are_sent_to_sign_in(thames: Force, report: Callable[..., str]) -> None:
    address = reverse("inbox:report", args=[report(thames)])

    response = staff_browser().get(address)

    assert response.status_code == 302
    assert response["Location"] == f"/admin/login/?next={address}"
