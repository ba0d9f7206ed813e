"""How much of the dear kinds of work one force's visitors may ask for in a minute, counted for all processes together.

Beyond it nobody is dropped: a door tells when to try again, and gives back what was typed.
"""

from enum import StrEnum

import structlog
from django.conf import settings

from sites.forces.hosts import HostedSite
from soh.core import counters

log = structlog.get_logger(__name__)

WINDOW = 60


class Work(StrEnum):
    """What is counted."""

    SEARCH = "search"
    START = "start"
    SEND = "send"


def seconds_to_wait(work: Work, site: HostedSite) -> int:
    """Count one; return 0 while there is room, else the seconds until there is again.

    A training space counts apart, so that an exercise takes nothing from the public.
    """
    limit = settings.WORK_PER_MINUTE[work]
    space = "training:" if site.is_training else ""
    used, left = counters.count(f"work:{work}:{space}{site.version_scope}", window=WINDOW)
    if used <= limit:
        return 0
    if used == limit + 1:
        log.warning("quota_reached", work=str(work), site=site.hostname, limit=limit)
    return left
