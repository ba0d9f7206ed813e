"""Wrapping keys in the environment or in a folder: down, changed, destroyed, and never at the public door."""

import base64
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from reporting.delivery import delivering, switching
from reporting.delivery.endpoints import Delivery
from reporting.tasks import deliver_outbox
from sites.forces import key_services, keys
from sites.forces.key_services.folder import FolderKeys
from sites.forces.models import ForceKey
from sites.forces.rotation import rotating
from soh.core import sealing, tenancy
from tests.database import clones
from tests.integration.sites.keys.conftest import World

PLACE = sealing.Place("table", "row", "field")


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    """A key folder of this process beside the environment's key, as while moving from the one to the other."""
    where = tmp_path / "keys"
    where.mkdir(mode=0o700)
    settings.KEY_SERVICE_FOLDER = str(where)
    return where


def rewrap(**options: bool) -> str:
    output = StringIO()
    call_command("rewrap_keys", stdout=output, **options)
    return output.getvalue()


def test_a_key_of_the_folder_opens_what_it_wrapped_at_its_place_only(folder: Path) -> None:
    service = FolderKeys(folder)
    wrapped = service.wrap(key_id=service.key_for("kent"), secret=b"private", place=PLACE)

    assert service.unwrap(wrapped=wrapped, place=PLACE) == b"private"
    with pytest.raises(sealing.CannotOpen):
        service.unwrap(wrapped=wrapped, place=sealing.Place("table", "another", "field"))
    with pytest.raises(sealing.CannotOpen):
        service.unwrap(wrapped=b"\x02\x0b../../x.0001" + wrapped[13:], place=PLACE)
    assert [file.stat().st_mode & 0o077 for file in folder.iterdir()] == [0]


def test_reports_come_in_while_the_key_service_is_down_and_open_when_it_is_back(small: World, folder: Path) -> None:
    rewrap()
    folder.rename(folder.with_name("away"))

    reference = small.send()

    with pytest.raises(keys.KeyServiceDown):
        small.answers(reference)
    folder.with_name("away").rename(folder)
    assert small.answers(reference) == small.answers()


def test_while_the_key_service_is_down_nothing_owed_is_given_up(small: World, folder: Path, settings: Any) -> None:
    settings.DELIVERY_ALLOWED_TEST_HOSTS = ["127.0.0.1:9"]
    rewrap()
    force_id = small.force.pk
    endpoint, _ = switching.create(
        force_id=force_id, name="Records", url="http://127.0.0.1:9/", forms=[], actor="user:1"
    )
    small.send()
    deliver_outbox(timestamp=0)
    folder.rename(folder.with_name("away"))

    assert delivering.deliver(force_id=force_id, endpoint_id=endpoint.pk) == (0, False)

    with tenancy.transaction(small.force):
        owed = list(Delivery.objects.filter(force=small.force, due_at__isnull=False))
    assert len(owed) == 2
    assert {(row.dead_at, row.claimed_until, row.tries_left) for row in owed} == {(None, None, 10)}


def test_keys_move_from_the_environment_to_the_folder_and_its_keys_change_while_all_opens(
    world: World, folder: Path, settings: Any
) -> None:
    before = world.everything()
    assert "kent: 1 wrapped anew" in rewrap()
    settings.FORCE_KEY_ENCRYPTION_KEY = ""
    assert world.everything() == before

    assert "kent: 1 wrapped anew, destroyed kent.0001" in rewrap(generate=True, destroy_old=True)

    assert world.everything() == before
    assert {file.name for file in folder.iterdir()} == {"kent.0002.key", "hampshire.0002.key"}


def test_a_rotation_waits_for_the_key_service_and_goes_on(small: World, folder: Path) -> None:
    rewrap()
    rotating.begin(force=small.force, actor="user:1")
    folder.rename(folder.with_name("away"))

    assert not rotating.go_on(force=small.force, seconds=60)
    waiting = rotating.running(small.force)
    assert waiting is not None
    assert waiting.last_error.startswith("KeyServiceDown")

    folder.with_name("away").rename(folder)
    rotating.go_on(force=small.force, seconds=60)
    assert rotating.running(small.force).taken_over_at  # type: ignore[union-attr]


def test_with_the_keys_of_a_force_what_is_sealed_to_it_is_gone_and_no_other_forces(world: World, folder: Path) -> None:
    rewrap()
    key_services.current().destroy("kent")

    with pytest.raises(sealing.CannotOpen):
        world.answers()
    with tenancy.transaction(world.other):
        assert keys.private_key(ForceKey.objects.get(force=world.other))


def test_the_environments_key_is_all_forces_and_is_not_destroyed_for_one() -> None:
    with pytest.raises(key_services.CannotDestroy):
        key_services.current().destroy("kent")


def test_a_process_of_the_public_door_opens_nothing_even_when_somebody_gave_it_the_key(tmp_path: Path) -> None:
    """A real process, as its door is decided when it starts."""
    script = "\n".join(
        [
            "from soh.settings import base",
            "from django.conf import settings",
            "settings.configure(**{name: getattr(base, name) for name in dir(base) if name.isupper()})",
            "from sites.forces import key_services",
            "print(bool(settings.FORCE_KEY_ENCRYPTION_KEY), key_services.is_here())",
            "try: key_services.current()",
            "except key_services.NoPrivateKeyHere as error: print(error)",
        ]
    )
    root = Path(__file__).resolve().parents[4]
    key = base64.urlsafe_b64encode(b"k" * 32).decode()
    given = {"DOOR": "public", "FORCE_KEY_ENCRYPTION_KEY": key, "KEY_SERVICE_FOLDER": str(tmp_path)}
    paths = {"PYTHONPATH": f"{root / 'platform'}:{root}"}
    environment = {**os.environ, **clones.environment(), **paths, **given}

    done = subprocess.run(
        [sys.executable, "-c", script], check=False, env=environment, cwd=root, capture_output=True, text=True
    )

    assert done.stdout.splitlines() == [
        "True False",
        "The public process opens nothing, whatever keys its environment holds",
    ], done.stderr
