"""Counting the statements of a request as a request makes them in production."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

_BRACKETS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
_SETTING = "SELECT current_setting"


@contextmanager
def statements() -> Iterator[list[str]]:
    """Give a list that holds, afterwards, the statements run inside.

    Left out are the brackets of transactions, and that a tenancy transaction inside the test's own one puts its setting
    back: outside a test the commit does that.
    """
    found: list[str] = []
    with CaptureQueriesContext(connection) as captured:
        yield found
    settings_made = 0
    for query in captured.captured_queries:
        sql = query["sql"]
        if sql.startswith(_BRACKETS):
            continue
        if sql.startswith(_SETTING):
            settings_made += 1
            if settings_made % 2 == 0:
                continue
        found.append(sql)
