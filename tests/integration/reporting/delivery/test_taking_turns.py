"""What one force is owed keeps no other force waiting."""

import pytest

from reporting.delivery import outbox
from reporting.delivery.models import OutboxEntry
from reporting.delivery.outbox import in_turn
from reporting.intake.submit import submit
from reporting.records.models import Channel, Report
from soh.core import clock, tenancy
from tests.factories.plain_forces import face_of, plain_force
from tests.factories.small_form import NAMED, publish_small_form


def _report(force):
    form = publish_small_form()
    values = {"form_key": form.key, "pinned": form.pinned, "answers": NAMED, "locale": "en"}
    receipt = submit(force=face_of(force), channel=Channel.WEB, actor="public", **values)
    with tenancy.transaction(force):
        return Report.objects.get(force_id=force.pk, reference=receipt.reference)


@pytest.mark.django_db
def test_one_entry_is_among_the_first_however_many_another_force_is_owed():
    flooded, quiet = plain_force("thames-valley"), plain_force("hampshire")
    report = _report(flooded)
    with tenancy.transaction(flooded):
        OutboxEntry.objects.bulk_create(
            OutboxEntry(force_id=flooded.pk, report=report, topic="report.received", created_at=clock.now())
            for _ in range(500)
        )
    _report(quiet)  # owed last of all

    claimed = outbox.claim(how_many=50)

    assert len(claimed) == 50
    assert [force for _, force in claimed[:2]] == [flooded.pk, quiet.pk]


@pytest.mark.django_db
def test_no_entry_is_claimed_twice():
    forces = [plain_force(slug) for slug in ("thames-valley", "hampshire", "essex")]
    for force in forces * 3:
        _report(force)

    claimed = [*outbox.claim(how_many=4), *outbox.claim(how_many=4), *outbox.claim(how_many=4)]

    assert len(claimed) == len(set(claimed)) == 9
    assert {force for _, force in claimed[:3]} == {force.pk for force in forces}


def test_forces_take_turns():
    assert in_turn([(1, 7), (2, 7), (3, 7), (4, 8), (5, 9), (6, 9)]) == [
        (1, 7),
        (4, 8),
        (5, 9),
        (2, 7),
        (6, 9),
        (3, 7),
    ]
