"""Of a hand-over a force sees its own side, and nobody else sees anything."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.db import DataError, IntegrityError, connection, transaction

from reporting.custody import deciding, lists, offering
from reporting.custody.models import HandOver
from reporting.records import triage
from reporting.records.models import Report
from reporting.records.triage import NoSuchReport
from sites.forces.models import Force
from soh.core import tenancy
from tests.factories.hand_overs import offered, side_of

Make = Callable[..., str]


def test_the_giving_force_cannot_read_the_report_once_the_other_has_it(
    thames: Force, hampshire: Force, report: Make
) -> None:
    reference = report(thames)
    case = offered(thames, reference, hampshire)
    taken = deciding.accept(forces=[hampshire.pk], case_key=case.case_key, actor="user:2")

    with pytest.raises(NoSuchReport):
        triage.open_report(forces=[thames.pk], reference=taken.reference, actor="user:1")
    with tenancy.transaction(thames):
        assert not Report.objects.filter(reference=taken.reference).exists()
        assert list(HandOver.objects.values_list("force_id", flat=True)) == [thames.pk]


def test_a_third_force_sees_no_side_and_can_decide_nothing(
    thames: Force, hampshire: Force, kent: Force, report: Make
) -> None:
    case = offered(thames, report(thames), hampshire)

    assert side_of(kent, case.case_key) is None
    for act in (
        lambda: lists.open_hand_over(forces=[kent.pk], case_key=case.case_key, actor="user:3"),
        lambda: deciding.accept(forces=[kent.pk], case_key=case.case_key, actor="user:3"),
        lambda: deciding.give_back(forces=[kent.pk], case_key=case.case_key, words="x", actor="user:3"),
        lambda: offering.withdraw(forces=[kent.pk], case_key=case.case_key, actor="user:3"),
    ):
        with pytest.raises(NoSuchReport):
            act()


def test_the_giving_force_cannot_accept_and_the_receiving_one_cannot_withdraw(
    thames: Force, hampshire: Force, report: Make
) -> None:
    case = offered(thames, report(thames), hampshire)

    with pytest.raises(NoSuchReport):
        deciding.accept(forces=[thames.pk], case_key=case.case_key, actor="user:1")
    with pytest.raises(NoSuchReport):
        offering.withdraw(forces=[hampshire.pk], case_key=case.case_key, actor="user:2")


@pytest.mark.parametrize("function", ["offer", "settle", "withdraw"])
def test_the_functions_of_the_database_act_for_no_force_but_the_transactions_own(
    thames: Force, hampshire: Force, kent: Force, report: Make, function: str
) -> None:
    reference = report(thames)
    case = offered(thames, reference, hampshire)
    theirs = side_of(hampshire, case.case_key)
    assert theirs is not None
    calls = {
        "offer": ("SELECT offer_hand_over(%s, %s, %s, 'x', 'x')", [case.pk, kent.pk, case.words_key_id]),
        "settle": ("SELECT settle_hand_over(%s, NULL, NULL)", [theirs.pk]),
        "withdraw": ("SELECT withdraw_hand_over(%s)", [case.pk]),
    }

    with tenancy.transaction(kent), connection.cursor() as cursor:
        cursor.execute(*calls[function])
        assert cursor.fetchone() == (None,)
    assert _answer_outside(*calls[function]) is None
    after = side_of(thames, case.case_key)
    assert after is not None
    assert after.state == "offered"
    with tenancy.transaction(thames):
        assert Report.objects.get(reference=reference).status == "offered"


def test_a_forged_side_of_another_force_settles_nothing(
    thames: Force, hampshire: Force, kent: Force, report: Make
) -> None:
    reference = report(thames)
    case = offered(thames, reference, hampshire)
    with tenancy.transaction(kent):
        forged = HandOver.objects.create(
            force=kent, case_key=case.case_key, direction="received", state="accepted", other_slug="thames-valley",
            other_name="x", reference=reference, form_title="x", received_at=case.received_at, is_anonymous=False,
            is_sensitive=False, reason="area", decided_at=case.offered_at, words_key=kent.keys.get(), sealed_words=b"",
            sealed_letter=b"",
        )  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute("SELECT settle_hand_over(%s, NULL, NULL)", [forged.pk])
            assert cursor.fetchone() == (None,)

    assert triage.open_report(forces=[thames.pk], reference=reference, actor="user:1").answers


def test_no_side_hangs_on_another_forces_report_or_key(thames: Force, hampshire: Force, report: Make) -> None:
    case = offered(thames, report(thames), hampshire)
    theirs = side_of(hampshire, case.case_key)
    assert theirs is not None

    for change in ({"report_id": case.report_id}, {"words_key_id": case.words_key_id}):
        with pytest.raises(IntegrityError):
            _change_at_once(hampshire, theirs.pk, change)


def _answer_outside(statement: str, values: list[Any]) -> Any:
    """What a function answers without a force: an error, or None where its plan looks at the force last."""
    with suppress(DataError), connection.cursor() as cursor, transaction.atomic():
        cursor.execute(statement, values)
        return cursor.fetchone()[0]
    return None


@transaction.atomic
def _change_at_once(force: Force, pk: int, change: dict[str, Any]) -> None:
    with tenancy.transaction(force), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        HandOver.objects.filter(pk=pk).update(**change)
