"""Messages with the person, on the report's page of the admin."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from pages.library.wording import ResponseTemplate
from reporting.correspondence import force as correspondence
from reporting.correspondence import person
from reporting.correspondence.messages import CannotWrite
from reporting.correspondence.models import Message
from reporting.correspondence.opening import Opened, open_by_code
from reporting.intake.submit import Receipt, submit
from reporting.records.models import CaseEvent, Channel, Status
from reporting.records.models import Report as ReportRow
from sites.forces.models import Force
from soh.core import clock, tenancy
from soh.core.models import AuditEvent
from tests.factories.plain_forces import face_of
from tests.factories.small_form import NAMED, PublishedSmallForm


@pytest.fixture
def receipt(thames: Force, form: PublishedSmallForm) -> Receipt:
    return submit(
        force=face_of(thames),
        form_key=form.key,
        pinned=form.pinned,
        answers=NAMED,
        locale="en",
        channel=Channel.WEB,
        actor="public",
    )


@pytest.fixture
def reporter(thames: Force, receipt: Receipt) -> Opened:
    return open_by_code(
        force_id=thames.pk, reference=receipt.reference, code=receipt.code, is_training=False, actor="public"
    )


def page(browser: Client, receipt: Receipt, query: str = "") -> str:
    response = browser.get(reverse("inbox:report", args=[receipt.reference]) + query)
    assert response.status_code == 200
    return response.content.decode()


def write(browser: Client, receipt: Receipt, text: str, **more: Any) -> Any:
    return browser.post(reverse("inbox:message", args=[receipt.reference]), {"text": text, "seen": 0, **more})


def written(force: Force) -> int:
    with tenancy.transaction(force):
        return Message.objects.filter(force_id=force.pk).count()


def test_an_officer_asks_and_sees_the_answer_and_when_the_question_was_read(
    thames: Force, browser: Client, receipt: Receipt, reporter: Opened
) -> None:
    assert write(browser, receipt, "What colour was it?", is_question="on").status_code == 303
    assert "not read yet" in page(browser, receipt)

    (asked,) = person.look(opened=reporter).entries
    person.write(opened=reporter, text="Red <i>", actor="public")

    assert asked.kind == "question"
    shown = page(browser, receipt)
    assert "Red &lt;i&gt;" in shown
    assert "not read yet" not in shown
    with tenancy.transaction(thames):
        kinds = CaseEvent.objects.filter(force_id=thames.pk).values_list("kind", flat=True)
        assert {CaseEvent.Kind.MESSAGE_SENT, CaseEvent.Kind.MESSAGE_CAME} <= set(kinds)
        assert AuditEvent.objects.filter(force_id=thames.pk, action="report.message_sent").count() == 1


def test_a_stale_page_is_told_of_the_newer_message_and_keeps_the_words(
    thames: Force, browser: Client, receipt: Receipt, reporter: Opened
) -> None:
    person.write(opened=reporter, text="It has turned up", actor="public")

    shown = write(browser, receipt, "Please bring proof").content.decode()

    assert "There is a newer message" in shown
    assert "It has turned up" in shown
    assert "Please bring proof" in shown
    assert written(thames) == 1
    assert write(browser, receipt, "Please bring proof", seen=1).status_code == 303


@pytest.mark.parametrize(("text", "words"), [("  ", "Write a message"), ("x" * 1_000_000, "5,000 characters or fewer")])
def test_an_empty_message_and_one_of_a_megabyte_are_refused_clearly(
    thames: Force, browser: Client, receipt: Receipt, text: str, words: str
) -> None:
    assert words in write(browser, receipt, text).content.decode()
    assert written(thames) == 0


def test_another_forces_report_is_not_there(hampshire: Force, browser: Client, report: Callable[..., str]) -> None:
    assert browser.post(reverse("inbox:message", args=[report(hampshire)]), {"text": "Hello"}).status_code == 404


def test_a_message_begins_from_a_response_template_of_the_force(
    thames: Force, browser: Client, receipt: Receipt
) -> None:
    locale = Locale.objects.get(language_code="en")
    ResponseTemplate.objects.create(
        force=thames,
        locale=locale,
        key="more",
        name="Ask for more",
        subject="Hello",
        body="About [reference]: tell us.",
    )

    shown = page(browser, receipt, "?template=more")

    assert f"About {receipt.reference}: tell us." in shown
    assert written(thames) == 0


def test_replies_that_fit_come_first_are_filled_in_and_go_with_no_bracket_left(
    thames: Force, browser: Client, receipt: Receipt
) -> None:
    locale = Locale.objects.get(language_code="en")
    for key, stage, forms in (("fits", "new", "theft, burglary"), ("late", "closed", ""), ("noise", "new", "noise")):
        ResponseTemplate.objects.create(
            locale=locale,
            key=key,
            name=key,
            subject="x",
            body="[force]: [crime number] [why]",
            stage=stage,
            forms=forms,
        )

    shown = browser.get(reverse("inbox:report", args=[receipt.reference]), {"template": "fits"})

    found = shown.context["message_templates"]
    assert ([one["key"] for one in found.fitting], [one["key"] for one in found.others]) == (
        ["fits"],
        ["late", "noise"],
    )
    assert f"{thames.name}: [crime number] [why]" in shown.text
    refused = write(browser, receipt, f"{thames.name}: [crime number] [why] [sic]").content.decode()
    assert "Replace [crime number] and [why] with your own words" in refused
    assert written(thames) == 0
    assert write(browser, receipt, "He said [sic] nothing").status_code == 303
    assert written(thames) == 1


def test_a_withdrawal_and_new_contact_details_are_seen(browser: Client, receipt: Receipt, reporter: Opened) -> None:
    details = {"email": "new@example.org", "phone": "", "ways": ["email"], "times": []}
    person.correct_contact(opened=reporter, details=details, actor="public")
    person.withdraw(opened=reporter, reason="It turned up", actor="public")

    shown = page(browser, receipt)

    assert "has withdrawn this report" in shown
    assert "new@example.org" in shown
    assert "It turned up" in shown


def test_the_first_message_stops_the_clock_of_first_contact(thames: Force, browser: Client, receipt: Receipt) -> None:
    with tenancy.transaction(thames):
        reports = ReportRow.objects.filter(force_id=thames.pk)
        reports.update(contact_due_at=clock.now())
    write(browser, receipt, "We will call you")

    with tenancy.transaction(thames):
        assert reports.get().contact_done_at is not None


def test_a_report_that_is_offered_elsewhere_takes_no_message(thames: Force, receipt: Receipt) -> None:
    with tenancy.transaction(thames):
        ReportRow.objects.filter(force_id=thames.pk).update(status=Status.OFFERED)
    words: dict[str, Any] = {"text": "Hello?", "is_question": False, "seen": 0, "actor": "user:1", "actor_name": "PC"}

    with pytest.raises(CannotWrite) as refused:
        correspondence.write(forces=[thames.pk], reference=receipt.reference, **words)

    assert refused.value.reason == "offered"
    assert written(thames) == 0


def test_a_message_sent_after_the_session_ended_comes_back(browser: Client, receipt: Receipt) -> None:
    page(browser, receipt)
    Session.objects.all().delete()

    answer = browser.post(
        reverse("inbox:message", args=[receipt.reference]),
        {"text": "A long question", "seen": 0},
        headers={"Origin": f"http://{browser.defaults['HTTP_HOST']}"},
    )

    assert answer.status_code == 403
    assert "A long question" in answer.content.decode()
