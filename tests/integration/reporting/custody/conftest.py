"""Three forces and a report to the first, which may go to the second."""

from collections.abc import Callable
from typing import Any

import pytest

from reporting.intake.submit import submit
from reporting.records.models import Channel
from sites.forces.models import Force
from tests.factories.plain_forces import face_of, plain_force
from tests.factories.small_form import NAMED, PublishedSmallForm, publish_small_form


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

    def make(force: Force, **changes: Any) -> str:
        values = {
            "form_key": form.key,
            "pinned": form.pinned,
            "answers": NAMED,
            "locale": "en",
            "channel": Channel.WEB,
            "actor": "public",
        }
        return submit(force=face_of(force), **{**values, **changes}).reference

    return make
