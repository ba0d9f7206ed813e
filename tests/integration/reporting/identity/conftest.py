"""A force with an officer and two supervisors, and reports whose reporters are protected."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest

from reporting.definition.conditions import Test
from reporting.definition.form import Option, Question, Step
from sites.access.roles import Role
from sites.forces.models import Force
from tests.factories.plain_forces import plain_force
from tests.factories.sent_reports import send_report
from tests.factories.small_form import NAMED, PublishedSmallForm, publish_small_form, small_form
from tests.factories.staff import staff


@pytest.fixture
def thames(db: None) -> Force:
    return plain_force("thames-valley")


@pytest.fixture
def form(db: None) -> PublishedSmallForm:
    """The small form with a way to ask for protection, and an email address."""
    plain = small_form(uuid.uuid4())
    wish = Step(
        "wish",
        items=(
            Question("wish", "radios", required=False, options=(Option("no"), Option("yes", "protected"))),
            Question("place", "text", required=False),
        ),
    )
    reach = Step("reach", items=(Question("mail", "email", required=False),), show_when=Test("stay", "is", "named"))
    return publish_small_form(steps=(*plain.steps[:-1], wish, reach, plain.steps[-1]))


@pytest.fixture
def protected(form: PublishedSmallForm, thames: Force) -> str:
    """A named report whose reporter asked for protection."""
    answers = {**NAMED, "wish": "yes", "place": "Abbey Square", "mail": "sian@example.org"}
    return send_report(form, thames, answers=answers)


@pytest.fixture
def people(thames: Force) -> Callable[[str], Any]:
    made: dict[str, Any] = {}

    def person(name: str) -> Any:
        role = Role.OFFICER if name == "officer" else Role.SUPERVISOR
        if name not in made:
            made[name] = staff(role, thames, username=name)
        return made[name]

    return person
