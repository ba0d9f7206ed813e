"""Times as the platform keeps them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

LONDON = ZoneInfo("Europe/London")
ANONYMOUS_GRAIN = timedelta(minutes=15)


def now() -> datetime:
    """Return the present moment in UTC."""
    return timezone.now()


def today() -> date:
    """Return today's date where the forces are: Europe/London."""
    return timezone.now().astimezone(LONDON).date()


def coarse(moment: datetime) -> datetime:
    """Round down to 15 minutes, so that a stored time cannot single out an anonymous person (architecture part 6)."""
    return moment - timedelta(minutes=moment.minute % 15, seconds=moment.second, microseconds=moment.microsecond)
