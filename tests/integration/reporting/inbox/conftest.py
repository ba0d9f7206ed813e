"""Two forces with one officer each, and a form through which reports come."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.test import Client

from sites.access.roles import Role
from sites.forces.models import Force
from tests.factories.plain_forces import plain_force
from tests.factories.sent_reports import send_report
from tests.factories.small_form import PublishedSmallForm, publish_small_form
from tests.factories.staff import staff, staff_browser

Report = Callable[..., str]


@pytest.fixture
def thames(db: None) -> Force:
    return plain_force("thames-valley")


@pytest.fixture
def hampshire(db: None) -> Force:
    return plain_force("hampshire")


@pytest.fixture
def form(db: None) -> PublishedSmallForm:
    return publish_small_form()


@pytest.fixture
def report(form: PublishedSmallForm) -> Report:
    """Make a report to a force and return its reference."""
    return partial(send_report, form)


@pytest.fixture
def officer(thames: Force) -> Any:
    return staff(Role.OFFICER, thames)


@pytest.fixture
def browser(officer: Any) -> Client:
    """The browser of a Thames Valley officer."""
    return staff_browser(officer)
