"""Saved for later: only reference and code together open a draft again."""

from contextlib import suppress
from datetime import timedelta

import pytest
import time_machine
from django.db import connection

from reporting.intake import drafts, saving
from reporting.intake.drafts import Journey, Visitor
from reporting.intake.models import Draft, SavedDraft
from reporting.records.models import Report
from soh.core import clock, resume_codes, tenancy
from tests.factories.plain_forces import face_of, plain_force
from tests.factories.small_form import ANONYMOUS, NAMED, publish_small_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def force():
    return plain_force("thames-valley")


@pytest.fixture
def journey(force):
    form = publish_small_form()
    begun = Journey(force_id=force.pk, visitor=Visitor.new(), form_key=form.key, pinned=form.pinned, locale="en")
    drafts.save(begun.with_answers(NAMED))
    return begun


@pytest.fixture
def kept(journey):
    return saving.save_for_later(journey=journey, actor="public")


def _find(journey, visitor=None):
    return drafts.find(force_id=journey.force_id, visitor=visitor or journey.visitor, form_key=journey.form_key)


def _back(journey, reference, code, visitor=None):
    return saving.come_back(
        force_id=journey.force_id,
        form_key=journey.form_key,
        reference=reference,
        code=code,
        visitor=visitor,
        actor="public",
    )


def _wrong(code):
    return resume_codes.new_code()


def test_the_code_has_at_least_eighty_bits_in_groups_that_can_be_read_out(kept):
    assert len(resume_codes.references.ALPHABET) ** 19 > 2**80
    assert [len(group) for group in kept.code.split("-")] == [4, 4, 4, 4, 4]


def test_another_browser_opens_the_answers_with_reference_and_code(journey, kept):
    back = _back(journey, f" {kept.reference.lower()} ", kept.code.replace("-", " ").lower())

    assert back.answers == NAMED
    assert _find(journey, back.visitor).answers == NAMED


def test_saving_gives_the_browser_a_new_key_for_all_its_drafts(journey, kept):
    assert _find(journey) is None
    assert _find(journey, kept.journey.visitor).answers == NAMED


def test_drafts_of_other_forms_move_to_the_new_key_and_the_code_does_not_open_them(journey, force):
    form = publish_small_form()
    other = Journey(force.pk, journey.visitor, form.key, form.pinned, "en").with_answers(ANONYMOUS)
    drafts.save(other)

    kept = saving.save_for_later(journey=journey, actor="public")

    assert _find(other, kept.journey.visitor).answers == ANONYMOUS
    with pytest.raises(saving.NotFound):
        _back(other, kept.reference, kept.code)


def test_coming_back_shuts_out_the_browser_before(journey, kept):
    _back(journey, kept.reference, kept.code)

    assert _find(journey, kept.journey.visitor) is None


def test_answers_given_after_saving_are_there_when_one_comes_back(journey, kept):
    drafts.save(kept.journey.with_answers({"account": "And my helmet."}))

    assert _back(journey, kept.reference, kept.code).answers["account"] == "And my helmet."


def test_nothing_stored_opens_the_answers(journey, kept, force):
    drafts.end(force_id=force.pk, visitor=kept.journey.visitor)

    with tenancy.transaction(force), connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(t::text, '') FROM reporting_draft t")
        stored = cursor.fetchone()[0]
        cursor.execute("SELECT string_agg(t::text, '') FROM reporting_saveddraft t")
        stored += cursor.fetchone()[0]
        cursor.execute("SELECT string_agg(t::text, '') FROM core_auditevent t")
        stored += cursor.fetchone()[0] or ""
    for secret in ("bicycle", kept.code, kept.code.replace("-", ""), kept.journey.saved.key.hex()):
        assert secret not in stored


@pytest.mark.parametrize("what", ["reference", "code", "both", "form", "nonsense"])
def test_a_wrong_reference_and_a_wrong_code_are_refused_alike(journey, kept, what):
    reference = "SAVE-2222-2222-2" if what in ("reference", "both") else "" if what == "nonsense" else kept.reference
    code = _wrong(kept.code) if what in ("code", "both") else "x" * 5000 if what == "nonsense" else kept.code
    form_key = publish_small_form().key if what == "form" else journey.form_key

    with pytest.raises(saving.NotFound) as refused:
        saving.come_back(
            force_id=journey.force_id, form_key=form_key, reference=reference, code=code, visitor=None, actor="public"
        )

    assert str(refused.value) == ""


def test_every_try_costs_one_key_whatever_is_wrong(journey, kept, monkeypatch):
    worked_out = []
    real = resume_codes.key_of
    monkeypatch.setattr(resume_codes, "key_of", lambda code, salt: worked_out.append(1) or real(code, salt))

    for reference, code in (
        (kept.reference, _wrong(kept.code)),
        ("SAVE-2222-2222-2", kept.code),
        ("", ""),
        (kept.reference, kept.code),
    ):
        before = len(worked_out)
        with suppress(saving.NotFound):
            _back(journey, reference, code)
        assert len(worked_out) == before + 1


def test_after_five_wrong_codes_even_the_right_one_waits_and_each_further_wrong_one_doubles_the_wait(journey, kept):
    with time_machine.travel(clock.now(), tick=False) as traveller:
        for _ in range(saving.FREE_TRIES):
            with pytest.raises(saving.NotFound):
                _back(journey, kept.reference, _wrong(kept.code))
        with pytest.raises(saving.NotFound):
            _back(journey, kept.reference, kept.code)

        traveller.shift(saving.LOCK + clock.ANONYMOUS_GRAIN)
        with pytest.raises(saving.NotFound):
            _back(journey, kept.reference, _wrong(kept.code))
        traveller.shift(saving.LOCK)
        with pytest.raises(saving.NotFound):
            _back(journey, kept.reference, kept.code)

        traveller.shift(saving.LOCK + clock.ANONYMOUS_GRAIN)
        assert _back(journey, kept.reference, kept.code).answers == NAMED


def test_the_right_code_clears_the_tries_before(journey, kept, force):
    for _ in range(saving.FREE_TRIES - 1):
        with pytest.raises(saving.NotFound):
            _back(journey, kept.reference, _wrong(kept.code))
    _back(journey, kept.reference, kept.code)

    with tenancy.transaction(force):
        assert SavedDraft.objects.get(force_id=force.pk).wrong_tries == 0


def test_the_same_reference_and_code_open_nothing_at_another_force(journey, kept):
    other = plain_force("hampshire")

    with pytest.raises(saving.NotFound):
        saving.come_back(
            force_id=other.pk,
            form_key=journey.form_key,
            reference=kept.reference,
            code=kept.code,
            visitor=None,
            actor="public",
        )


def test_saving_again_makes_the_first_code_useless(journey, kept):
    again = saving.save_for_later(journey=kept.journey, actor="public")

    with pytest.raises(saving.NotFound):
        _back(journey, kept.reference, kept.code)
    assert _back(journey, again.reference, again.code).answers == NAMED


def test_a_code_is_useless_once_the_report_was_sent(journey, kept, force):
    receipt = drafts.submit_draft(journey=kept.journey, force=face_of(force), actor="public")

    with pytest.raises(saving.NotFound):
        _back(journey, kept.reference, kept.code)
    assert _find(journey, kept.journey.visitor).receipt == receipt
    with tenancy.transaction(force):
        assert Report.objects.filter(force_id=force.pk).count() == 1
        assert not SavedDraft.objects.filter(force_id=force.pk).exists()


def test_leaving_keeps_a_saved_draft_for_its_code_only(journey, kept, force):
    drafts.end(force_id=force.pk, visitor=kept.journey.visitor)

    assert _find(journey, kept.journey.visitor) is None
    assert _back(journey, kept.reference, kept.code).answers == NAMED


def test_a_saved_draft_lasts_28_days_from_saving_and_not_longer_even_when_nobody_deletes_it(journey, kept, force):
    with time_machine.travel(clock.now() + saving.LASTS - timedelta(hours=1), tick=False):
        assert _back(journey, kept.reference, kept.code).answers == NAMED
    with time_machine.travel(clock.now() + saving.LASTS + timedelta(days=3), tick=False):
        with pytest.raises(saving.NotFound):
            _back(journey, kept.reference, kept.code)
        assert drafts.delete_expired(force_id=force.pk) == 1
    with tenancy.transaction(force):
        assert not SavedDraft.objects.filter(force_id=force.pk).exists()


def test_a_draft_that_goes_on_after_it_was_saved_never_ends_earlier(journey, kept, force):
    drafts.save(kept.journey.with_answers({"account": "More."}))

    with tenancy.transaction(force):
        assert Draft.objects.get(force_id=force.pk).expires_at == kept.until


def test_another_draft_of_the_same_form_in_the_browser_gives_way(journey, kept, force):
    browser = Visitor.new()
    drafts.save(Journey(force.pk, browser, journey.form_key, journey.pinned, "en").with_answers(ANONYMOUS))

    assert _back(journey, kept.reference, kept.code, browser).visitor == browser
    assert _find(journey, browser).answers == NAMED


def test_a_draft_that_was_sent_or_has_ended_cannot_be_saved(journey, force):
    drafts.submit_draft(journey=journey, force=face_of(force), actor="public")

    with pytest.raises(drafts.NoDraft):
        saving.save_for_later(journey=journey, actor="public")


def test_the_times_of_a_saved_draft_are_rounded(journey, kept, force):
    for _ in range(saving.FREE_TRIES):
        with pytest.raises(saving.NotFound):
            _back(journey, kept.reference, _wrong(kept.code))

    with tenancy.transaction(force):
        row = SavedDraft.objects.get(force_id=force.pk)
    for moment in (row.expires_at, row.locked_until):
        assert (moment.minute % 15, moment.second, moment.microsecond) == (0, 0, 0)


def test_another_saved_draft_in_the_browser_stays_for_its_own_code(journey, kept, force):
    second = Journey(force.pk, Visitor.new(), journey.form_key, journey.pinned, "en").with_answers(ANONYMOUS)
    drafts.save(second)
    other = saving.save_for_later(journey=second, actor="public")

    _back(journey, kept.reference, kept.code, other.journey.visitor)

    assert _find(journey, other.journey.visitor).answers == NAMED
    assert _back(journey, other.reference, other.code).answers == ANONYMOUS
