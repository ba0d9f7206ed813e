"""What the receipt code opens, and that nothing else does."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection

from reporting.correspondence import receipt_codes
from reporting.correspondence.models import ReceiptKey
from reporting.correspondence.opening import FREE_TRIES, LOCK, NotOpened
from reporting.correspondence.person import answers
from soh.core import clock, resume_codes, sealing, tenancy
from soh.core.models import AuditEvent
from tests.factories.plain_forces import plain_force
from tests.factories.small_form import ANONYMOUS, NAMED
from tests.integration.reporting.correspondence.conftest import open_it


def test_the_code_opens_the_persons_copy_of_the_answers(force, receipt):
    typed = receipt.code.lower().replace("-", " ")

    _, copy = answers(opened=open_it(force, receipt, reference=receipt.reference.lower(), code=typed))

    assert copy == NAMED


def test_a_code_has_more_than_80_random_bits_and_is_in_no_row(force, receipt):
    random_characters = resume_codes.GROUPS * resume_codes.OF - 1

    assert 27**random_characters > 2**80
    with tenancy.transaction(force), connection.cursor() as cursor:
        for table in ("receiptkey", "message", "report", "caseevent", "outboxentry"):
            cursor.execute(f"SELECT string_agg(t::text, '') FROM reporting_{table} t")
            stored = cursor.fetchone()[0] or ""
            assert receipt.code not in stored
            assert receipt.code.encode().hex() not in stored
            assert b"bicycle".hex() not in stored


def test_the_forces_own_key_does_not_open_the_persons_half(force, receipt):
    with tenancy.transaction(force):
        row = ReceiptKey.objects.get(force_id=force.pk)
        wrong = receipt_codes.key_of(resume_codes.new_code(), bytes(row.salt))
        with pytest.raises(sealing.CannotOpen):
            receipt_codes.private_key_of(row, wrong)


def test_what_is_wrong_is_never_told_apart(force, receipt, send):
    other = plain_force("hampshire")
    elsewhere = {"force": other}
    tries = [
        {"code": resume_codes.new_code()},
        {"code": "not a code"},
        {"code": ""},
        {"reference": "TVP-2222-2222-2"},
        {"reference": "'; DROP TABLE"},
        {"is_training": True},
    ]
    for changes in tries:
        with pytest.raises(NotOpened) as refused:
            open_it(force, receipt, **changes)
        assert str(refused.value) == ""
    with pytest.raises(NotOpened):
        open_it(elsewhere["force"], receipt)


def test_a_key_is_worked_out_also_for_a_reference_that_is_not_there(force, receipt, monkeypatch):
    worked = []
    real = receipt_codes.key_of
    monkeypatch.setattr(receipt_codes, "key_of", lambda code, salt: worked.append(salt) or real(code, salt))

    for changes in ({"reference": "nothing"}, {"code": "nothing"}, {"code": resume_codes.new_code()}):
        with pytest.raises(NotOpened):
            open_it(force, receipt, **changes)

    assert len(worked) == 3


def test_after_five_wrong_codes_the_right_one_is_refused_for_a_while_that_grows(force, receipt):
    for _ in range(FREE_TRIES):
        with pytest.raises(NotOpened):
            open_it(force, receipt, code=resume_codes.new_code())

    with pytest.raises(NotOpened):
        open_it(force, receipt)
    with time_machine.travel(clock.now() + 2 * LOCK + timedelta(minutes=1)):
        assert open_it(force, receipt).reference == receipt.reference
    with tenancy.transaction(force):
        assert AuditEvent.objects.filter(force_id=force.pk, action="report.code_locked").exists()


def test_a_thousand_wrong_codes_open_nothing_and_lock_for_a_day_at_most(force, receipt):
    with tenancy.transaction(force):
        ReceiptKey.objects.filter(force_id=force.pk).update(wrong_tries=999)
    with pytest.raises(NotOpened):
        open_it(force, receipt, code=resume_codes.new_code())

    with tenancy.transaction(force):
        until = ReceiptKey.objects.get(force_id=force.pk).locked_until
    assert until <= clock.now() + timedelta(hours=24, minutes=30)


def test_the_right_code_makes_earlier_slips_count_no_more(force, receipt):
    for _ in range(3):
        with pytest.raises(NotOpened):
            open_it(force, receipt, code=resume_codes.new_code())
        open_it(force, receipt)

    with tenancy.transaction(force):
        assert ReceiptKey.objects.get(force_id=force.pk).wrong_tries == 0


def test_opening_is_audited_and_of_an_anonymous_person_to_the_quarter_hour(force, send):
    receipt = send(ANONYMOUS)
    open_it(force, receipt)

    with tenancy.transaction(force):
        event = AuditEvent.objects.get(force_id=force.pk, action="report.opened_by_person")
    assert event.subject == f"report:{receipt.reference}"
    assert (event.at.minute % 15, event.at.second, event.at.microsecond) == (0, 0, 0)


def test_reports_of_test_keys_and_of_the_training_space_have_codes_too(force, send):
    test, training = send(is_test=True), send(is_training=True)

    assert open_it(force, test).reference == test.reference
    assert open_it(force, training, is_training=True).reference == training.reference
    with pytest.raises(NotOpened):
        open_it(force, training)
