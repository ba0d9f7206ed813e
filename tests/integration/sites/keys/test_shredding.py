"""The keys of a force can be destroyed by two people, and then nobody opens what was sent to it."""

from pathlib import Path
from typing import Any

import pytest

from reporting.correspondence.models import ReceiptKey
from reporting.records.models import Report
from reporting.retention.models import LegalHold
from sites.forces import key_services, keys
from sites.forces.models import ForceKey, Phase
from sites.provisioning.estate.shredding import request_shredding, shred
from sites.provisioning.estate.two_people import CannotRemove
from soh.core import clock, sealing, tenancy
from soh.core.models import AuditEvent
from tests.integration.sites.keys.conftest import World


def close(world: World) -> None:
    world.force.phase = Phase.PRIVATE
    world.force.save(update_fields=["phase"])


def test_two_people_destroy_the_keys_and_nothing_opens_any_more(world: World, tmp_path: Path, settings: Any) -> None:
    settings.KEY_SERVICE_FOLDER = str(tmp_path)
    with tenancy.transaction(world.force):
        keys.wrap_anew(force=world.force)
        backup = ForceKey.objects.get(force=world.force)
    with pytest.raises(CannotRemove, match="open to visitors"):
        request_shredding(force=world.force, actor="user:1", reason="Left the platform")
    close(world)
    request_shredding(force=world.force, actor="user:1", reason="Left the platform")
    for actor, slug, why in (("user:1", "kent", "Another person"), ("user:2", "essex", "Confirm with")):
        with pytest.raises(CannotRemove, match=why):
            shred(force=world.force, actor=actor, confirmed_slug=slug)
    assert world.answers()

    gone = shred(force=world.force, actor="user:2", confirmed_slug="kent")

    assert (gone.reports, gone.pairs, gone.wrapping_keys) == (2, 1, 1)
    with pytest.raises(keys.Destroyed):
        world.answers()
    with pytest.raises(sealing.CannotOpen):
        keys.private_key(backup)  # as it stands in a backup of the database
    with tenancy.transaction(world.force):
        assert not ReceiptKey.objects.filter(force=world.force).exclude(wrapped_key=b"").exists()
        assert AuditEvent.objects.filter(force_id=world.force.pk, action="keys.shredded").count() == 1
    with tenancy.transaction(world.other):
        assert keys.private_key(ForceKey.objects.get(force=world.other))


def test_a_legal_hold_keeps_the_keys(small: World) -> None:
    close(small)
    request_shredding(force=small.force, actor="user:1", reason="Left the platform")
    with tenancy.transaction(small.force):
        report = Report.objects.get(force=small.force)
        LegalHold.objects.create(
            force=small.force, report=report, reason="court", placed_by="user:1", placed_at=clock.now()
        )

    with pytest.raises(CannotRemove, match="1 reports are under a legal hold"):
        shred(force=small.force, actor="user:2", confirmed_slug="kent")
    assert small.answers()
    with pytest.raises(key_services.CannotDestroy):
        key_services.current().destroy("kent")
