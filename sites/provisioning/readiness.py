"""What a force needs before its site may open: one list, asked by the screens, the command and the gate of phases."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from sites.forces.models import Force


class NeededFor(StrEnum):
    """The first phase that an item gates (sites.forces.phases): what beta needs, live needs, too."""

    BETA = "beta"
    LIVE = "live"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the list. `what_to_do` is empty when it is done; `link` is an address of the admin, or empty."""

    key: str
    label: str
    done: bool
    needed_for: NeededFor = NeededFor.BETA
    what_to_do: str = ""
    link: str = ""


Check = Callable[[Force], Iterable[Item]]

_checks: list[Check] = []


def register(check: Check) -> Check:
    """Let a room add lines to every force's list. The same check twice counts once."""
    if check not in _checks:
        _checks.append(check)
    return check


def readiness(force: Force) -> list[Item]:
    """Return every line of the force's list, in the order in which the rooms registered."""
    return [item for check in _checks for item in check(force)]
