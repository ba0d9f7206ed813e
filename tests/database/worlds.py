"""A world for the tests of a whole module: made once, and put back as it was after each of them."""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import transaction

from soh.core import memos
from tests.doors import forget_everything

T = TypeVar("T")


@contextmanager
def world_of_module(blocker: Any) -> Iterator[None]:
    """Keep what is written within for a fixture of module scope, and take it back at the end.

    The tests of the module run in savepoints, as `django_db` gives them. No transactional test may be among them.
    """
    with blocker.unblock():
        whole = transaction.atomic()
        whole._from_testcase = True  # type: ignore[attr-defined]  # durable blocks may stand in it, as in any test
        with whole:
            yield
            transaction.set_rollback(True)
    memos.forget_all()


def as_new(made: T) -> T:
    """Return a copy of what a module made for one test: what that test does to it, the next does not see."""
    forget_everything()
    return copy.deepcopy(made)
