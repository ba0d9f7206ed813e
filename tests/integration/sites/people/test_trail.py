"""The audit trail: for auditors of the force, without contents, and every look is written down."""

import csv
import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from sites.access.roles import Role
from sites.access.trail import chain
from sites.forces.models import Force
from soh.core import audit, clock, tenancy
from soh.core.models import AuditEvent, AuditSeal
from soh.core.spreadsheets import harmless
from tests.factories.staff import staff, staff_browser

TRAIL = "/admin/audit-trail/thames-valley/"


@pytest.fixture
def auditor(thames: Force) -> Any:
    return staff(Role.AUDITOR, thames, username="audrey")


def write(force: Force, **words: Any) -> None:
    with tenancy.transaction(force):
        audit.record(force_id=force.pk, **{"actor": "system", "action": "report.read", "subject": "x", **words})


def acts(force: Force) -> list[str]:
    with tenancy.transaction(force):
        return list(AuditEvent.objects.filter(force_id=force.pk).order_by("pk").values_list("action", flat=True))


def test_an_auditor_sees_the_forces_trail_and_no_other(thames: Force, hampshire: Force, auditor: Any) -> None:
    write(thames, subject="report:TVP-1")
    write(hampshire, subject="report:HMP-1")

    page = staff_browser(auditor).get(TRAIL).content.decode()

    assert "report:TVP-1" in page
    assert "HMP-1" not in page
    assert staff_browser(auditor).get("/admin/audit-trail/")["Location"] == TRAIL


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.AUDITOR])
def test_it_is_missing_for_everybody_else(thames: Force, role: Role) -> None:
    person = staff(role, *([] if role is Role.NATIONAL_EDITOR else [thames]), username="somebody")

    for address in (TRAIL, f"{TRAIL}file/", "/admin/audit-trail/"):
        assert staff_browser(person).get(address).status_code == 404


def test_another_forces_auditor_finds_nothing(thames: Force, hampshire: Force) -> None:
    browser = staff_browser(staff(Role.AUDITOR, hampshire, username="harriet"))

    assert browser.get(TRAIL).status_code == 404
    assert browser.get(f"{TRAIL}file/").status_code == 404


def test_it_is_filtered_by_person_act_and_day(thames: Force, auditor: Any) -> None:
    write(thames, actor=f"user:{auditor.pk}", action="report.read", subject="wanted")
    write(thames, actor="system", action="report.closed", subject="unwanted")
    browser = staff_browser(auditor)

    for query in (f"by=user:{auditor.pk}", "act=report.read"):
        page = browser.get(f"{TRAIL}?{query}").content.decode()
        assert "wanted" in page.replace("unwanted", "")
        assert "unwanted" not in page
    assert ">wanted<" not in browser.get(f"{TRAIL}?day=2020-01-01").content.decode()


def test_a_long_trail_is_turned_over_page_by_page(thames: Force, auditor: Any) -> None:
    for number in range(60):
        write(thames, subject=f"number-{number:03}")
    browser = staff_browser(auditor)

    first = browser.get(TRAIL)
    second = browser.get(TRAIL + first.context["older"])

    seen = first.content.decode() + second.content.decode()
    assert all(f"number-{number:03}" in seen for number in range(60))


def test_every_view_and_export_is_itself_in_the_trail(thames: Force, auditor: Any) -> None:
    browser = staff_browser(auditor)
    browser.get(f"{TRAIL}?act=staff.role_granted")
    browser.get(f"{TRAIL}file/")

    assert acts(thames)[-2:] == ["audit.viewed", "audit.exported"]


def test_the_file_holds_the_events_and_no_formula(thames: Force, auditor: Any) -> None:
    write(thames, subject='=HYPERLINK("http://evil.example")')

    answer = staff_browser(auditor).get(f"{TRAIL}file/")

    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert answer["Content-Disposition"].startswith('attachment; filename="audit-thames-valley-')
    assert rows[0]["subject"] == '\'=HYPERLINK("http://evil.example")'
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1"])
def test_a_cell_that_could_be_calculated_is_quoted(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


def test_ordinary_cells_stay_as_they_are() -> None:
    assert harmless("user:1") == "user:1"


def test_it_is_filtered_by_operation_of_section_62(thames: Force, auditor: Any) -> None:
    write(thames, action="report.opened", subject="looked-at")
    write(thames, action="report.received", subject="collected")

    page = staff_browser(auditor).get(f"{TRAIL}?operation=consultation").content.decode()

    assert "looked-at" in page
    assert "collected" not in page


def test_an_auditor_sees_whether_the_chain_over_the_trail_holds(thames: Force, auditor: Any) -> None:
    browser = staff_browser(auditor)
    assert "has not been checked yet" in browser.get(TRAIL).content.decode()

    write(thames)
    assert chain.seal_all() >= 1
    assert chain.check_all()[thames.slug].is_sound

    assert "The chain over this trail holds" in browser.get(TRAIL).content.decode()


def test_an_auditor_is_told_that_the_chain_does_not_hold(thames: Force, auditor: Any) -> None:
    with tenancy.transaction(thames):
        AuditSeal.objects.create(
            force_id=thames.pk, number=1, events=[1], digests=bytes(32), before=bytes(32), digest=bytes(32),
            sealed_at=clock.now(),
        )  # fmt: skip

    assert not chain.check_all()[thames.slug].is_sound

    page = staff_browser(auditor).get(TRAIL).content.decode()
    assert "does not hold" in page
    assert "2 faults found" in page  # the link is none, and its event is missing


def test_the_command_says_what_holds_and_fails_where_a_trail_does_not(thames: Force, hampshire: Force) -> None:
    write(thames)
    chain.seal_all()
    heads: dict[str, Any] = {}
    for line in _verified("--json").splitlines():
        heads[json.loads(line)["force"]] = json.loads(line)
    assert heads["thames-valley"]["holds"]
    assert heads["hampshire"]["holds"]
    ours = f"thames-valley:{heads['thames-valley']['links']}:{heads['thames-valley']['head']}"
    assert "holds" in _verified("--force", "thames-valley", "--head", ours)

    with pytest.raises(CommandError, match="does not hold: thames-valley"):
        _verified("--force", "thames-valley", "--head", f"thames-valley:1:{'00' * 32}")
    for wrong in (["--force", "atlantis"], ["--head", "thames-valley:x:00"], ["--head", "atlantis:1:00"]):
        with pytest.raises(CommandError, match=r"no force|SLUG:NUMBER:DIGEST|not among"):
            _verified(*wrong)


def _verified(*options: str) -> str:
    written = io.StringIO()
    call_command("verify_audit", *options, stdout=written)
    return written.getvalue()
