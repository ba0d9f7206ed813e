"""How far the change of a force's key pair has come, in words for those who run the platform."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sites.forces.models import Force, ForceKey
from sites.forces.rotation import rewrapping
from sites.forces.rotation.models import KeyRotation
from soh.core import clock, tenancy


@dataclass(frozen=True, slots=True)
class Standing:
    """One sentence on the newest change, and one line for each pair of the ring."""

    words: str
    ring: tuple[str, ...]
    is_finished: bool


def standing(force: Force) -> Standing:
    """Return how it stands with a force's keys. Counts rows: for a command, not for a page."""
    with tenancy.transaction(force):
        rotation = KeyRotation.objects.filter(force=force).order_by("-pk").first()
        ring = list(ForceKey.objects.filter(force=force).order_by("pk"))
        lines = tuple(_line(key, rewrapping.counted(key)) for key in ring)
    return Standing("; ".join(_words(rotation)), lines, rotation is None or rotation.finished_at is not None)


def _words(rotation: KeyRotation | None) -> Iterator[str]:
    if rotation is None:
        yield "the key pair was never changed"
        return
    yield f"changed to pair {rotation.to_key} at {_time(rotation.started_at)} by {rotation.started_by}"
    yield f"{rotation.rewrapped} rows taken over"
    if rotation.finished_at:
        yield f"finished at {_time(rotation.finished_at)}, old private keys destroyed"
    elif rotation.taken_over_at:
        yield "nothing hangs on the old pairs; they are destroyed an hour after they were left"
    else:
        yield "under way"
    if rotation.last_error:
        yield f"last trouble: {rotation.last_error}"


def _line(key: ForceKey, hangs: dict[str, int]) -> str:
    if not key.wrapped_private_key:
        state = "private half destroyed"
    elif key.retired_at:
        state = f"left at {_time(key.retired_at)}"
    else:
        state = "seals now"
    held = ", ".join(f"{rows} {name.removeprefix('reporting.')}" for name, rows in hangs.items()) or "nothing"
    return f"pair {key.pk} of {_time(key.created_at)}, {state}: {held}"


def _time(moment: datetime) -> str:
    return f"{moment.astimezone(clock.LONDON):%Y-%m-%d %H:%M}"
