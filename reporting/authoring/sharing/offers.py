"""What became of the national team's offers to a force."""

from __future__ import annotations

import uuid

from reporting.authoring.sharing.models import Progress, RollOutForce
from soh.core import clock


def settle(force_id: int, form_key: uuid.UUID, progress: Progress, *, of: Progress = Progress.OFFERED) -> None:
    """Write down what the force decided on every offer of this form that stands at `of`."""
    waiting = RollOutForce.objects.filter(force_id=force_id, roll_out__form_key=form_key, progress=of)
    waiting.update(progress=progress, changed_at=clock.now())
