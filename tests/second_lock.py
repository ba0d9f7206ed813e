"""Row-level security out of the way, so that a test sees whether filters alone keep forces apart."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from sites.forces.models import Force
from soh.core import tenancy

OpenLock = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def second_lock_open(monkeypatch: pytest.MonkeyPatch) -> OpenLock:
    """`with second_lock_open():` every transaction shows the rows of every force; only filters keep them apart."""
    stock = tenancy.transaction

    @contextmanager
    def of_all(*forces: int | tenancy.Force) -> Iterator[None]:
        with stock(*Force.objects.values_list("pk", flat=True)):
            yield

    @contextmanager
    def opened() -> Iterator[None]:
        with monkeypatch.context() as patch:
            patch.setattr(tenancy, "transaction", of_all)
            yield

    return opened
