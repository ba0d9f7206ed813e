"""Begin, go on with and finish the change of a force's key pair.

The old private half is destroyed when the database itself says that no row refers to it: deleting the pair fails while
one does, also one that another transaction is about to commit.
"""

import time
from collections.abc import Callable
from datetime import timedelta

from django.db import IntegrityError, connection

from sites.forces import keys
from sites.forces.models import Force, ForceKey
from sites.forces.rotation import rewrapping
from sites.forces.rotation.holders import Unregistered, all_holders, followers
from sites.forces.rotation.models import KeyRotation
from soh.core import audit, clock, sealing, tenancy

KEPT = timedelta(hours=1)
"""So long an old pair is kept after it was left, whatever hangs on it: no request or job that began with it lasts as
long."""


class AlreadyRotating(Exception):
    """The change before has not finished."""


def begin(*, force: Force, actor: str) -> KeyRotation:
    """Give a force a new key pair: reports are sealed to it at once. What is under the old ones is taken over later.

    Raises AlreadyRotating, Unregistered, NoPrivateKeyHere, KeyServiceDown.
    """
    all_holders()
    with tenancy.transaction(force):
        # Whoever else rotates waits here, and then finds this rotation.
        old = ForceKey.objects.select_for_update(no_key=True).filter(force=force, retired_at=None)
        numbers = list(old.values_list("pk", flat=True))
        if KeyRotation.objects.filter(force=force, finished_at=None).exists():
            raise AlreadyRotating(f"The key of {force.name} is being changed already.")
        new = keys.create_key_pair(force=force)
        ForceKey.objects.filter(force=force, pk__in=numbers).update(retired_at=clock.now())
        for renew in followers():
            renew(force.pk)
        rotation = KeyRotation.objects.create(force=force, to_key=new.pk, started_by=actor)
        audit.record(
            force_id=force.pk,
            actor=actor,
            action="keys.rotation_begun",
            subject=f"force:{force.slug}",
            to_key=new.pk,
            from_keys=numbers,
        )
    return rotation


def go_on(*, force: Force, seconds: float, kept: timedelta = KEPT, tell: Callable[[int], None] | None = None) -> bool:
    """Take over what is left for about so many seconds, and finish when nothing is; return whether it has finished.

    Several may run it at once, or be killed anywhere. What goes wrong is kept for `telling` and not raised.
    """
    end = time.monotonic() + seconds
    if running(force) is None:
        return True
    try:
        for pair in rewrapping.pairs(force.pk):
            for taken in rewrapping.take_over(pair):
                if tell:
                    tell(taken)
                if time.monotonic() > end:
                    return False
    except (keys.NoPrivateKeyHere, sealing.CannotOpen, Unregistered) as error:
        _note(force, f"{type(error).__name__}: {error}")
        return False
    return finish(force=force, kept=kept)


def finish(*, force: Force, kept: timedelta = KEPT) -> bool:
    """Destroy the old private halves if nothing hangs on them any more; return whether the rotation is over."""
    try:
        with tenancy.transaction(force):
            rotation = KeyRotation.objects.select_for_update().filter(force=force, finished_at=None).first()
            if rotation is None:
                return True
            old = list(ForceKey.objects.select_for_update().filter(force=force, retired_at__isnull=False))
            free = [key for key in old if not rewrapping.left_under(key)]
            if any(key.wrapped_private_key for key in old if key not in free):
                return False
            now = clock.now()
            rotation.taken_over_at = rotation.taken_over_at or now
            rotation.save(update_fields=["taken_over_at"])
            if any(key.retired_at and key.retired_at > now - kept for key in free):
                return False
            _destroy(rotation, force, [key.pk for key in free])
    except IntegrityError:
        return False  # somebody has just committed what hangs on an old pair: it is taken over by the next run
    return True


def running(force: Force) -> KeyRotation | None:
    """Return the change that a force is in the midst of."""
    with tenancy.transaction(force):
        return KeyRotation.objects.filter(force=force, finished_at=None).first()


def _destroy(rotation: KeyRotation, force: Force, numbers: list[int]) -> None:
    rows = ForceKey.objects.filter(force=force, pk__in=numbers)
    rows._raw_delete(rows.db)  # the database decides, not Django's collector
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    rotation.finished_at = clock.now()
    rotation.save(update_fields=["finished_at"])
    audit.record(
        force_id=force.pk,
        actor="system:rotation",
        action="keys.destroyed",
        subject=f"force:{force.slug}",
        keys=numbers,
        rewrapped=rotation.rewrapped,
    )


def _note(force: Force, error: str) -> None:
    with tenancy.transaction(force):
        KeyRotation.objects.filter(force=force, finished_at=None).update(last_error=error[:120])
