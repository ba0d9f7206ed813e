"""Fixtures of partners: two forces and keys for them."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from sites.forces.models import Force
from soh.api.keys.lifecycle import issue_key
from soh.api.keys.scopes import Scope
from soh.core import clock
from tests.factories.plain_forces import plain_force

IssueKey = Callable[..., str]


@pytest.fixture
def thames_valley(db: None) -> Force:
    """Force A."""
    return plain_force("thames-valley")


@pytest.fixture
def hampshire(db: None) -> Force:
    """Force B."""
    return plain_force("hampshire")


@pytest.fixture
def key_for() -> IssueKey:
    """`key_for(force, *scopes, is_test=False, days=1)`: the text of a new key, with every scope unless some
    are named.
    """

    def issue(force: Force, *scopes: str, is_test: bool = False, days: int = 1) -> str:
        return issue_key(
            force=force,
            name="A partner",
            scopes=scopes or Scope.values,
            is_test=is_test,
            expires_at=clock.now() + timedelta(days=days),
            actor="user:1",
        )

    return issue
