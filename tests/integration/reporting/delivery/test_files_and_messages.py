"""Files go to the record system by links for one use; what the person writes afterwards goes there, too."""

import json

import pytest
from django.test import Client
from django.urls import clear_url_caches

from reporting.correspondence import person
from reporting.correspondence.opening import open_by_code
from reporting.delivery import payload
from reporting.delivery.endpoints import Delivery
from reporting.evidence import delivered
from reporting.evidence.models import State
from reporting.evidence.reading import NotHandedOut
from reporting.intake.submit import submit
from reporting.records.models import CaseEvent, Channel
from reporting.tasks import deliver_outbox
from soh.core import tenancy
from tests.factories.plain_forces import face_of
from tests.factories.report_files import BYTES, add_file
from tests.factories.small_form import ANONYMOUS, publish_small_form

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def stored(tmp_path, settings):
    settings.EVIDENCE_ROOT = str(tmp_path / "evidence")
    clear_url_caches()


def _data(system):
    with tenancy.transaction(system.force):
        row = Delivery.objects.select_related("entry__report").filter(force=system.force).latest("pk")
        return json.loads(payload.body_of(row.entry))["data"]


def test_a_file_is_given_once_as_it_was_sent_and_that_stands_in_the_history(system, settings):
    reference = system.report(**ANONYMOUS)
    add_file(system.force, reference)
    [file] = _data(system)["files"]
    address = file["url"].partition(settings.EVIDENCE_HOST)[2]
    outside = Client(HTTP_HOST=settings.EVIDENCE_HOST)
    token = address.split("/")[2]

    given = delivered.hand_out(token)
    assert b"".join(given.content) == BYTES
    with pytest.raises(NotHandedOut):
        delivered.hand_out(token)
    assert outside.get(address).status_code == 404
    with tenancy.transaction(system.force):
        event = CaseEvent.objects.get(force=system.force, kind="file_opened")
    assert (event.actor, event.at.minute % 15, event.at.second) == ("system:delivery", 0, 0)
    with pytest.raises(NotHandedOut):
        delivered.hand_out(token[:-2] + "xx")


def test_a_file_that_waits_for_the_scanner_is_given_when_it_is_clean_and_one_with_a_virus_never(system):
    from reporting.evidence.models import Evidence

    reference = system.report()
    waiting = add_file(system.force, reference, state=State.RECEIVED)
    add_file(system.force, reference, state=State.INFECTED)
    one, infected = _data(system)["files"]
    token = one["url"].split("/")[-2]

    assert infected["url"] is None
    with pytest.raises(NotHandedOut):
        delivered.hand_out(token)
    with tenancy.transaction(system.force):
        Evidence.objects.filter(pk=waiting.pk).update(state=State.CLEAN)
    assert b"".join(delivered.hand_out(token).content) == BYTES


def test_what_the_person_writes_and_the_withdrawal_follow_the_report_in_order(system):
    form = publish_small_form()
    values = {"form_key": form.key, "pinned": form.pinned, "answers": ANONYMOUS, "locale": "en"}
    receipt = submit(force=face_of(system.force), channel=Channel.WEB, actor="public", **values)
    opened = open_by_code(
        force_id=system.force.pk, reference=receipt.reference, code=receipt.code, is_training=False, actor="public"
    )
    person.write(opened=opened, text="He came back.", actor="public")
    person.withdraw(opened=opened, reason="", actor="public")
    deliver_outbox(timestamp=0)

    assert system.deliver() == 3
    bodies = list(system.records.bodies().values())
    assert [body["type"] for body in bodies] == ["report.received", "message.received", "report.withdrawn"]
    assert [message["text"] for message in bodies[1]["data"]["messages"]] == ["He came back."]
