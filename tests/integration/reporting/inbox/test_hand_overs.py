"""Hand-overs on the screens: supervisors decide, officers look on, everybody else finds nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from reporting.custody.models import HandOver, State
from reporting.records import triage
from reporting.records.models import Report as ReportRow
from reporting.records.teams import Team, TeamMember
from sites.access.roles import FORCE_ROLES, REPORT_READERS, Role
from sites.forces.models import Force
from soh.core import tenancy
from soh.core.models import AuditEvent
from tests.factories.hand_overs import WHY, offered, side_of
from tests.factories.small_form import NAMED
from tests.factories.staff import staff, staff_browser

Report = Callable[..., str]


@pytest.fixture
def giver(thames: Force) -> Client:
    return staff_browser(staff(Role.SUPERVISOR, thames))


@pytest.fixture
def taker(hampshire: Force) -> Client:
    return staff_browser(staff(Role.SUPERVISOR, hampshire))


def address(name: str, argument: Any) -> str:
    return reverse(f"inbox:{name}", args=[argument])


def shown(browser: Client, name: str, *arguments: Any) -> str:
    response = browser.get(reverse(f"inbox:{name}", args=arguments))
    assert response.status_code == 200
    return response.content.decode()


def test_a_report_goes_from_one_inbox_to_the_other(
    thames: Force, hampshire: Force, giver: Client, taker: Client, report: Report
) -> None:
    reference = report(thames)
    post = {"force": str(hampshire.pk), "reason": "area", "words": WHY}

    done = giver.post(address("hand_over", reference), post, follow=True).content.decode()
    assert "It stays yours until they take it over" in done
    assert 'name="status"' not in done.partition("<main")[2]
    assert "Add a note" not in done
    with tenancy.transaction(thames):
        case = HandOver.objects.get().case_key

    assert '1<span class="w-sr-only"> waiting</span>' in shown(taker, "queue")
    listed = shown(taker, "hand_overs")
    assert reference in listed
    assert "from Thames Valley Police" in listed
    offer = shown(taker, "one_hand_over", case)
    assert WHY in offer
    assert NAMED["account"] not in offer

    taken = taker.post(address("accept", case), follow=True).content.decode()
    assert NAMED["account"] in taken
    assert reference in taken  # what the reporter was told
    with tenancy.transaction(hampshire):
        new = ReportRow.objects.get(force_id=hampshire.pk).reference

    gone = shown(giver, "report", reference)
    assert "Handed over to Hampshire" in gone
    assert new in gone
    assert NAMED["account"] not in gone
    assert giver.get(address("report", new)).status_code == 404
    assert reference in shown(taker, "queue") or new in shown(taker, "queue")
    found = taker.get(reverse("inbox:queue"), {"reference": reference}).content.decode()
    assert address("report", new) in found


def test_a_return_comes_back_with_its_reason(
    thames: Force, hampshire: Force, giver: Client, taker: Client, report: Report
) -> None:
    reference = report(thames)
    case = offered(thames, reference, hampshire)

    empty = taker.post(address("give_back", case.case_key), {"words": " "}).content.decode()
    assert "Say why you return it" in empty
    assert 'aria-invalid="true"' in empty
    taker.post(address("give_back", case.case_key), {"words": "It is Sussex."})

    assert "It is Sussex." in shown(giver, "one_hand_over", case.case_key)
    assert "Add a note" in shown(giver, "report", reference)


def test_an_offer_is_taken_back(thames: Force, hampshire: Force, giver: Client, taker: Client, report: Report) -> None:
    reference = report(thames)
    case = offered(thames, reference, hampshire)

    back = giver.post(address("withdraw", case.case_key), follow=True).content.decode()

    assert "You took the offer" in back
    late = taker.post(address("accept", case.case_key), follow=True).content.decode()
    assert "decided meanwhile" in late
    with tenancy.transaction(hampshire):
        assert not ReportRow.objects.exists()


def test_notes_go_only_when_they_are_chosen(
    thames: Force, hampshire: Force, giver: Client, taker: Client, report: Report
) -> None:
    reference = report(thames)
    for text in ("This one goes", "This one stays"):
        triage.add_note(forces=[thames.pk], reference=reference, text=text, actor="user:1", actor_name="Nia")
    page = shown(giver, "hand_over", reference)
    assert "checked" not in page.partition("Notes that go")[2]

    giver.post(
        address("hand_over", reference),
        {"force": str(hampshire.pk), "reason": "linked", "words": WHY, "notes": ["1"]},
    )
    with tenancy.transaction(thames):
        case = HandOver.objects.get().case_key
    taken = taker.post(address("accept", case), follow=True).content.decode()

    assert "This one goes" in taken
    assert "This one stays" not in taken
    assert "This one stays" in shown(giver, "one_hand_over", case)


@pytest.mark.parametrize(
    ("post", "words"),
    [
        ({}, "Choose the force"),
        ({"force": "999999", "reason": "area", "words": "x"}, "Select a valid choice"),
        ({"force": "own", "reason": "area", "words": "x"}, "Select a valid choice"),
        ({"force": "other", "reason": "none", "words": "x"}, "Select a valid choice"),
        ({"force": "other", "reason": "area", "words": "x" * 2001}, "2,000 characters"),
    ],
)
def test_what_is_wrong_is_told_and_the_words_are_kept(
    thames: Force, hampshire: Force, giver: Client, report: Report, post: dict[str, str], words: str
) -> None:
    reference = report(thames)
    ids = {"own": str(thames.pk), "other": str(hampshire.pk)}
    sent = {**post, **({"force": ids.get(post["force"], post["force"])} if post else {})}

    page = giver.post(address("hand_over", reference), sent).content.decode()

    assert words in page
    assert sent.get("words", "") in page
    with tenancy.transaction(thames):
        assert not HandOver.objects.exists()


def test_officers_see_hand_overs_and_decide_none(thames: Force, hampshire: Force, report: Report) -> None:
    first, second = report(thames), report(thames)
    case = offered(thames, first, hampshire)
    here, there = (staff_browser(staff(Role.OFFICER, force)) for force in (thames, hampshire))

    assert "A supervisor of your force decides" in shown(there, "one_hand_over", case.case_key)
    assert "Take the report over" not in shown(there, "one_hand_over", case.case_key)
    assert "Hand over" not in shown(here, "report", second).partition("<main")[2].replace("Hand-overs", "")
    for browser, name, argument in (
        (here, "hand_over", second),
        (here, "withdraw", case.case_key),
        (there, "accept", case.case_key),
        (there, "give_back", case.case_key),
    ):
        post = {"force": str(hampshire.pk), "reason": "area", "words": WHY}
        assert browser.post(address(name, argument), post).status_code == 404, name
    after = side_of(hampshire, case.case_key)
    assert after is not None
    assert after.state == State.OFFERED


@pytest.mark.parametrize("role", sorted(set(FORCE_ROLES) - REPORT_READERS))
def test_other_roles_of_both_forces_find_nothing(thames: Force, hampshire: Force, report: Report, role: Role) -> None:
    case = offered(thames, report(thames), hampshire)

    for force in (thames, hampshire):
        browser = staff_browser(staff(role, force))
        assert browser.get(reverse("inbox:hand_overs")).status_code == 404
        assert browser.get(address("one_hand_over", case.case_key)).status_code == 404


def test_a_third_forces_supervisor_gets_what_a_missing_case_gets(
    thames: Force, hampshire: Force, report: Report
) -> None:
    from tests.factories.plain_forces import plain_force

    case = offered(thames, report(thames), hampshire)
    browser = staff_browser(staff(Role.SUPERVISOR, plain_force("kent")))
    missing = "00000000-0000-4000-8000-000000000000"

    assert str(case.case_key) not in shown(browser, "hand_overs")
    for name in ("one_hand_over", "accept", "give_back", "withdraw"):
        method = browser.get if name == "one_hand_over" else browser.post
        theirs, none = method(address(name, case.case_key)), method(address(name, missing))
        if name == "give_back":  # an empty form comes back before anything is looked up
            theirs, none = (browser.post(address(name, key), {"words": "x"}) for key in (case.case_key, missing))
        assert theirs.status_code == none.status_code == 404
        assert theirs.content == none.content


def test_looking_at_a_hand_over_is_audited(thames: Force, hampshire: Force, taker: Client, report: Report) -> None:
    case = offered(thames, report(thames), hampshire)

    shown(taker, "one_hand_over", case.case_key)

    with tenancy.transaction(hampshire):
        assert AuditEvent.objects.filter(action="report.hand_over_opened").count() == 1


def test_a_note_written_meanwhile_is_given_back(thames: Force, hampshire: Force, giver: Client, report: Report) -> None:
    reference = report(thames)
    offered(thames, reference, hampshire)

    page = giver.post(address("note", reference), {"text": "She rang again."}).content.decode()

    assert "takes no notes" in page
    assert "She rang again." in page


@pytest.mark.parametrize("status", ["offered", "handed_over"])
def test_nobody_sets_the_status_of_a_hand_over_by_hand(
    thames: Force, giver: Client, report: Report, status: str
) -> None:
    reference = report(thames)

    giver.post(address("status", reference), {"status": status, "seen": "new"})

    with tenancy.transaction(thames):
        assert ReportRow.objects.get(reference=reference).status == "new"


def test_test_reports_show_no_way_to_another_force(thames: Force, giver: Client, report: Report) -> None:
    reference = report(thames, is_test=True)

    assert address("hand_over", reference) not in shown(giver, "report", reference)
    assert giver.get(address("hand_over", reference)).status_code == 303


def test_a_person_of_both_forces_takes_over_for_the_right_one(thames: Force, hampshire: Force, report: Report) -> None:
    browser = staff_browser(staff(Role.SUPERVISOR, thames, hampshire))
    case = offered(thames, report(thames), hampshire)

    browser.post(address("accept", case.case_key), follow=True)

    with tenancy.transaction(hampshire):
        assert ReportRow.objects.filter(force_id=hampshire.pk).count() == 1


def test_an_offer_of_a_sensitive_report_is_for_the_team_that_reads_such_reports_if_somebody_of_it_decides(
    thames: Force, hampshire: Force, taker: Client, report: Report
) -> None:
    reference = report(thames)
    with tenancy.transaction(thames):
        ReportRow.objects.filter(reference=reference).update(is_sensitive=True)
    row = offered(thames, reference, hampshire)
    address = reverse("inbox:one_hand_over", args=[row.case_key])
    decider, officer = (staff(role, hampshire, username=f"rasso-{role}") for role in (Role.SUPERVISOR, Role.OFFICER))
    with tenancy.transaction(hampshire):
        team = Team.objects.create(force=hampshire, code="rasso", name="Rape team", takes_sensitive=True)
        TeamMember.objects.create(force=hampshire, team=team, person_id=officer.pk)
    assert taker.get(address).status_code == 200  # nobody of the team decides: an offer must not wait for nobody
    with tenancy.transaction(hampshire):
        TeamMember.objects.create(force=hampshire, team=team, person_id=decider.pk)

    assert taker.get(address).status_code == 404
    assert taker.post(reverse("inbox:accept", args=[row.case_key])).status_code == 404
    assert reference not in taker.get(reverse("inbox:hand_overs")).text
    assert staff_browser(decider).get(address).status_code == 200
