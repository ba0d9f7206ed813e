"""What was sent of a report, for its readers."""

from django.db.models import F

from reporting.delivery.endpoints import Delivery
from reporting.records.models import Report

_MOST = 100


def of_report(report: Report) -> list[Delivery]:
    """Return the deliveries of a report with their attempts, oldest first. Inside `tenancy.transaction(force)`."""
    rows = Delivery.objects.filter(force_id=report.force_id, report=report)
    rows = rows.select_related("endpoint").prefetch_related("tries").annotate(topic=F("entry__topic"))
    return list(rows.order_by("pk")[:_MOST])
