"""Reports of the training space end after 30 days, with everything that hangs on them."""

from datetime import timedelta

from django.db import connection

from sites.forces.training import KEPT_DAYS
from soh.core import clock, tenancy


def delete_old(*, force_id: int) -> int:
    """Delete what was sent in a force's training space more than 30 days ago; return how many reports.

    The application may not delete events of a report, so a function of the database does it, for training only.
    """
    before = clock.now() - timedelta(days=KEPT_DAYS)
    with tenancy.transaction(force_id), connection.cursor() as cursor:
        cursor.execute("SELECT delete_training_reports(%s::bigint, %s::timestamptz)", [force_id, before])
        return int(cursor.fetchone()[0])
