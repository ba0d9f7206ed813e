"""A report passes from one force to another: whole, once, and never open at both."""

import json
from collections.abc import Callable

import pytest
from django.core import mail
from django.db import connection

from reporting.catalogue import editions
from reporting.custody import deciding, lists, offering
from reporting.custody.models import HandOver, State
from reporting.custody.refusals import AlreadyDecided, CannotHandOver
from reporting.delivery.models import OutboxEntry
from reporting.records import triage
from reporting.records.models import CaseEvent, Note, Report, SealedAnswers, Status
from reporting.records.national_figures import report_counts
from reporting.tasks import tell_of_hand_over
from sites.forces import keys
from sites.forces.models import Force
from soh.core import clock, tenancy
from soh.core.models import AuditEvent
from tests.factories.hand_overs import WHY, offered, side_of
from tests.factories.published_forms import live_form
from tests.factories.small_form import NAMED

Make = Callable[..., str]


def status_of(force: Force, reference: str) -> str:
    with tenancy.transaction(force):
        return Report.objects.get(reference=reference).status


def audited(force: Force) -> list[tuple[str, str]]:
    with tenancy.transaction(force):
        acts = AuditEvent.objects.filter(force_id=force.pk).exclude(action="report.received").order_by("id")
        return list(acts.values_list("action", "actor"))


def test_an_offered_report_stays_with_its_force_until_the_other_has_taken_it(
    thames: Force, hampshire: Force, report: Make
) -> None:
    reference = report(thames)

    case = offered(thames, reference, hampshire)

    assert status_of(thames, reference) == Status.OFFERED
    assert triage.open_report(forces=[thames.pk], reference=reference, actor="user:1").answers["name"] == NAMED["name"]
    with tenancy.transaction(hampshire):
        assert not Report.objects.filter(force_id=hampshire.pk).exists()
    theirs = side_of(hampshire, case.case_key)
    assert theirs is not None
    assert (theirs.state, theirs.other_slug, theirs.offered_by) == (
        State.OFFERED,
        "thames-valley",
        "force:thames-valley",
    )
    seen = lists.open_hand_over(forces=[hampshire.pk], case_key=case.case_key, actor="user:2")
    assert seen.why == WHY


def test_taken_over_the_report_is_whole_there_and_its_words_are_gone_here(
    thames: Force, hampshire: Force, report: Make
) -> None:
    reference = report(thames, locale="cy")
    case = offered(thames, reference, hampshire)

    taken = deciding.accept(forces=[hampshire.pk], case_key=case.case_key, actor="user:2")

    assert taken.reference != reference
    opened = triage.open_report(forces=[hampshire.pk], reference=taken.reference, actor="user:2")
    assert opened.answers == NAMED
    with tenancy.transaction(thames):
        old = Report.objects.get(reference=reference)
        assert old.status == Status.HANDED_OVER
        assert not SealedAnswers.objects.filter(force_id=thames.pk).exists()
    with tenancy.transaction(hampshire):
        new = Report.objects.get(reference=taken.reference)
        assert (new.status, new.first_reference, new.locale) == (Status.NEW, reference, "cy")
        for fact in ("form_key", "form_title", "edition", "texts", "channel", "received_at", "is_sensitive"):
            assert getattr(new, fact) == getattr(old, fact), fact
        assert OutboxEntry.objects.filter(report=new, topic="report.received").count() == 1
    mine = side_of(thames, case.case_key)
    assert mine is not None
    assert (mine.state, mine.other_slug, mine.other_reference) == (State.ACCEPTED, "hampshire", taken.reference)


def test_both_histories_and_both_audit_logs_tell_the_way_it_went(thames: Force, hampshire: Force, report: Make) -> None:
    reference = report(thames)
    case = offered(thames, reference, hampshire)
    taken = deciding.accept(forces=[hampshire.pk], case_key=case.case_key, actor="user:2")

    with tenancy.transaction(thames):
        here = CaseEvent.objects.filter(force_id=thames.pk).order_by("id")
        assert [event.kind for event in here] == ["received", "offered", "handed_over"]
        assert here[2].actor == "force:hampshire"
        assert here[2].detail["reference"] == taken.reference
    with tenancy.transaction(hampshire):
        there = CaseEvent.objects.get(force_id=hampshire.pk)
        assert (there.kind, there.actor) == ("taken_over", "user:2")
        assert there.detail["custody"] == [{"force": "thames-valley", "reference": reference}]
    assert audited(thames) == [("report.offered_to_force", "user:1"), ("report.handed_over", "force:hampshire")]
    assert audited(hampshire) == [("report.offered_by_force", "force:thames-valley"), ("report.taken_over", "user:2")]


def test_a_report_that_goes_on_and_comes_home_keeps_the_reporters_reference_and_every_stage(
    thames: Force, hampshire: Force, report: Make
) -> None:
    reference = report(thames)
    there = deciding.accept(
        forces=[hampshire.pk], case_key=offered(thames, reference, hampshire).case_key, actor="user:2"
    )
    home = deciding.accept(
        forces=[thames.pk], case_key=offered(hampshire, there.reference, thames).case_key, actor="user:1"
    )

    assert home.first_reference == reference
    with tenancy.transaction(thames):
        event = CaseEvent.objects.get(report=home)
        assert event.detail["custody"] == [
            {"force": "thames-valley", "reference": reference},
            {"force": "hampshire", "reference": there.reference},
        ]
    assert triage.open_report(forces=[thames.pk], reference=home.reference, actor="user:1").answers == NAMED


def test_only_chosen_notes_go_and_the_force_keeps_its_own(thames: Force, hampshire: Force, report: Make) -> None:
    reference = report(thames)
    for text in ("Rang back.", "Our informant says otherwise."):
        triage.add_note(forces=[thames.pk], reference=reference, text=text, actor="user:1", actor_name="Nia Bowen")
    case = offered(thames, reference, hampshire, notes=[1])

    taken = deciding.accept(forces=[hampshire.pk], case_key=case.case_key, actor="user:2")

    notes = triage.open_report(forces=[hampshire.pk], reference=taken.reference, actor="user:2").notes
    assert [(note.author_name, text) for note, text in notes] == [("Nia Bowen, Thames Valley Police", "Rang back.")]
    with tenancy.transaction(thames):
        assert not Note.objects.filter(force_id=thames.pk).exists()
    kept = lists.open_hand_over(forces=[thames.pk], case_key=case.case_key, actor="user:1").notes
    assert [note.text for note in kept] == ["Rang back.", "Our informant says otherwise."]
    assert not lists.open_hand_over(forces=[hampshire.pk], case_key=case.case_key, actor="user:2").notes


def test_a_returned_report_is_as_it_was_and_says_why(thames: Force, hampshire: Force, report: Make) -> None:
    reference = report(thames)
    triage.change_status(forces=[thames.pk], reference=reference, status=Status.IN_REVIEW, actor="user:1")
    triage.add_note(forces=[thames.pk], reference=reference, text="Rang.", actor="user:1", actor_name="Nia")
    case = offered(thames, reference, hampshire)

    deciding.give_back(forces=[hampshire.pk], case_key=case.case_key, words="The shed is ours no more.", actor="user:2")

    assert status_of(thames, reference) == Status.IN_REVIEW
    opened = triage.open_report(forces=[thames.pk], reference=reference, actor="user:1")
    assert opened.answers == NAMED
    assert [text for _, text in opened.notes] == ["Rang."]
    assert [event.kind for event in opened.events][-2:] == ["returned", "opened"]
    mine = lists.open_hand_over(forces=[thames.pk], case_key=case.case_key, actor="user:1")
    assert (mine.row.state, mine.answer) == (State.RETURNED, "The shed is ours no more.")
    theirs = side_of(hampshire, case.case_key)
    assert theirs is not None
    assert bytes(theirs.sealed_letter) == b""
    offered(thames, reference, hampshire)  # it may be offered again


def test_a_withdrawn_offer_leaves_nothing_at_the_other_force(thames: Force, hampshire: Force, report: Make) -> None:
    reference = report(thames)
    case = offered(thames, reference, hampshire)

    offering.withdraw(forces=[thames.pk], case_key=case.case_key, actor="user:1")

    assert status_of(thames, reference) == Status.NEW
    theirs = side_of(hampshire, case.case_key)
    assert theirs is not None
    assert (theirs.state, bytes(theirs.sealed_letter), bytes(theirs.sealed_words)) == (State.WITHDRAWN, b"", b"")
    with pytest.raises(AlreadyDecided):
        deciding.accept(forces=[hampshire.pk], case_key=case.case_key, actor="user:2")


def test_what_was_decided_cannot_be_decided_again(thames: Force, hampshire: Force, report: Make) -> None:
    case = offered(thames, report(thames), hampshire)
    deciding.accept(forces=[hampshire.pk], case_key=case.case_key, actor="user:2")

    for again in (
        lambda: deciding.accept(forces=[hampshire.pk], case_key=case.case_key, actor="user:2"),
        lambda: deciding.give_back(forces=[hampshire.pk], case_key=case.case_key, words="No.", actor="user:2"),
        lambda: offering.withdraw(forces=[thames.pk], case_key=case.case_key, actor="user:1"),
    ):
        with pytest.raises(AlreadyDecided):
            again()
    with tenancy.transaction(hampshire):
        assert Report.objects.filter(force_id=hampshire.pk).count() == 1


def test_nothing_is_changed_on_an_offered_report_nor_on_one_that_is_gone(
    thames: Force, hampshire: Force, report: Make
) -> None:
    reference = report(thames)
    case = offered(thames, reference, hampshire)

    def refused() -> None:
        with pytest.raises(triage.ChangedMeanwhile):
            triage.change_status(forces=[thames.pk], reference=reference, status=Status.CLOSED, actor="user:1")
        with pytest.raises(triage.ChangedMeanwhile):
            triage.add_note(forces=[thames.pk], reference=reference, text="x", actor="user:1", actor_name="N")
        with pytest.raises(CannotHandOver):
            offered(thames, reference, hampshire)

    refused()
    deciding.accept(forces=[hampshire.pk], case_key=case.case_key, actor="user:2")
    refused()


@pytest.mark.parametrize("kind", ["is_test", "is_training"])
def test_test_and_training_reports_never_cross(thames: Force, hampshire: Force, report: Make, kind: str) -> None:
    reference = report(thames, **{kind: True})

    with pytest.raises(CannotHandOver, match="stay where they were made"):
        offered(thames, reference, hampshire)

    with tenancy.transaction(hampshire):
        assert not HandOver.objects.exists()


def test_the_database_itself_lets_no_training_report_cross(thames: Force, hampshire: Force, report: Make) -> None:
    reference = report(thames)
    case = offered(thames, reference, hampshire)
    offering.withdraw(forces=[thames.pk], case_key=case.case_key, actor="user:1")
    with tenancy.transaction(thames):
        Report.objects.filter(reference=reference).update(is_test=True, is_training=True, status="offered")
        HandOver.objects.filter(pk=case.pk).update(state="offered")
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT offer_hand_over(%s::bigint, %s::bigint, %s::bigint, 'x'::bytea, 'x'::bytea)",
                [case.pk, hampshire.pk, case.words_key_id],
            )
            assert cursor.fetchone() == (None,)


@pytest.mark.parametrize("words", ["", "  "])
def test_a_hand_over_and_a_return_need_a_reason(thames: Force, hampshire: Force, report: Make, words: str) -> None:
    reference = report(thames)
    with pytest.raises(CannotHandOver):
        offered(thames, reference, hampshire, words=words)
    case = offered(thames, reference, hampshire)
    with pytest.raises(CannotHandOver):
        deciding.give_back(forces=[hampshire.pk], case_key=case.case_key, words=words, actor="user:2")


def test_a_force_without_a_key_is_offered_nothing(thames: Force, hampshire: Force, report: Make) -> None:
    with tenancy.transaction(hampshire):
        hampshire.keys.update(retired_at=clock.now())
    reference = report(thames)

    with pytest.raises(CannotHandOver, match="not set up"):
        offered(thames, reference, hampshire)

    assert status_of(thames, reference) == Status.NEW


def test_the_words_travel_sealed_to_the_receiving_force_alone(
    thames: Force, hampshire: Force, report: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = offered(thames, report(thames), hampshire)
    with tenancy.transaction(hampshire):
        row = HandOver.objects.get(case_key=case.case_key)
        stored = bytes(row.sealed_letter) + bytes(row.sealed_words)
        assert row.words_key.force_id == hampshire.pk
    for words in (NAMED["account"], NAMED["name"], WHY, "river"):
        assert words.encode() not in stored

    with monkeypatch.context() as patched:  # as in the public process, which was given no key
        patched.setattr("django.conf.settings.FORCE_KEY_ENCRYPTION_KEY", "")
        with pytest.raises(keys.NoPrivateKeyHere):
            deciding.accept(forces=[hampshire.pk], case_key=case.case_key, actor="user:2")


def test_a_report_is_counted_once_over_all_forces(thames: Force, hampshire: Force, report: Make) -> None:
    references = [report(thames) for _ in range(5)]
    case = offered(thames, references[0], hampshire)
    deciding.accept(forces=[hampshire.pk], case_key=case.case_key, actor="user:2")

    counts = report_counts(first=clock.today(), last=clock.today())

    assert [(count.force_id, count.reports) for count in counts] == [(thames.pk, 5)]


def test_the_duty_address_is_told_without_a_word_of_the_report(hampshire: Force) -> None:
    Force.objects.filter(pk=hampshire.pk).update(notice_email="duty@hampshire.example")

    assert tell_of_hand_over(force_id=hampshire.pk) == 1

    (message,) = mail.outbox
    assert message.to == ["duty@hampshire.example"]
    assert "Thames" not in message.subject + message.body


def test_an_offer_leaves_a_job_that_names_the_force_alone(thames: Force, hampshire: Force, report: Make) -> None:
    offered(thames, report(thames), hampshire)

    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = 'reporting.tasks.tell_of_hand_over'")
        assert [json.loads(args) for (args,) in cursor.fetchall()] == [{"force_id": hampshire.pk}]


def test_a_report_through_the_giving_forces_own_form_stays_readable_when_that_force_goes(
    thames: Force, hampshire: Force, report: Make
) -> None:
    page = live_form(thames)
    pinned = editions.pin(editions.edition_for(version=editions.latest_version(page.translation_key)))  # type: ignore[arg-type]
    reference = report(thames, form_key=page.translation_key, pinned=pinned)

    taken = deciding.accept(
        forces=[hampshire.pk], case_key=offered(thames, reference, hampshire).case_key, actor="user:2"
    )

    assert taken.form_key != page.translation_key
    form = editions.form_of(editions.Pinned(taken.edition, tuple(taken.texts)))
    assert form.text("en", "question.account.label") == "Tell us what happened"
    assert form.text("cy", "form.title") == "Rhoi gwybod am ddwyn"
