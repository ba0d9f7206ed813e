"""The key encryption key can be changed while reports come in and are read."""

import base64
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from sites.forces.keys import newest_key, private_key
from sites.forces.models import Force, ForceKey
from soh.core import sealing, tenancy
from soh.core.models import AuditEvent
from tests.factories.plain_forces import plain_force

pytestmark = pytest.mark.django_db
PLACE = sealing.Place("table", "row", "field")
NEW = base64.urlsafe_b64encode(b"new-key-encryption-key-32-bytes!").decode()


@pytest.fixture
def force() -> Force:
    return plain_force("kent")


@pytest.fixture
def both(settings: Any) -> Iterator[None]:
    """A process that has the new key, and the old one beside it."""
    old = settings.FORCE_KEY_ENCRYPTION_KEY
    with override_settings(FORCE_KEY_ENCRYPTION_KEY=NEW, FORCE_KEY_ENCRYPTION_KEY_FALLBACKS=[old]):
        yield


def sealed_report(force: Force) -> bytes:
    with tenancy.transaction(force):
        return sealing.seal_to(public_key=bytes(newest_key(force.pk).public_key), plaintext=b"report", place=PLACE)


def opened(force: Force, report: bytes) -> bytes:
    with tenancy.transaction(force):
        key = ForceKey.objects.get(force=force)
        return sealing.unseal_with(private_key=private_key(key), ciphertext=report, place=PLACE)


def rewrap() -> str:
    output = StringIO()
    call_command("rewrap_keys", stdout=output)
    return output.getvalue()


def test_reports_open_before_between_and_after(force: Force) -> None:
    report = sealed_report(force)
    assert opened(force, report) == b"report"

    with override_settings(FORCE_KEY_ENCRYPTION_KEY=NEW, FORCE_KEY_ENCRYPTION_KEY_FALLBACKS=[_old()]):
        assert opened(force, report) == b"report"
        assert "kent: 1 wrapped anew" in rewrap()
        assert opened(force, report) == b"report"
    with override_settings(FORCE_KEY_ENCRYPTION_KEY=NEW, FORCE_KEY_ENCRYPTION_KEY_FALLBACKS=[]):
        assert opened(force, report) == b"report"
    with pytest.raises(sealing.CannotOpen):
        opened(force, report)


def test_a_process_with_the_old_key_first_and_the_new_beside_it_opens_what_was_wrapped_anew(force: Force) -> None:
    report = sealed_report(force)
    with override_settings(FORCE_KEY_ENCRYPTION_KEY=NEW, FORCE_KEY_ENCRYPTION_KEY_FALLBACKS=[_old()]):
        rewrap()

    with override_settings(FORCE_KEY_ENCRYPTION_KEY_FALLBACKS=[NEW]):
        assert opened(force, report) == b"report"


def test_a_second_run_changes_and_audits_nothing(force: Force, both: None) -> None:
    rewrap()

    assert "kent: 0 wrapped anew" in rewrap()
    with tenancy.transaction(force):
        assert AuditEvent.objects.filter(force_id=force.pk, action="keys.rewrapped").count() == 1


def test_a_force_whose_keys_no_value_opens_is_named_and_left_as_it_is(force: Force) -> None:
    plain_force("essex")
    with tenancy.transaction(force):
        before = bytes(ForceKey.objects.get(force=force).wrapped_private_key)

    with (
        override_settings(FORCE_KEY_ENCRYPTION_KEY=NEW, FORCE_KEY_ENCRYPTION_KEY_FALLBACKS=[]),
        pytest.raises(CommandError, match=r"essex, kent\. Put the value of before"),
    ):
        rewrap()

    with tenancy.transaction(force):
        assert bytes(ForceKey.objects.get(force=force).wrapped_private_key) == before


def test_the_public_process_wraps_nothing(force: Force) -> None:
    with override_settings(FORCE_KEY_ENCRYPTION_KEY=""), pytest.raises(CommandError, match="is not set"):
        rewrap()


def _old() -> str:
    from soh.settings import test

    return test.FORCE_KEY_ENCRYPTION_KEY
