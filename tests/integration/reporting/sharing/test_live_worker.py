"""Roll-outs and notices by the worker itself: what is deferred is done, once, and what failed is tried again."""

from typing import Any

import pytest
from django.core import mail
from procrastinate.contrib.django import app

from pages.sharing import rolling_out
from pages.sharing.records import StepState
from pages.tasks import roll_out_step
from pages.types.adopted import AdoptedPage
from reporting.authoring.adopted_form_page import AdoptedFormPage
from reporting.authoring.building import question
from reporting.authoring.published import published_form
from reporting.authoring.sharing import roll_outs
from reporting.authoring.sharing.models import Progress, RollOutKind
from reporting.custody import notices
from sites.forces.models import Force, Phase
from tests.factories.forms import adopt, form_page, national_home
from tests.factories.pages import add_page, create_force, create_national, home_of
from tests.factories.plain_forces import plain_force
from tests.factories.sharing import newest_text, open_fields, open_form, publish_national

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_process")]


def work() -> None:
    """Let a worker do everything that waits, and end."""
    with app.replace_connector(app.connector.get_worker_connector()) as worker:
        worker.run_worker(wait=False, listen_notify=False, concurrency=1, install_signal_handlers=False)


def test_a_form_reaches_the_forces_of_its_roll_out_and_their_people_are_told() -> None:
    national = form_page(national_home(), **open_fields())
    private, live = plain_force("surrey", phase=Phase.PRIVATE), plain_force("kent", phase=Phase.LIVE)
    for force in (private, live):
        adopt(national, force.site.root_page)
    publish_national(national, open_form(extra=[question("text", "since", "Since when?")]))
    roll_out = roll_outs.begin(
        form_key=national.translation_key,
        source_text=newest_text(national),
        forces=[private.pk, live.pk],
        kind=RollOutKind.OFFER,
        reason="Everybody asks since when.",
        actor="user:1",
    )

    work()

    states = dict(roll_out.forces.values_list("force__slug", "progress"))
    assert states == {"surrey": Progress.APPLIED, "kent": Progress.OFFERED}
    page = AdoptedFormPage.objects.descendant_of(private.site.root_page).get()
    shown: Any = published_form(page)
    assert shown.form.has_question("since")


def test_a_page_reaches_each_force_and_a_second_round_changes_nothing() -> None:
    source = add_page(home_of(create_national()), slug="burglary", title="Burglary", summary="Lock up.")
    sites = [create_force(slug) for slug in ("kent", "essex")]
    made = rolling_out.begin(source=source, forces=[site.force.id for site in sites if site.force], actor=None)
    for pk in [*made.steps.values_list("pk", flat=True)] * 2:
        roll_out_step.defer(step_id=pk)

    work()

    assert set(made.steps.values_list("state", flat=True)) == {StepState.DONE}
    assert AdoptedPage.objects.filter(source_id=source.pk).count() == 2


def test_the_receiving_force_is_told_of_an_offer() -> None:
    force = plain_force("kent")
    Force.objects.filter(pk=force.pk).update(notice_email="duty@kent.example")
    notices.owe(force_id=force.pk)

    work()

    assert [message.to for message in mail.outbox] == [["duty@kent.example"]]
