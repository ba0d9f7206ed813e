"""Who a protected reporter is: hidden from everybody, and opened by two persons, with a reason, for an hour."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from reporting.delivery import payload
from reporting.delivery.models import OutboxEntry
from reporting.records import triage
from reporting.records.identity import asking
from reporting.records.identity.models import IdentityRequest, Reason
from reporting.records.models import CaseEvent, Report
from sites.forces.models import Force
from soh.core import tenancy
from soh.core.models import AuditEvent
from tests.factories.sent_reports import send_report
from tests.factories.small_form import NAMED
from tests.factories.staff import staff_browser

People = Callable[[str], Any]
NAME, EMAIL = "Siân O’Neill", "sian@example.org"


def page(browser: Client, reference: str) -> str:
    return str(browser.get(reverse("inbox:report", args=[reference])).content.decode())


def asked(browser: Client, reference: str, **changes: str) -> None:
    data = {"reason": "risk", "words": "She said she would harm herself", **changes}
    browser.post(reverse("inbox:ask_identity", args=[reference]), data)


def decided(browser: Client, reference: str, decision: str = "approve") -> int:
    url = reverse("inbox:decide_identity", args=[reference, 1])
    return int(browser.post(url, {"decision": decision}).status_code)


def test_name_and_email_are_hidden_and_the_rest_is_shown(protected: str, people: People) -> None:
    shown = page(staff_browser(people("officer")), protected)

    assert NAME not in shown
    assert EMAIL not in shown
    assert NAMED["account"] in shown
    assert "Abbey Square" in shown
    assert "2 answers are hidden" in shown


def test_two_persons_open_it_to_the_one_who_asked_for_an_hour(
    thames: Force, protected: str, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer, supervisor = staff_browser(people("officer")), staff_browser(people("supervisor"))
    asked(officer, protected)
    assert NAME not in page(officer, protected)

    assert "She said she would harm herself" in page(supervisor, protected)
    assert decided(supervisor, protected) == 303

    assert NAME in page(officer, protected)
    assert EMAIL in page(officer, protected)
    assert NAME not in page(supervisor, protected)  # approving is not seeing
    real = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: real() + timedelta(minutes=61))
    with tenancy.transaction(thames):
        assert triage.open_report(forces=[thames.pk], reference=protected, actor=f"user:{people('officer').pk}").hidden
        acts = list(AuditEvent.objects.filter(action__startswith="identity.").values_list("action", flat=True))
        told = json.dumps(list(AuditEvent.objects.values_list("detail", flat=True)))
    assert acts == ["identity.asked", "identity.approved", "identity.seen", "identity.seen"]
    assert "harm herself" not in told


def test_nobody_decides_on_their_own_request_not_even_in_the_database(
    thames: Force, protected: str, people: People
) -> None:
    supervisor = staff_browser(people("supervisor"))
    asked(supervisor, protected)

    decided(supervisor, protected)

    assert NAME not in page(supervisor, protected)
    with tenancy.transaction(thames), pytest.raises(IntegrityError), transaction.atomic():
        IdentityRequest.objects.update(decided_by=f"user:{people('supervisor').pk}")


def test_an_officer_cannot_decide_and_a_refusal_opens_nothing(protected: str, people: People) -> None:
    officer, supervisor = staff_browser(people("officer")), staff_browser(people("supervisor"))
    asked(supervisor, protected)
    assert decided(officer, protected) == 404

    assert decided(staff_browser(people("second")), protected, "refuse") == 303
    assert decided(staff_browser(people("second")), protected) == 303  # too late: it stays as it is

    assert NAME not in page(supervisor, protected)
    assert "Kept closed by" in page(supervisor, protected)


def test_a_request_without_reason_or_words_comes_back(thames: Force, protected: str, people: People) -> None:
    officer = staff_browser(people("officer"))

    shown = officer.post(reverse("inbox:ask_identity", args=[protected]), {"words": "  "}).content.decode()

    assert "Choose why you need to know" in shown
    assert "Explain why you need to know" in shown
    with tenancy.transaction(thames):
        assert not IdentityRequest.objects.exists()


def test_supervisors_see_what_waits_and_others_do_not(protected: str, people: People) -> None:
    asked(staff_browser(people("officer")), protected)
    address = reverse("inbox:identity_requests")

    assert protected in staff_browser(people("supervisor")).get(address).content.decode()
    assert staff_browser(people("officer")).get(address).status_code == 404


def test_record_systems_get_no_identity_and_are_told_so(thames: Force, protected: str) -> None:
    with tenancy.transaction(thames):
        entry = OutboxEntry.objects.select_related("report").get(report__reference=protected)
        data = json.loads(payload.body_of(entry))["data"]

    assert data["identity_withheld"] is True
    assert {"name", "mail"} & set(data["answers"]) == set()
    assert data["answers"]["place"] == "Abbey Square"


def test_the_wish_itself_is_kept_with_the_report(thames: Force, protected: str) -> None:
    with tenancy.transaction(thames):
        report = Report.objects.get(reference=protected)
        assert report.protects_identity
        kinds = set(report.events.values_list("kind", flat=True))
    assert CaseEvent.Kind.RECEIVED in kinds


def test_a_report_without_protection_is_shown_whole_and_cannot_be_asked_for(
    thames: Force, form: Any, people: People
) -> None:
    reference = send_report(form, thames)

    shown = page(staff_browser(people("officer")), reference)

    assert NAME in shown
    assert "Who the reporter is" not in shown
    with pytest.raises(asking.CannotAsk):
        asking.ask(forces=[thames.pk], reference=reference, reason=Reason.RISK, words="x", actor="user:1")
