"""Many requests at once with one Idempotency-Key, on connections of their own."""

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from reporting.records.models import Report
from soh.core import tenancy
from tests.factories.published_forms import live_form
from tests.factories.small_form import NAMED

TVP = "thames-valley.localhost:8000"
REPORTS = "/api/v1/forms/report-a-theft/reports/"


@pytest.mark.django_db(transaction=True)
def test_fifty_requests_with_one_key_make_one_report(public_client, thames_valley, key_for):
    live_form(thames_valley)
    key = key_for(thames_valley)

    def send(_):
        try:
            return public_client(TVP).post(
                REPORTS,
                json.dumps({"answers": NAMED}),
                "application/json",
                HTTP_AUTHORIZATION=f"Bearer {key}",
                HTTP_IDEMPOTENCY_KEY="one",
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        replies = list(threads.map(send, range(50)))

    with tenancy.transaction(thames_valley):
        references = list(Report.objects.filter(force_id=thames_valley.pk).values_list("reference", flat=True))
    assert len(references) == 1
    statuses = Counter(reply.status_code for reply in replies)
    assert set(statuses) <= {201, 409}
    made = [reply for reply in replies if reply.status_code == 201]
    assert {reply.json()["reference"] for reply in made} == set(references)
    assert sum("Idempotent-Replayed" not in reply for reply in made) == 1
