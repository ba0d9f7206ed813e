"""How often one network may be wrong about receipt codes: limits that grow, beside those of each report.

Counted are wrong tries only, under a keyed digest that the door makes of the address.
"""

from soh.core import counters

LIMITS = ((15 * 60, 20), (24 * 60 * 60, 100))
"""So many wrong tries in so many seconds; then nothing is opened from there until the window ends."""


class TooMany(Exception):
    """Too many wrong tries came from this network; `wait` is in seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


def may_try(network: str) -> None:
    """Raise TooMany while a network is held off."""
    for window, most in LIMITS:
        if counters.used(_name(network, window), window=window) >= most:
            raise TooMany(min(window, 15 * 60))


def was_wrong(network: str) -> None:
    """Count a wrong try."""
    for window, _ in LIMITS:
        counters.count(_name(network, window), window=window)


def _name(network: str, window: int) -> str:
    return f"receipt-tries:{window}:{network}"
