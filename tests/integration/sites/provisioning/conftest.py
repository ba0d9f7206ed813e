"""A national site with a small library."""

import pytest
from wagtail.models import Site

from tests.factories.forces import small_national_site


@pytest.fixture
def national(db: None) -> Site:
    """The national site."""
    return small_national_site()
