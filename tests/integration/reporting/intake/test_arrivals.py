"""Answers on their way to a form: sealed under a token that works once, and only what fits is taken over."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection

from reporting.definition.form import Question, Step
from reporting.intake import arrivals
from reporting.intake.arrivals import FORCE, PARTNER, Brought, Luggage
from reporting.intake.carrying import carry
from soh.core import clock, tenancy
from tests.factories.plain_forces import plain_force
from tests.factories.small_form import publish_small_form, small_form

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture
def force():
    return plain_force("thames-valley")


@pytest.fixture
def form():
    return publish_small_form()


@pytest.fixture
def token(force, form):
    token, _ = arrivals.announce(
        force_id=force.pk,
        form_key=form.key,
        sender=PARTNER,
        source="A bus company",
        path="/report-a-theft/",
        locale="en",
        brought=(Brought("account", "long_text", "My bag was taken.", "Tell us", "My bag was taken."),),
        actor="key:1",
    )
    return token


def test_a_token_works_once(force, form, token):
    assert arrivals.look(force_id=force.pk, token=token).brought[0].value == "My bag was taken."
    assert arrivals.take(force_id=force.pk, token=token, form_key=form.key) is not None

    assert arrivals.take(force_id=force.pk, token=token, form_key=form.key) is None
    assert arrivals.look(force_id=force.pk, token=token) is None


def test_a_token_ends_after_fifteen_minutes_also_when_nobody_deletes_it(force, form, token):
    with time_machine.travel(clock.now() + arrivals.LASTS + timedelta(seconds=1), tick=False):
        assert arrivals.look(force_id=force.pk, token=token) is None
        assert arrivals.take(force_id=force.pk, token=token, form_key=form.key) is None
    with time_machine.travel(clock.now() + timedelta(hours=1), tick=False):
        assert arrivals.delete_expired(force_id=force.pk) == 1


def test_a_token_is_for_one_force_and_one_form(force, form, token):
    other = plain_force("hampshire")

    assert arrivals.take(force_id=other.pk, token=token, form_key=form.key) is None
    assert arrivals.take(force_id=force.pk, token=token, form_key=publish_small_form().key) is None
    assert arrivals.take(force_id=force.pk, token=token, form_key=form.key) is not None


@pytest.mark.parametrize("token", ["", "x", "é" * 43, "x" * 43, "x" * 5000])
def test_any_other_token_is_none(force, form, token):
    assert arrivals.look(force_id=force.pk, token=token) is None


def test_nothing_stored_opens_what_is_on_its_way(force, token):
    with tenancy.transaction(force), connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(t::text, '') FROM reporting_arrival t")
        stored = cursor.fetchone()[0]
    for secret in ("bag", "bus", token):
        assert secret not in stored


def _luggage(sender, *brought):
    return Luggage(sender, "Elsewhere", "/f/", "en", brought, clock.now())


def _one(code, kind, value):
    return Brought(code, kind, value, f"Label of {code}", str(value))


def _form():
    form = small_form("11111111-1111-4111-8111-111111111111")
    steps = (
        *form.steps[:2],
        Step("from", items=(Question("ticket", "hidden", required=False), Question("note", "text", required=False))),
        *form.steps[2:],
    )
    return small_form(form.key, steps=steps)


def test_what_a_partner_fills_in_stands_in_the_controls_and_does_not_count():
    carried = carry(
        _form(), _luggage(PARTNER, _one("account", "long_text", "Mine."), _one("ticket", "hidden", "A1")), today=TODAY
    )

    assert carried.answers == {"ticket": "A1"}
    assert carried.working == {"what": {"account": ["Mine."]}}
    assert [each.code for each in carried.taken] == ["account"]


def test_what_the_person_answered_at_another_force_counts_and_empty_answers_count_as_seen():
    carried = carry(
        _form(), _luggage(FORCE, _one("account", "long_text", "Mine."), _one("note", "text", None)), today=TODAY
    )

    assert carried.answers == {"account": "Mine.", "note": None}
    assert carried.working == {}


@pytest.mark.parametrize(
    "brought",
    [
        _one("danger", "radios", "no"),
        _one("true", "declaration", True),
        _one("no-such", "text", "x"),
        _one("account", "text", "Another kind of question."),
        _one("stay", "radios", "an-option-of-the-other-form"),
        _one("account", "long_text", ["not", "text"]),
    ],
    ids=lambda brought: brought.code + brought.kind,
)
@pytest.mark.parametrize("sender", [PARTNER, FORCE])
def test_what_does_not_fit_is_left_and_shown(brought, sender):
    carried = carry(_form(), _luggage(sender, brought), today=TODAY)

    assert (carried.answers, carried.working) == ({}, {})
    assert carried.left == (brought,)


def test_hidden_values_do_not_come_from_another_forces_person():
    carried = carry(_form(), _luggage(FORCE, _one("ticket", "hidden", "A1")), today=TODAY)

    assert carried.answers == {}
