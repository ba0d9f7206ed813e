"""Drafts: sealed under the visitor's own key, submitted once."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection

from reporting.intake import drafts
from reporting.intake.drafts import Journey, Visitor
from reporting.intake.models import Draft
from reporting.records.models import Report
from soh.core import clock, tenancy
from tests.factories.plain_forces import face_of, plain_force
from tests.factories.small_form import ANONYMOUS, NAMED, publish_small_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def force():
    return plain_force("thames-valley")


@pytest.fixture
def journey(force):
    form = publish_small_form()
    return Journey(force_id=force.pk, visitor=Visitor.new(), form_key=form.key, pinned=form.pinned, locale="en")


def _find(journey):
    return drafts.find(force_id=journey.force_id, visitor=journey.visitor, form_key=journey.form_key)


def test_a_saved_draft_is_found_again_with_its_answers(journey):
    drafts.save(journey.with_answers(NAMED))

    assert _find(journey).answers == NAMED


def test_the_stored_draft_holds_neither_answers_nor_the_key(journey, force):
    drafts.save(journey.with_answers(NAMED))

    with tenancy.transaction(force), connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(t::text, '') FROM reporting_draft t")
        stored = cursor.fetchone()[0]
    assert "bicycle" not in stored
    assert journey.visitor.key not in stored


def test_another_visitor_finds_nothing(journey):
    drafts.save(journey.with_answers(NAMED))

    stranger = drafts.find(force_id=journey.force_id, visitor=Visitor.new(), form_key=journey.form_key)

    assert stranger is None


def test_the_same_key_on_another_force_finds_nothing(journey):
    drafts.save(journey.with_answers(NAMED))
    other = plain_force("hampshire")

    assert drafts.find(force_id=other.pk, visitor=journey.visitor, form_key=journey.form_key) is None


def test_changing_the_language_keeps_the_answers(journey):
    drafts.save(journey.with_answers(NAMED))

    drafts.save(_find(journey).in_locale("cy"))

    found = _find(journey)
    assert (found.locale, found.answers) == ("cy", NAMED)


def test_a_draft_is_submitted_once_however_often_it_is_sent(journey, force):
    drafts.save(journey.with_answers(NAMED))

    receipts = {drafts.submit_draft(journey=journey, force=face_of(force), actor="public").reference for _ in range(3)}

    assert len(receipts) == 1
    with tenancy.transaction(force):
        assert Report.objects.filter(force_id=force.pk).count() == 1


def test_a_late_save_of_an_old_tab_does_not_reopen_a_submitted_draft(journey, force):
    drafts.save(journey.with_answers(NAMED))
    receipt = drafts.submit_draft(journey=journey, force=face_of(force), actor="public")

    drafts.save(journey.with_answers(ANONYMOUS))

    assert _find(journey).receipt == receipt


def test_answers_of_steps_that_dropped_out_are_not_submitted(journey, force):
    drafts.save(journey.with_answers({**NAMED, "stay": "anonymous"}))

    receipt = drafts.submit_draft(journey=journey, force=face_of(force), actor="public")

    assert receipt.is_anonymous
    assert "name" not in _find(journey).answers


def test_ending_a_visit_deletes_every_draft_of_the_visitor(journey, force):
    drafts.save(journey.with_answers(NAMED))

    drafts.end(force_id=force.pk, visitor=journey.visitor)

    with tenancy.transaction(force):
        assert not Draft.objects.filter(force_id=force.pk).exists()


def test_a_draft_ends_after_its_time_even_before_it_is_deleted(journey, force):
    drafts.save(journey.with_answers(NAMED))

    with time_machine.travel(clock.now() + drafts.LASTS + timedelta(minutes=1), tick=False):
        assert _find(journey) is None
        assert drafts.delete_expired(force_id=force.pk) == 1


def test_the_times_of_a_draft_are_rounded_to_a_quarter_of_an_hour(journey, force):
    drafts.save(journey.with_answers(ANONYMOUS))

    with tenancy.transaction(force):
        row = Draft.objects.get(force_id=force.pk)
    for moment in (row.created_at, row.expires_at):
        assert (moment.minute % 15, moment.second, moment.microsecond) == (0, 0, 0)


def test_two_tabs_that_answer_at_the_same_moment_lose_nothing(journey):
    drafts.save(journey)
    one, other = _find(journey), _find(journey)

    drafts.save(one.with_answers({"account": "Mine."}))
    stored = drafts.save(other.with_answers({"stay": "named"}))

    assert _find(journey).answers == stored.answers == {"account": "Mine.", "stay": "named"}


def test_what_stands_unchecked_in_a_step_is_kept_and_never_counts(journey, force):
    drafts.save(journey.with_answers(NAMED))

    kept = drafts.keep_working(
        force_id=force.pk,
        visitor=journey.visitor,
        form_key=journey.form_key,
        step="what",
        fields={"account": ["Half a sen"]},
    )

    found = _find(journey)
    assert kept
    assert (found.answers, found.working) == (NAMED, {"what": {"account": ["Half a sen"]}})
    assert drafts.save(found.with_answers({"account": "All."}, of_step="what")).working == {}


def test_what_stands_unchecked_never_undoes_an_answer_given_at_the_same_moment(journey, force):
    drafts.save(journey)
    before = _find(journey)
    _keep(journey, force, {"account": ["Half"]})

    drafts.save(before.with_answers({"account": "All of it."}, of_step="what"))
    _keep(journey, force, {"account": ["Late"]})

    assert _find(journey).answers == {"account": "All of it."}


def test_nothing_is_kept_for_a_draft_that_was_sent_or_is_not_there(journey, force):
    assert not _keep(journey, force, {"account": ["x"]})
    drafts.save(journey.with_answers(NAMED))
    drafts.submit_draft(journey=journey, force=face_of(force), actor="public")

    assert not _keep(journey, force, {"account": ["x"]})


def _keep(journey, force, fields):
    return drafts.keep_working(
        force_id=force.pk, visitor=journey.visitor, form_key=journey.form_key, step="what", fields=fields
    )
