"""A national site with a small library."""

from collections.abc import Iterator
from typing import Any

import pytest
from wagtail.models import Site

from tests.database.worlds import as_new, world_of_module
from tests.factories.forces import small_national_site


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: Any) -> Iterator[Site]:
    """The national site of a module's tests."""
    with world_of_module(django_db_blocker):
        yield small_national_site()


@pytest.fixture
def national(made: Site, db: None) -> Site:
    """The national site."""
    return as_new(made)
