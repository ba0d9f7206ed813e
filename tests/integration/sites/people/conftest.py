"""Two forces with their administrators."""

from typing import Any

import pytest

from sites.access.roles import Role
from sites.forces.models import Force
from tests.factories.plain_forces import plain_force
from tests.factories.staff import staff


@pytest.fixture
def thames(db: None) -> Force:
    return plain_force("thames-valley")


@pytest.fixture
def hampshire(db: None) -> Force:
    return plain_force("hampshire")


@pytest.fixture
def alice(thames: Force) -> Any:
    """An administrator of Thames Valley."""
    return staff(Role.FORCE_ADMIN, thames, username="alice")
