"""The national team counts reports of all forces and sees none."""

import uuid
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import DataError, ProgrammingError, connection

from reporting.records.models import Report
from reporting.records.national_figures import ReportCount, report_counts
from sites.forces.models import Force
from soh.core import tenancy
from tests.factories.plain_forces import plain_force

pytestmark = pytest.mark.django_db
THEFT, FRAUD = uuid.UUID(int=1), uuid.UUID(int=2)
NOON = datetime(2026, 6, 15, 12, tzinfo=UTC)
DAY = {"first": date(2026, 6, 15), "last": date(2026, 6, 15)}


def reports(force: Force, how_many: int, form: uuid.UUID = THEFT, **changes: Any) -> None:
    with tenancy.transaction(force):
        for _ in range(how_many):
            values = {"form_key": form, "edition": "e", "locale": "en", "channel": "web", "received_at": NOON}
            Report.objects.create(force=force, reference=uuid.uuid4().hex[:18], **{**values, **changes})


def test_reports_of_every_force_are_counted_by_form_without_test_and_training() -> None:
    kent, essex = plain_force("kent"), plain_force("essex")
    reports(kent, 6)
    reports(kent, 5, FRAUD)
    reports(essex, 7)
    reports(essex, 9, is_test=True)

    assert report_counts(**DAY) == [
        ReportCount(kent.pk, THEFT, 6),
        ReportCount(kent.pk, FRAUD, 5),
        ReportCount(essex.pk, THEFT, 7),
    ]


def test_fewer_than_five_are_left_out() -> None:
    reports(plain_force("kent"), 4)

    assert report_counts(**DAY) == []


def test_days_begin_and_end_in_london() -> None:
    kent = plain_force("kent")
    reports(kent, 5, received_at=datetime(2026, 6, 14, 23, 30, tzinfo=UTC))  # half past midnight in summer time
    reports(kent, 5, FRAUD, received_at=datetime(2026, 6, 15, 23, 30, tzinfo=UTC))

    assert [count.form_key for count in report_counts(**DAY)] == [THEFT]


def test_the_function_gives_the_application_no_row() -> None:
    reports(plain_force("kent"), 5)

    with connection.cursor() as cursor, pytest.raises((DataError, ProgrammingError)):
        cursor.execute("SELECT reference FROM reporting_report")
