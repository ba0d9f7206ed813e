"""Fixtures for the tenancy tests."""

import pytest

from tests.integration.soh.core import protected_tables


@pytest.fixture
def protected(transactional_db: None) -> None:
    """Two protected tables, with a case each of forces 1 and 2."""
    protected_tables.make_tables()
    protected_tables.case_of(1, "one")
    protected_tables.case_of(2, "two")
