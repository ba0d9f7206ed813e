"""A form that two forces have."""

import pytest

from sites.forces.models import Force
from tests.factories.small_form import PublishedSmallForm, publish_small_form
from tests.integration.reporting.first_lock.furnished import Furnished, furnish
from tests.second_lock import second_lock_open

__all__ = ["second_lock_open"]


@pytest.fixture
def form(db: None) -> PublishedSmallForm:
    return publish_small_form()


@pytest.fixture
def elsewhere(form: PublishedSmallForm, hampshire: Force) -> Furnished:
    """The other force with all that is kept about a report; the older one."""
    return furnish(form, hampshire, "elsewhere", months=12)


@pytest.fixture
def nearby(form: PublishedSmallForm, thames_valley: Force, elsewhere: Furnished) -> Furnished:
    """The force that acts, with the same."""
    return furnish(form, thames_valley, "nearby", months=24)
