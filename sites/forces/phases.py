"""The phases of a force's site: which may follow which, what opens the gate of each, and which holds at a moment.

Plain data and pure functions; the writes are in sites.forces.phase_changes.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sites.forces.models import Force, Phase


class GateItem(Protocol):
    """One line of the readiness list. `needed_for` names the first phase that cannot be reached without it."""

    @property
    def key(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def done(self) -> bool: ...

    @property
    def needed_for(self) -> str: ...


Gate = Callable[[Force], Sequence[GateItem]]


@dataclass(frozen=True, slots=True)
class Transition:
    """A step that may be taken. `gate` is the phase whose needs must be met; None where nothing is asked."""

    says: str
    gate: Phase | None = None


TRANSITIONS: Mapping[tuple[Phase, Phase], Transition] = {
    (Phase.PRIVATE, Phase.BETA): Transition("Open the beta beside the existing site", Phase.BETA),
    (Phase.PRIVATE, Phase.LIVE): Transition("Open the site as the force’s front door", Phase.LIVE),
    (Phase.BETA, Phase.LIVE): Transition("Make the site the force’s front door", Phase.LIVE),
    (Phase.BETA, Phase.PAUSED): Transition("Close the site for a while, with a holding page"),
    (Phase.BETA, Phase.PRIVATE): Transition("End the beta: staff only again"),
    (Phase.LIVE, Phase.PAUSED): Transition("Close the site for a while, with a holding page"),
    (Phase.LIVE, Phase.BETA): Transition("Go back to a beta beside the existing site"),
    (Phase.PAUSED, Phase.BETA): Transition("Open as a beta beside the existing site", Phase.BETA),
    (Phase.PAUSED, Phase.LIVE): Transition("Open as the force’s front door", Phase.LIVE),
    (Phase.PAUSED, Phase.PRIVATE): Transition("Take the site off the internet: staff only"),
}
"""From and to. What is not here is refused: a live front door, for one, is never made invisible in one step."""

_NEEDED: Mapping[Phase, frozenset[str]] = {
    Phase.BETA: frozenset({Phase.BETA}),
    Phase.LIVE: frozenset({Phase.BETA, Phase.LIVE}),
}
"""Whoever goes live needs what a beta needs, too."""

_gates: list[Gate] = []


def register_gate(gate: Gate) -> None:
    """Let a higher room say what is still missing before a site may open. Called in its `AppConfig.ready()`."""
    if gate not in _gates:
        _gates.append(gate)


def missing_for(phase: Phase, force: Force) -> list[GateItem]:
    """Return what must be done before this force's site may reach this phase."""
    needed = _NEEDED.get(phase, frozenset())
    return [item for gate in _gates for item in gate(force) if not item.done and item.needed_for in needed]


def next_phases(phase: str) -> list[tuple[Phase, Transition]]:
    """Return the phases that may follow, each with what the step means."""
    return [(to, step) for (begin, to), step in TRANSITIONS.items() if begin == phase]


def phase_at(moment: datetime, *, stored: str, scheduled: str, due: datetime | None) -> str:
    """Return the phase that holds at a moment: the stored one, or the scheduled one from its time on."""
    return scheduled if scheduled and due is not None and due <= moment else stored


def phase_now(force: Force, moment: datetime) -> str:
    """Return the phase of a force's row that holds at this moment."""
    return phase_at(moment, stored=force.phase, scheduled=force.scheduled_phase, due=force.scheduled_at)
