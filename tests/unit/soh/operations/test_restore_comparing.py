"""A restored platform is held against what was promised: nothing missing, nothing changed."""

from soh.operations.restore.comparing import compared
from soh.operations.restore.ledger import UNREADABLE

PROMISED = {"reports": {"kent:A": "1", "kent:B": "2", "kent:C": UNREADABLE}, "outbox": {"key": "A owed"}}


def test_what_is_as_it_was_is_whole_and_what_never_opened_is_counted_apart() -> None:
    reports, outbox = compared(PROMISED, PROMISED)

    assert reports.is_whole
    assert outbox.is_whole
    assert (reports.promised, reports.unreadable_before) == (3, 1)


def test_what_is_missing_or_opens_to_something_else_is_named() -> None:
    reports, outbox = compared(PROMISED, {"reports": {"kent:A": "1", "kent:B": UNREADABLE}})

    assert (reports.missing, reports.changed) == (("kent:C",), ("kent:B",))
    assert outbox.missing == ("key",)
    assert not reports.is_whole
    assert not outbox.is_whole
