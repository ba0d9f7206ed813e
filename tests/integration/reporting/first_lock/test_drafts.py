"""The first lock alone keeps drafts of two forces apart, even where one visitor has the same key at both."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.core import mail

from reporting.definition.form import Question
from reporting.evidence.models import Evidence
from reporting.intake import arrivals, drafts, files_of_drafts, idempotency, reminders, saving
from reporting.intake.arrivals import PARTNER, Brought
from reporting.intake.drafts import Journey, Visitor
from reporting.intake.models import Arrival, Draft, IdempotentReply, Reminder, SavedDraft
from soh.core import clock, tenancy
from tests.factories.plain_forces import face_of
from tests.factories.small_form import NAMED

pytestmark = pytest.mark.django_db
OTHER = {**NAMED, "account": "Something else happened, somewhere else."}


@pytest.fixture
def here_and_there(thames_valley, hampshire, form):
    """One visitor's drafts of one form; the other force's is the older one."""
    visitor = Visitor.new()
    there, here = (
        Journey(force_id=force.pk, visitor=visitor, form_key=form.key, pinned=form.pinned, locale="en")
        for force in (hampshire, thames_valley)
    )
    return drafts.save(here.with_answers(NAMED)) if drafts.save(there.with_answers(OTHER)) else here, there


def _rows(model, force):
    with tenancy.transaction(force):
        return list(model.objects.filter(force_id=force.pk).order_by("pk").values())


def _find(journey, visitor=None):
    found = drafts.find(force_id=journey.force_id, visitor=visitor or journey.visitor, form_key=journey.form_key)
    return found and found.answers


def _saved(journey, **changes):
    return saving.save_for_later(journey=journey, actor="public", **changes)


def _back(force, journey, kept, visitor=None):
    return saving.come_back(
        force_id=force.pk,
        form_key=journey.form_key,
        reference=kept.reference,
        code=kept.code,
        visitor=visitor,
        actor="public",
    )


def test_each_force_finds_and_changes_its_own_draft(second_lock_open, here_and_there, thames_valley, hampshire):
    here, there = here_and_there
    before = _rows(Draft, hampshire)

    with second_lock_open():
        assert (_find(here), _find(there)) == (NAMED, OTHER)
        stored = drafts.save(replace(here, revision=7).with_answers({"account": "Written in an old tab."}))
        assert drafts.keep_working(
            force_id=thames_valley.pk, visitor=here.visitor, form_key=here.form_key, step="what", fields={"a": ["b"]}
        )

    assert stored.answers["account"] == "Written in an old tab."
    assert _rows(Draft, hampshire) == before


def test_nothing_is_kept_where_there_is_no_draft(second_lock_open, here_and_there, thames_valley):
    here, _ = here_and_there
    drafts.end(force_id=thames_valley.pk, visitor=here.visitor)

    with second_lock_open():
        assert not drafts.keep_working(
            force_id=thames_valley.pk, visitor=here.visitor, form_key=here.form_key, step="what", fields={"a": ["b"]}
        )
        assert not drafts.has_unfinished(force_id=thames_valley.pk, visitor=here.visitor)


def test_a_file_belongs_to_the_draft_of_the_force_that_it_is_sent_to(
    second_lock_open, here_and_there, settings, tmp_path, thames_valley, hampshire
):
    settings.EVIDENCE_ROOT = str(tmp_path / "evidence")
    here, _ = here_and_there
    before = _rows(Draft, hampshire)

    with second_lock_open():
        files_of_drafts.begin(
            journey=here, question=Question("photos", "files"), name="window.jpg", size=10, actor="public"
        )

    assert [row["draft_id"] for row in _rows(Evidence, thames_valley)] == [_rows(Draft, thames_valley)[0]["id"]]
    assert (_rows(Evidence, hampshire), _rows(Draft, hampshire)) == ([], before)


def test_saving_moves_the_drafts_of_one_force_to_the_new_key(
    second_lock_open, here_and_there, thames_valley, hampshire
):
    here, _ = here_and_there
    before = _rows(Draft, hampshire)

    with second_lock_open():
        kept = _saved(here)

    assert _rows(Draft, hampshire) == before
    assert _find(here, kept.journey.visitor) == NAMED


def test_quick_exit_ends_the_visit_of_one_site_only(second_lock_open, here_and_there, thames_valley, hampshire):
    here, _ = here_and_there
    before = _rows(Draft, hampshire)

    with second_lock_open():
        drafts.end(force_id=thames_valley.pk, visitor=here.visitor)

    assert _rows(Draft, thames_valley) == []
    assert _rows(Draft, hampshire) == before


def test_sending_ends_the_code_of_the_draft_that_was_sent_only(
    second_lock_open, here_and_there, thames_valley, hampshire
):
    here, there = here_and_there
    _saved(there)
    kept = _saved(here)

    with second_lock_open():
        drafts.submit_draft(journey=kept.journey, force=face_of(thames_valley), actor="public")

    assert _rows(SavedDraft, thames_valley) == []
    assert len(_rows(SavedDraft, hampshire)) == 1


def test_what_ended_is_deleted_for_the_force_whose_turn_it_is(
    second_lock_open, here_and_there, thames_valley, hampshire
):
    here, _ = here_and_there
    for force in (hampshire, thames_valley):
        _announced(force, here)
        _replied(force)
    tables = (
        (drafts.delete_expired, Draft),
        (arrivals.delete_expired, Arrival),
        (idempotency.delete_expired, IdempotentReply),
    )

    with time_machine.travel(clock.now() + timedelta(days=60), tick=False), second_lock_open():
        deleted = [delete(force_id=thames_valley.pk) for delete, _ in tables]

    assert deleted == [1, 1, 1]
    assert [len(_rows(model, hampshire)) for _, model in tables] == [1, 1, 1]


def test_saving_at_one_force_leaves_the_visitors_draft_at_another(
    second_lock_open, here_and_there, thames_valley, hampshire
):
    here, there = here_and_there
    kept_there = _saved(there)
    before = _rows(Draft, hampshire), _rows(SavedDraft, hampshire)
    drafts.save(replace(kept_there.journey, force_id=thames_valley.pk, saved=None, is_new=True))

    with second_lock_open():
        first = _saved(here)
        again = _saved(first.journey)

    assert (_rows(Draft, hampshire), _rows(SavedDraft, hampshire)) == before
    assert again.reference != first.reference
    assert [row["reference"] for row in _rows(SavedDraft, thames_valley)] == [again.reference]


def test_a_code_opens_the_draft_of_its_own_force_only(second_lock_open, here_and_there, thames_valley, hampshire):
    here, there = here_and_there
    kept_there, kept_here = _saved(there), _saved(here)

    with second_lock_open():
        with pytest.raises(saving.NotFound):
            _back(thames_valley, here, kept_there)
        assert _rows(SavedDraft, hampshire)[0]["wrong_tries"] == 0
        with pytest.raises(saving.NotFound):
            _back(hampshire, there, replace(kept_there, code=kept_here.code))
        before = _rows(Draft, hampshire), _rows(SavedDraft, hampshire)
        assert before[1][0]["wrong_tries"] == 1

        assert _back(thames_valley, here, kept_here).answers == NAMED

        assert (_rows(Draft, hampshire), _rows(SavedDraft, hampshire)) == before


def test_coming_back_makes_room_in_the_site_that_is_visited_only(
    second_lock_open, here_and_there, thames_valley, hampshire
):
    here, there = here_and_there
    kept = _saved(here)

    with second_lock_open():
        _back(thames_valley, here, kept, visitor=there.visitor)

    assert _find(there) == OTHER


def test_whether_anything_was_saved_is_asked_of_one_force(second_lock_open, here_and_there, thames_valley, hampshire):
    here, there = here_and_there
    _saved(there)

    with second_lock_open():
        assert not saving.is_any(force_id=thames_valley.pk, form_key=here.form_key)
        assert saving.is_any(force_id=hampshire.pk, form_key=there.form_key)


def test_each_force_reminds_its_own_people(second_lock_open, here_and_there, thames_valley, hampshire):
    here, there = here_and_there
    _saved(there, remind="there@example.org")
    _saved(here, remind="here@example.org")

    with time_machine.travel(clock.now() + timedelta(days=20), tick=False), second_lock_open():
        assert reminders.send_due(force_id=thames_valley.pk) == 0
    with time_machine.travel(clock.now() + timedelta(days=22), tick=False), second_lock_open():
        assert reminders.send_due(force_id=thames_valley.pk) == 1

    assert [message.to for message in mail.outbox] == [["here@example.org"]]
    assert len(_rows(Reminder, hampshire)) == 1


def test_answers_on_their_way_wait_at_one_force(second_lock_open, here_and_there, thames_valley, hampshire):
    here, _ = here_and_there
    _announced(thames_valley, here)
    own = _announced(thames_valley, here)
    token = _announced(hampshire, here)

    with second_lock_open():
        assert arrivals.look(force_id=thames_valley.pk, token=own) is not None
        assert arrivals.look(force_id=thames_valley.pk, token=token) is None
        assert arrivals.take(force_id=thames_valley.pk, token=token, form_key=here.form_key) is None
        assert arrivals.take(force_id=hampshire.pk, token=token, form_key=here.form_key) is not None


def test_a_reply_is_remembered_by_the_force_that_gave_it(second_lock_open, thames_valley, hampshire):
    _replied(hampshire)

    with second_lock_open():
        assert not _replied(thames_valley).replayed
        assert _replied(thames_valley).replayed


def _announced(force, journey):
    token, _ = arrivals.announce(
        force_id=force.pk,
        form_key=journey.form_key,
        sender=PARTNER,
        source="A bus company",
        path="/",
        locale="en",
        brought=(Brought("account", "long_text", "x", "x", "x"),),
        actor="key:1",
    )
    return token


def _replied(force):
    return idempotency.once(
        force_id=force.pk,
        partner_key=1,
        idempotency_key="the-same-key-at-both",
        request=b"{}",
        act=lambda: (201, {"reference": "x"}),
    )
