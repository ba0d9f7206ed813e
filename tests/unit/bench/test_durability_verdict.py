"""The verdict on durability: it must notice each way in which a report can be lost or made twice."""

from bench.durability import judge
from bench.insisting import Ledger
from bench.stored_reports import StoredReport

FIRST = StoredReport("TVP-2222-3333-4", "first", events=1, owed=1, answers=1)
SECOND = StoredReport("TVP-5555-6666-7", "second", events=1, owed=1, answers=1)


def _values(ledger, stored):
    return {name: value for name, (value, _) in judge(ledger, stored).items()}


def _shown(**references):
    ledger = Ledger()
    for marker, each in references.items():
        for reference in each:
            ledger.note(marker, reference)
    return ledger


def test_nothing_is_wrong_when_every_shown_reference_is_stored_once():
    ledger = _shown(first=[FIRST.reference, FIRST.reference], second=[SECOND.reference])

    assert not any(_values(ledger, [FIRST, SECOND]).values())


def test_a_report_whose_receipt_nobody_saw_is_no_fault():
    assert not any(_values(_shown(first=[FIRST.reference]), [FIRST, SECOND]).values())


def test_a_shown_reference_that_is_not_stored_is_lost():
    assert _values(_shown(first=[FIRST.reference], second=[SECOND.reference]), [FIRST])["lost"] == 1


def test_a_reference_that_opens_to_another_report_is_lost():
    assert _values(_shown(second=[FIRST.reference]), [FIRST])["lost"] == 1


def test_two_reports_of_one_submission_are_duplicates():
    again = StoredReport("TVP-8888-9999-2", "first", events=1, owed=1, answers=1)

    assert _values(_shown(first=[FIRST.reference]), [FIRST, again])["duplicated"] == 1


def test_two_references_shown_for_one_submission_are_duplicates():
    assert _values(_shown(first=[FIRST.reference, SECOND.reference]), [FIRST, SECOND])["duplicated"] == 1


def test_a_report_without_its_outbox_row_is_half_stored():
    half = StoredReport("TVP-2222-3333-4", "first", events=1, owed=0, answers=1)

    assert _values(_shown(first=[half.reference]), [half])["half_stored"] == 1


def test_an_answer_that_no_retry_explains_is_counted():
    ledger = _shown(first=[FIRST.reference])
    ledger.unexpected.append("receipt: answered 404 ()")

    assert _values(ledger, [FIRST])["unexpected_answers"] == 1
