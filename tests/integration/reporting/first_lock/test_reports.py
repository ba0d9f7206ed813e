"""The first lock alone keeps reports of two forces apart, with their notes, histories, messages and hand-overs."""

from dataclasses import replace

import pytest
from django.core import mail

from reporting.custody import deciding, lists, notices, packing
from reporting.custody.foreign_forms import pinned_here
from reporting.custody.models import Direction, HandOver, State
from reporting.custody.refusals import AlreadyDecided, CannotHandOver
from reporting.delivery import outbox
from reporting.delivery.models import OutboxEntry
from reporting.inbox import access
from reporting.records import sealed, triage
from reporting.records.models import Report
from reporting.records.reach import Reach, readable
from reporting.records.teams import Team, TeamMember
from reporting.records.triage import NoSuchReport
from sites.access.roles import Role
from sites.forces.models import Force
from soh.core import tenancy
from tests.factories.hand_overs import offered
from tests.factories.plain_forces import plain_force
from tests.factories.published_forms import live_form
from tests.factories.sent_reports import send_report
from tests.factories.staff import staff, staff_browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def there(form, hampshire):
    """The other force's report, the older one, with a note."""
    reference = send_report(form, hampshire)
    _note(hampshire, reference, "Ours, not theirs.")
    return reference


@pytest.fixture
def here(form, thames_valley, there):
    return send_report(form, thames_valley)


def _note(force, reference, text):
    return triage.add_note(forces=[force.pk], reference=reference, text=text, actor="user:1", actor_name="Nia Bowen")


def _report(force, reference):
    with tenancy.transaction(force):
        return Report.objects.get(reference=reference)


def test_the_lists_of_a_force_hold_its_own_reports(second_lock_open, form, here, there, thames_valley, hampshire):
    for force in (hampshire, thames_valley):
        send_report(form, force, is_test=True)
    own = {report.force_id for report in _all_of(second_lock_open, thames_valley)}

    assert own == {thames_valley.pk}


def _all_of(second_lock_open, force):
    with second_lock_open(), tenancy.transaction(force):
        found = [*triage.queue([force.pk]), *triage.test_reports([force.pk])]
    assert len(found) == 2
    return found


def test_a_reference_of_another_force_is_of_no_report(second_lock_open, here, there, thames_valley):
    with second_lock_open(), pytest.raises(NoSuchReport):
        triage.open_report(forces=[thames_valley.pk], reference=there, actor="user:1")


def test_a_report_is_shown_with_its_own_notes_and_history(second_lock_open, here, there, thames_valley, hampshire):
    with second_lock_open():
        number = _note(thames_valley, here, "The first note here.").number
        opened = triage.open_report(forces=[thames_valley.pk], reference=here, actor="user:1")

    assert number == 1
    assert [words for _, words in opened.notes] == ["The first note here."]
    assert {event.report_id for event in opened.events} == {opened.report.pk}


def test_sealed_notes_of_another_report_are_not_even_tried(second_lock_open, here, there, thames_valley):
    report = _report(thames_valley, here)

    with second_lock_open(), tenancy.transaction(thames_valley):
        assert sealed.open_notes(report) == []


def test_a_message_that_is_owed_to_one_force_is_delivered_for_no_other(
    second_lock_open, here, there, thames_valley, hampshire
):
    with tenancy.transaction(hampshire):
        entry = OutboxEntry.objects.get(force=hampshire)
    told = []

    with second_lock_open():
        assert not outbox.settle(entry=entry.pk, force=thames_valley.pk, deliver=told.append)
        assert outbox.settle(entry=entry.pk, force=hampshire.pk, deliver=told.append)

    assert [row.pk for row in told] == [entry.pk]


def test_a_force_sees_its_own_side_of_a_hand_over(second_lock_open, here, there, thames_valley, hampshire):
    kent = plain_force("kent")
    case = offered(thames_valley, here, hampshire)

    with second_lock_open():
        with tenancy.transaction(thames_valley):
            assert [row.direction for row in lists.hand_overs([thames_valley.pk])] == [Direction.GIVEN]
            assert list(lists.hand_overs([kent.pk])) == []
        with pytest.raises(NoSuchReport):
            lists.open_hand_over(forces=[kent.pk], case_key=case.case_key, actor="user:1")
        opened = lists.open_hand_over(forces=[hampshire.pk], case_key=case.case_key, actor="user:1")

    assert opened.row.direction == Direction.RECEIVED


def test_where_a_report_was_before_is_told_of_that_report(
    second_lock_open, form, here, there, thames_valley, hampshire
):
    case = offered(hampshire, there, thames_valley)
    taken = deciding.accept(forces=[thames_valley.pk], case_key=case.case_key, actor="user:1")

    with second_lock_open(), tenancy.transaction(thames_valley):
        assert [stage["reference"] for stage in packing.custody_of(taken)] == [there]
        assert packing.custody_of(_report(thames_valley, here)) == []


def test_a_report_goes_to_a_force_that_there_is_and_not_to_its_own(here, thames_valley, hampshire):
    for other in (thames_valley.pk, 999_999):
        with pytest.raises(CannotHandOver, match="Choose the force"):
            offered(thames_valley, here, type("Gone", (), {"pk": other}))


def test_what_the_giving_force_has_settled_can_only_be_told_so(here, thames_valley, hampshire):
    case = offered(thames_valley, here, hampshire)
    with tenancy.transaction(thames_valley):
        HandOver.objects.filter(case_key=case.case_key).update(state=State.WITHDRAWN)

    with pytest.raises(AlreadyDecided):
        deciding.give_back(forces=[hampshire.pk], case_key=case.case_key, words="Not ours.", actor="user:1")
    with pytest.raises(AlreadyDecided):
        deciding.accept(forces=[hampshire.pk], case_key=case.case_key, actor="user:1")


def test_a_form_is_copied_where_it_is_the_giving_forces_own(here, thames_valley, hampshire):
    page = live_form(hampshire)
    with tenancy.transaction(thames_valley):
        letter = packing.letter_of(Report.objects.get(reference=here), ())
    letter = replace(letter, form_key=str(page.translation_key))

    kept, _ = pinned_here(letter, giver=thames_valley.slug)
    copied, _ = pinned_here(letter, giver=hampshire.slug)

    assert kept == page.translation_key
    assert copied != page.translation_key


def test_a_reach_holds_its_own_forces_and_its_own_teams(second_lock_open, here, there, thames_valley, hampshire):
    reach = Reach([thames_valley.pk], person=7)
    reference = {}
    for force, person in ((hampshire, 7), (thames_valley, 8)):
        with tenancy.transaction(force):
            team = Team.objects.create(force=force, code="a-team", name="A team")
            TeamMember.objects.create(force=force, team=team, person_id=person)
            reports = Report.objects.filter(force=force)
            reports.update(is_restricted=True, team=team)
            reference[force.slug] = reports.get().reference

    assert (thames_valley.pk in reach, hampshire.pk in reach) == (True, False)
    with second_lock_open():
        for lost in reference.values():
            with pytest.raises(NoSuchReport):
                triage.open_report(forces=reach, reference=lost, actor="user:7")
        with tenancy.transaction(thames_valley, hampshire):
            assert not Report.objects.filter(readable(reach)).exists()


def test_notes_that_come_along_are_counted_from_one(second_lock_open, here, there, thames_valley, hampshire):
    _note(thames_valley, here, "One")
    _note(thames_valley, here, "Two")
    case = offered(hampshire, there, thames_valley, notes=(1,))

    with second_lock_open():
        taken = deciding.accept(forces=[thames_valley.pk], case_key=case.case_key, actor="user:1")
        opened = triage.open_report(forces=[thames_valley.pk], reference=taken.reference, actor="user:1")

    assert [(note.number, words) for note, words in opened.notes] == [(1, "Ours, not theirs.")]


def test_the_mail_about_a_hand_over_goes_to_one_force(thames_valley, hampshire):
    for force in (thames_valley, hampshire):
        Force.objects.filter(pk=force.pk).update(notice_email=f"duty@{force.slug}.example")

    assert notices.tell(force_id=hampshire.pk) == 1

    assert [message.to for message in mail.outbox] == [["duty@hampshire.example"]]


def test_who_reads_reports_and_who_decides_is_asked_of_the_force(thames_valley, hampshire):
    officer, supervisor, editor = (staff(role, thames_valley) for role in (Role.OFFICER, Role.SUPERVISOR, Role.EDITOR))

    assert [access.may_read_reports(each) for each in (officer, supervisor, editor)] == [True, True, False]
    assert access.may_hand_over(supervisor, thames_valley.pk)
    assert not access.may_hand_over(supervisor, hampshire.pk)
    assert not access.may_hand_over(officer, thames_valley.pk)


def test_the_inbox_of_one_force_names_no_other(thames_valley, hampshire, fresh_process):
    page = staff_browser(staff(Role.OFFICER, thames_valley)).get("/admin/inbox/").content.decode()

    assert hampshire.short_name not in page
