"""Three forces and reports to them, some closed long ago."""

from collections.abc import Callable
from functools import partial

import pytest

from sites.forces.models import Force
from tests.factories.plain_forces import plain_force
from tests.factories.sent_reports import send_report
from tests.factories.small_form import PublishedSmallForm, publish_small_form


@pytest.fixture
def thames(db: None) -> Force:
    return plain_force("thames-valley")


@pytest.fixture
def hampshire(db: None) -> Force:
    return plain_force("hampshire")


@pytest.fixture
def kent(db: None) -> Force:
    return plain_force("kent")


@pytest.fixture
def form(db: None) -> PublishedSmallForm:
    return publish_small_form()


@pytest.fixture
def report(form: PublishedSmallForm) -> Callable[..., str]:
    """Make a report to a force and return its reference."""
    return partial(send_report, form)
