"""Which engine answers: Elasticsearch where there is one and it is well, PostgreSQL always else."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from search.engines import postgresql
from search.engines.configuration import has_elasticsearch
from search.engines.contract import EngineDown, Match
from search.text import SearchText
from sites.forces.hosts import HomeOfLanguage

SECONDS_OF_REST = 15.0

log = logging.getLogger(__name__)


class Circuit:
    """Asks nothing of an engine that failed until it has rested, so that visitors wait for it once."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._is_down = False
        self._closed_until = 0.0

    def allows(self) -> bool:
        """Whether the engine may be asked now."""
        return self._clock() >= self._closed_until

    def failed(self, reason: str) -> None:
        """Let it rest; log the first failure only."""
        self._closed_until = self._clock() + SECONDS_OF_REST
        if not self._is_down:
            log.warning("Elasticsearch does not answer (%s); PostgreSQL answers instead", reason)
        self._is_down = True

    def answered(self) -> None:
        """Note that it is well; log that it came back."""
        if self._is_down:
            log.info("Elasticsearch answers again")
        self._is_down = False


circuit = Circuit()


def find(text: SearchText, *, home: HomeOfLanguage, language: str, among: Any) -> list[Match]:
    """See `Engine`. Never raises EngineDown."""
    if has_elasticsearch() and circuit.allows():
        from search.engines import elasticsearch  # its client takes long to import, and not everybody has one

        try:
            found = elasticsearch.find(text, home=home, language=language, among=among)
        except EngineDown as problem:
            circuit.failed(str(problem))
        else:
            circuit.answered()
            return found
    return postgresql.find(text, home=home, language=language, among=among)
