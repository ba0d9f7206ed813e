"""Personal data stands in no log, metric, cache, index, session, job, address or crash report: canaries, also where
something breaks just while it holds them.
"""

import io
import json
import logging
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import RequestFactory
from django.urls import path, reverse
from django.views.debug import get_exception_reporter_class

from reporting.records.models import CaseEvent, Report
from sites.access.roles import Role
from sites.forces.models import Force
from soh.core import logs, tenancy
from soh.urls import public
from tests.factories.plain_forces import plain_force
from tests.factories.published_forms import live_form
from tests.factories.sent_reports import send_report
from tests.factories.small_form import NAMED, PublishedSmallForm, publish_small_form
from tests.factories.staff import staff, staff_browser

CANARY = "Zilpzalp-Quendel"
TVP = "thames-valley.localhost:8000"
ANSWERS = {**NAMED, "name": CANARY, "account": f"It was {CANARY} who did it"}


def broken_view(request: HttpRequest) -> HttpResponse:
    """Fails on what was posted, with the words in the exception and in a local variable."""
    said = request.POST["name"]
    raise ValueError(f"invalid literal: {said}")


def broken_template(request: HttpRequest) -> HttpResponse:
    """Fails inside a template that shows what was posted."""

    def boom() -> str:
        raise RuntimeError(request.POST["name"])

    return HttpResponse(engines["django"].from_string("{{ said }}").render({"said": boom}))


urlpatterns = [
    path("broken/", broken_view),
    path("broken-template/", broken_template),
    *public.urlpatterns,
]
handler500 = "pages.serving.errors.server_error"


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """Every line of every logger, as the console handler writes it."""
    text, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(text)
    handler.setFormatter(logs.json_formatter())
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield text
    root.removeHandler(handler)
    root.setLevel(before)


@pytest.fixture
def thames(db: None) -> Force:
    return plain_force("thames-valley")


@pytest.fixture
def form(db: None) -> PublishedSmallForm:
    return publish_small_form()


@pytest.mark.parametrize("address", ["/broken/", "/broken-template/"])
def test_a_crash_while_words_are_at_hand_tells_nobody_of_them(
    settings: Any, public_client: Any, thames: Force, logged: io.StringIO, mailoutbox: Any, address: str
) -> None:
    settings.ADMINS = [("Ops", "ops@example.org")]
    client = public_client(TVP)
    settings.ROOT_URLCONF = __name__
    client.raise_request_exception = False

    answer = client.post(address, {"name": CANARY}, headers={"user-agent": CANARY, "referer": f"http://x/{CANARY}"})

    assert answer.status_code == 500
    assert CANARY not in answer.content.decode()
    told = logged.getvalue()
    assert CANARY not in told
    assert "ValueError" in told or "RuntimeError" in told  # what broke, and where, is told
    assert "test_no_personal_data_outside.py" in told
    assert mailoutbox == []


def test_a_crash_reporter_gets_neither_what_was_sent_nor_local_variables(settings: Any) -> None:
    settings.DEBUG = False
    request = RequestFactory().post(f"/x/?q={CANARY}", {"name": CANARY}, headers={"cookie": f"a={CANARY}"})
    try:
        broken_view(request)
    except ValueError:
        reporter = get_exception_reporter_class(request)(request, *sys.exc_info())

    assert CANARY not in reporter.get_traceback_text()
    assert CANARY not in reporter.get_traceback_html()


@pytest.mark.django_db(transaction=False)
def test_an_error_of_the_database_and_of_a_job_is_logged_by_code_and_not_by_row(
    thames: Force, logged: io.StringIO
) -> None:
    try:
        with tenancy.transaction(thames), connection.cursor() as cursor:
            cursor.execute("INSERT INTO core_contentversion (scope, number) VALUES (%s, 1), (%s, 2)", [CANARY, CANARY])
    except Exception:
        logging.getLogger("procrastinate.worker").exception("Job reporting.tasks.search_for_subject[1] failed")

    told = logged.getvalue()
    assert CANARY not in told
    assert "23505 core_contentversion_pkey" in told


def test_a_report_leaves_its_words_in_no_table_cache_session_job_or_log(
    thames: Force, form: PublishedSmallForm, logged: io.StringIO
) -> None:
    reference = send_report(form, thames, answers=ANSWERS)
    officer = staff_browser(staff(Role.OFFICER, thames))

    assert CANARY in officer.get(reverse("inbox:report", args=[reference])).content.decode()
    officer.post(reverse("inbox:note", args=[reference]), {"text": f"Rang {CANARY}"})
    officer.post(reverse("inbox:message", args=[reference]), {"text": f"Dear {CANARY}", "seen": "0"})
    officer.get(reverse("inbox:work"), {"crime_number": CANARY})

    assert CANARY not in logged.getvalue()
    assert CANARY not in repr(vars(cache).get("_cache", ""))
    with tenancy.transaction(thames):
        assert CaseEvent.objects.filter(kind=CaseEvent.Kind.MESSAGE_SENT).exists()
        assert tables_with(CANARY) == []
        assert Report.objects.filter(reference=reference).exists()


def test_what_is_typed_into_a_journey_and_the_api_is_in_no_address_or_table(
    public_client: Any, thames: Force, logged: io.StringIO, key_for: Any
) -> None:
    live_form(thames)
    client = public_client(TVP)
    key = {"authorization": f"Bearer {key_for(thames)}"}

    step = client.post("/report-a-theft/what/", {"account": f"{CANARY} did it"})
    wrong = {"answers": {**ANSWERS, "true": False, CANARY: 1}}
    client.post("/api/v1/forms/report-a-theft/reports/", json.dumps(wrong), "application/json", headers=key)
    once = {**key, "idempotency-key": "one"}
    reply = client.post(
        "/api/v1/forms/report-a-theft/reports/", json.dumps({"answers": ANSWERS}), "application/json", headers=once
    )

    assert reply.status_code == 201
    for answer in (step, reply):
        assert CANARY not in str(answer.headers)
    assert CANARY not in client.get("/metrics").content.decode()
    assert CANARY not in logged.getvalue()
    with tenancy.transaction(thames):
        assert tables_with(CANARY) == []


def tables_with(words: str) -> list[str]:
    """Every table, of the queue, cache and index too, with these words in a row, in plain or as bytes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")
        tables = [name for (name,) in cursor.fetchall()]
        sought = [f"%{words}%", f"%{words.encode().hex()}%"]
        asked = " UNION ALL ".join(
            f"SELECT '{name}' FROM \"{name}\" t WHERE t::text ILIKE ANY (%(sought)s)" for name in tables
        )
        cursor.execute(asked, {"sought": sought})
        return sorted({name for (name,) in cursor.fetchall()})
