"""The key pair of a force changes while reports come in; nothing is lost, whenever the work is interrupted."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection

from reporting.records.models import SealedAnswers
from reporting.triage.models import ListKey
from sites.forces import keys
from sites.forces.models import ForceKey
from sites.forces.rotation import holders, rotating
from sites.tasks import rotate_keys
from soh.core import clock, sealing, tenancy
from soh.core.models import AuditEvent
from tests.integration.sites.keys.conftest import World, under

NOW = timedelta(0)


class Killed(BaseException):
    """Stands for SIGKILL: nothing catches it, and the database rolls back what was not committed."""


def pairs(world: World) -> list[ForceKey]:
    with tenancy.transaction(world.force):
        return list(ForceKey.objects.filter(force=world.force).order_by("pk"))


def rotate(world: World) -> int:
    return rotating.begin(force=world.force, actor="user:1").to_key


def sealed_data(world: World) -> set[bytes]:
    with tenancy.transaction(world.force):
        rows = SealedAnswers.objects.filter(force=world.force)
        return {bytes(row) for row in rows.values_list("ciphertext", flat=True)}


def acts(world: World) -> list[str]:
    with tenancy.transaction(world.force):
        found = AuditEvent.objects.filter(force_id=world.force.pk, action__startswith="keys.").order_by("id")
        return list(found.values_list("action", flat=True))


def test_every_table_that_refers_to_key_pairs_says_what_is_sealed_in_it() -> None:
    named = {f"{model._meta.label}.{field.name}" for model, field in holders.references()}

    assert {holder.name for holder in holders.all_holders()} == named
    assert all(holder.columns for holder in holders.all_holders())


def test_everything_opens_as_before_and_nothing_is_left_under_the_old_pair(world: World) -> None:
    before, elsewhere, data = world.everything(), under(world.other), sealed_data(world)
    new = rotate(world)
    later = world.send()

    assert world.answers() == world.answers(later)
    assert new in under(world.force)["reporting.SealedAnswers.force_key"]  # the later one, at once
    with pytest.raises(rotating.AlreadyRotating):
        rotate(world)
    assert rotating.go_on(force=world.force, seconds=60, kept=NOW)

    assert world.everything() == before
    assert data <= sealed_data(world)  # keys change hands, data stay as they are
    sealed_to = under(world.force)
    assert all(numbers == {new} for name, numbers in sealed_to.items())
    assert len(sealed_to) >= 7
    assert [key.pk for key in pairs(world)] == [new]
    assert acts(world) == ["keys.rotation_begun", "keys.destroyed"]
    with tenancy.transaction(world.force):
        assert ListKey.objects.filter(force=world.force).count() == 2  # new summaries have a pair of their own
    assert under(world.other) == elsewhere


def test_killed_before_any_statement_it_loses_nothing_and_the_next_run_goes_on(world: World) -> None:
    before = world.everything()
    rotate(world)
    allowed, died, is_over = 0, 0, False

    def kill(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal left
        left -= 1
        if left < 0:
            raise Killed
        return execute(sql, params, many, context)

    while not is_over:
        left = allowed
        try:
            with connection.execute_wrapper(kill):
                is_over = rotating.go_on(force=world.force, seconds=60, kept=NOW)
        except Killed:
            died += 1
            allowed += 3 if died % 3 else 11
        assert died < 200

    assert died > 6
    assert world.everything() == before
    assert len(pairs(world)) == 1


def test_the_old_private_key_stays_while_anything_hangs_on_it_whoever_wants_it_gone(small: World) -> None:
    new = rotate(small)
    with tenancy.transaction(small.force):
        damaged = SealedAnswers.objects.filter(force=small.force).order_by("pk").first()
        SealedAnswers.objects.filter(pk=damaged.pk).update(sealed_key=b"\x01 not sealed by anybody")

    assert not rotating.go_on(force=small.force, seconds=60, kept=NOW)

    old, newest = pairs(small)
    assert newest.pk == new
    assert old.wrapped_private_key
    assert "1 SealedAnswers.force_key" in status(small)
    with tenancy.transaction(small.force), pytest.raises(Exception, match=r"protected|foreign key"):
        old.delete()


def test_the_old_pair_is_kept_an_hour_for_what_began_with_it(small: World) -> None:
    rotate(small)

    assert not rotating.go_on(force=small.force, seconds=60)
    assert len(pairs(small)) == 2
    with time_machine.travel(clock.now() + rotating.KEPT + timedelta(seconds=1), tick=False):
        assert rotate_keys(timestamp=0) == 1
    assert len(pairs(small)) == 1


def test_what_comes_under_the_old_pair_late_is_taken_over_before_it_goes(small: World) -> None:
    """A partner's upload and another force's letter may have taken the old public key a moment before."""
    rotate(small)
    rotating.go_on(force=small.force, seconds=60)
    old = pairs(small)[0]
    with tenancy.transaction(small.force):
        row = SealedAnswers.objects.select_related("report", "force_key").filter(force=small.force).first()
        place = sealing.Place("reporting_sealedanswers", row.report.reference, "sealed_key")
        plain = sealing.unseal_with(
            private_key=keys.private_key(row.force_key), ciphertext=bytes(row.sealed_key), place=place
        )
        row.sealed_key = sealing.seal_to(public_key=bytes(old.public_key), plaintext=plain, place=place)
        row.force_key = old
        row.save()

    assert rotating.go_on(force=small.force, seconds=60, kept=NOW)
    assert small.answers(row.report.reference)
    assert len(pairs(small)) == 1


def status(world: World, **options: Any) -> str:
    output = StringIO()
    call_command("rotate_keys", force=world.force.slug, stdout=output, **{"status": True, **options})
    return output.getvalue()


def test_the_command_begins_takes_over_and_tells_how_far_it_is(small: World) -> None:
    assert "never changed" in status(small)

    told = status(small, status=False, here=True)

    assert "reports are sealed to pair" in told
    assert "nothing hangs on the old pairs" in told
    assert "seals now: 2 ListKey.force_key, 1 SealedAnswers.force_key" in told
    with pytest.raises(CommandError, match="being changed already"):
        status(small, status=False)
