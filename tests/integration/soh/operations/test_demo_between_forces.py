"""The demo shows a form's own part, an update that waits, and a hand-over: once, however often it is loaded."""

from typing import Any

import pytest

from reporting.authoring.models import AdoptedFormPage
from reporting.authoring.published import published_form
from reporting.authoring.sharing import updates
from reporting.custody import lists
from reporting.intake.submit import submit
from reporting.records import triage
from reporting.records.models import Channel, Status
from sites.access.roles import Role
from sites.forces.models import Force
from soh.core import tenancy
from soh.operations.demo_content import hand_over, shared_form
from tests.factories.forces import opened_force, small_national_site
from tests.factories.plain_forces import face_of
from tests.factories.small_form import NAMED, publish_small_form
from tests.factories.staff import staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def giver() -> Force:
    small_national_site()
    return opened_force("thames-valley")


@pytest.fixture
def taker(giver: Force) -> Force:
    return opened_force("hampshire")


def test_a_report_waits_at_the_other_force(giver: Force, taker: Force) -> None:
    form = publish_small_form()
    made: dict[str, Any] = {"form_key": form.key, "pinned": form.pinned, "answers": NAMED, "locale": "en"}
    for _ in range(3):
        submit(force=face_of(giver), channel=Channel.WEB, actor="public", **made)
    person = staff(Role.SUPERVISOR, giver)

    for _ in range(2):
        hand_over.offer(giver=giver, taker=taker, supervisor=person.username, number=1)

    with tenancy.transaction(taker):
        (waiting,) = lists.offered_to([taker.pk])
    with tenancy.transaction(giver):
        (offered,) = triage.queue([giver.pk]).filter(status=Status.OFFERED)
    assert waiting.reference == offered.reference


def test_a_force_has_its_own_part_and_every_force_an_update_to_look_at(giver: Force, taker: Force) -> None:
    for _ in range(2):
        shared_form.show_own_part(force=taker)
        shared_form.show_waiting_update()

    page = AdoptedFormPage.objects.descendant_of(taker.site.root_page).get(
        slug="report-a-crime", locale__language_code="en"
    )
    shown: Any = published_form(page)
    assert shown.form.team.startswith("Investigation Hub")
    waiting = [state for state in updates.states({giver.pk, taker.pk}) if state.is_news]
    assert {state.force_id for state in waiting} == {giver.pk, taker.pk}
