"""Notices: once, by safe ways, at safe times, without details. GOV.UK Notify is played by the stand-in, over HTTP."""

import threading
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core import mail

from reporting import tasks
from reporting.correspondence import contact_details, person
from reporting.correspondence import force as force_side
from reporting.correspondence.opening import open_by_code
from reporting.definition.form import FormKind, Option, Question, Step
from reporting.intake.submit import submit
from reporting.notices import owing, sending
from reporting.notices.adapters.notify import GovUkNotify
from reporting.notices.adapters.smtp import Smtp
from reporting.notices.models import Notice
from reporting.records import triage
from reporting.records.models import Channel, Status
from reporting.tasks import send_notices
from soh.core import clock, tenancy
from soh.core.clock import LONDON
from soh.core.models import AuditEvent
from soh.operations.notify_stand_in.receipts import body_of
from soh.operations.notify_stand_in.server import API_KEY, StandIn
from tests.factories.plain_forces import face_of, plain_force
from tests.factories.small_form import ANONYMOUS, NAMED, WORDS_EN, publish_small_form, small_form

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, tzinfo=LONDON)
WAYS = Question(
    "ways",
    "checkboxes",
    required=False,
    options=(Option("mail", "safe_email"), Option("text", "safe_text"), Option("eve", "safe_evenings")),
)
EMAIL, PHONE = Question("mail", "email", required=False), Question("number", "phone", required=False)
EXTRA = {
    "step.reach.title": "How to reach you",
    "question.ways.label": "Ways",
    "option.ways.mail.label": "Email",
    "option.ways.text.label": "Text",
    "option.ways.eve.label": "Evenings",
    "question.mail.label": "Email",
    "question.number.label": "Number",
}
SECRETS = ("bicycle", "theft", "police", "Siân", "officer", "report ")


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def force():
    return plain_force("thames-valley")


@pytest.fixture
def stand_in(settings):
    server = StandIn()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.NOTICES_BY = "notify"
    settings.NOTIFY_API_KEY, settings.NOTIFY_BASE_URL = API_KEY, server.url
    settings.NOTIFY_EMAIL_TEMPLATE, settings.NOTIFY_TEXT_TEMPLATE = "email-template", "text-template"
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def send(force):
    """`send(ways, ...)`: the receipt of a report whose person may be reached by these ways."""

    def sent(ways=("mail",), *, answers=NAMED, email="me@example.org", number="07700 900982", **changes):
        steps = small_form("x").steps
        reach = Step("reach", items=(WAYS, EMAIL, PHONE))
        form = publish_small_form(
            steps=(*steps[:-1], reach, steps[-1]), texts={"en": {**WORDS_EN, **EXTRA}}, **changes.pop("form", {})
        )
        given = {**answers, "ways": list(ways), "mail": email, "number": number}
        values = {
            "force": face_of(force),
            "form_key": form.key,
            "pinned": form.pinned,
            "answers": {name: value for name, value in given.items() if value},
            "locale": "en",
            "channel": Channel.WEB,
            "actor": "public",
        }
        return submit(**{**values, **changes})

    return sent


def ask(force, receipt, seen=0):
    values = {"text": "About your bicycle", "is_question": True, "actor": "user:1", "actor_name": "PC One"}
    force_side.write(forces=[force.pk], reference=receipt.reference, seen=seen, **values)


def work():
    send_notices(timestamp=0)


def notices(force):
    with tenancy.transaction(force):
        rows = Notice.objects.filter(force_id=force.pk).order_by("id")
        return [(row.channel, row.state, row.reason) for row in rows]


def sent_by(stand_in):
    return stand_in.book.find()


def test_an_update_is_told_by_mail_without_details_from_a_neutral_sender(force, send, settings):
    settings.NOTICE_FROM_EMAIL = "Updates <updates@example.net>"
    receipt = send()
    ask(force, receipt)
    work()

    (message,) = mail.outbox
    assert (message.to, message.from_email) == (["me@example.org"], "Updates <updates@example.net>")
    assert message.subject == "An update"
    assert "/my-report/" in message.body
    words = f"{message.subject} {message.body}".replace("/my-report/", "")
    for secret in (*SECRETS, receipt.reference, receipt.code):
        assert secret.lower() not in words.lower()
    assert notices(force) == [("email", "sent", "")]


def test_a_notice_of_a_sensitive_report_names_no_site(force, send):
    ask(force, send(form={"kind": FormKind.SENSITIVE}))
    work()

    (message,) = mail.outbox
    assert "http" not in message.body
    assert "thames" not in message.body


def test_each_event_is_told_once_however_often_the_worker_runs(force, send):
    ask(force, send())
    for _ in range(3):
        work()

    assert len(mail.outbox) == 1


def test_events_that_come_while_a_notice_waits_are_told_together(force, send):
    receipt = send(("mail", "eve"))
    for seen in range(3):
        ask(force, receipt, seen)
    work()

    assert not mail.outbox
    assert [state for _, state, _ in notices(force)] == ["waiting", "not_sent", "not_sent"]


def test_a_notice_waits_for_the_time_that_is_safe(force, send, at_noon):
    ask(force, send(("mail", "eve")))
    work()
    assert not mail.outbox

    at_noon.move_to(NOON.replace(hour=17, minute=1))
    work()
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("ways", "changes", "reason"),
    [
        ((), {}, "not_safe"),
        (("text",), {"number": ""}, "no_address"),
        (("text",), {"number": "01632 960001"}, "no_address"),
    ],
)
def test_without_a_safe_way_nothing_is_sent_and_staff_see_why(force, send, ways, changes, reason):
    ask(force, send(ways, **changes))
    work()

    assert not mail.outbox
    assert notices(force) == [("", "not_sent", reason)]


@pytest.mark.parametrize("changes", [{"answers": ANONYMOUS}, {"is_test": True}])
def test_anonymous_persons_and_makers_of_test_reports_are_told_nothing(force, send, changes):
    ask(force, send(**changes))
    work()

    assert not mail.outbox
    assert notices(force) == []


def test_a_correction_by_the_person_is_kept_to_from_then_on(force, send):
    receipt = send()
    opened = open_by_code(
        force_id=force.pk, reference=receipt.reference, code=receipt.code, is_training=False, actor="public"
    )
    details = contact_details.read(email="new@example.org", phone="", ways=["email"], times=[])
    person.correct_contact(opened=opened, details=details, actor="public")
    ask(force, receipt, 1)
    work()
    assert [message.to for message in mail.outbox] == [["new@example.org"]]

    none = contact_details.read(email="", phone="", ways=[], times=[])
    person.correct_contact(opened=opened, details=none, actor="public")
    ask(force, receipt, 3)
    work()
    assert len(mail.outbox) == 1
    assert notices(force)[-1] == ("", "not_sent", "not_wanted")


def test_a_change_of_status_is_an_update(force, send):
    receipt = send()
    triage.change_status(forces=[force.pk], reference=receipt.reference, status=Status.IN_REVIEW, actor="user:1")
    work()

    assert len(mail.outbox) == 1


def test_notify_is_asked_by_email_and_by_text_and_tells_what_became_of_it(force, send, stand_in, at_noon):
    ask(force, send(("mail",)))
    ask(force, send(("text",)))
    work()
    assert {(each.type, each.to, each.template) for each in sent_by(stand_in)} == {
        ("email", "me@example.org", "email-template"),
        ("sms", "07700 900982", "text-template"),
    }

    at_noon.shift(timedelta(minutes=2))
    work()
    assert notices(force) == [("email", "delivered", ""), ("text", "delivered", "")]


def test_a_receipt_of_the_service_has_the_worker_ask_at_once(
    force, send, stand_in, settings, public_client, monkeypatch
):
    """The stand-in's own receipt, at the door; what it says is not believed but asked."""
    settings.NOTIFY_CALLBACK_TOKEN = "a token for receipts"
    deferred = []
    monkeypatch.setattr("soh.core.jobs.defer", lambda task, **given: deferred.append((task, given)))
    ask(force, send(("mail",), email="perm-fail@simulator.notify"))
    work()
    assert notices(force)[0][:2] == ("email", "sent")
    deferred.clear()
    body = {**body_of(sent_by(stand_in)[0]), "status": "delivered"}
    client, values = public_client("thames-valley.localhost:8000"), {"content_type": "application/json"}

    def tell(words, wrong=""):
        bearer = f"Bearer {wrong or 'a token for receipts'}"
        return client.post("/notice-receipts/", words, HTTP_AUTHORIZATION=bearer, **values)

    refused = [tell(body, "wrong").status_code, client.post("/notice-receipts/", body, **values).status_code]
    settings.NOTIFY_CALLBACK_TOKEN = ""
    assert [*refused, tell(body, " ").status_code, client.get("/notice-receipts/").status_code] == [404] * 4
    settings.NOTIFY_CALLBACK_TOKEN = "a token for receipts"
    assert [tell({"reference": word}).status_code for word in ("x", "1-0", None, "1-2; 3")] == [400] * 4
    assert deferred == []

    assert tell(body).status_code == 204
    [(task, given)] = deferred
    assert (task, set(given)) == ("reporting.tasks.ask_of_notice", {"force_id", "notice"})
    assert tasks.ask_of_notice(**given) == 1
    assert notices(force) == [("email", "failed", "bounced")]
    assert tasks.ask_of_notice(force_id=given["force_id"], notice=0) == 0


def test_a_bounce_is_seen_and_the_next_safe_channel_is_used(force, send, stand_in, at_noon):
    ask(force, send(("mail", "text"), email="perm-fail@simulator.notify"))
    for _ in range(4):
        work()
        at_noon.shift(timedelta(minutes=2))

    assert notices(force) == [("email", "failed", "bounced"), ("text", "delivered", "")]


def test_a_bounce_never_leads_to_a_channel_that_is_not_safe(force, send, stand_in, at_noon):
    ask(force, send(("mail",), email="perm-fail@simulator.notify"))
    for _ in range(4):
        work()
        at_noon.shift(timedelta(minutes=2))

    assert notices(force) == [("email", "failed", "bounced")]
    assert {each.type for each in sent_by(stand_in)} == {"email"}


def test_over_the_services_limit_the_notice_is_sent_later_and_once(force, send, stand_in, at_noon):
    stand_in.book.limit = 0
    ask(force, send())
    work()
    assert [state for _, state, _ in notices(force)] == ["sending"]

    stand_in.book.limit = 10
    at_noon.shift(timedelta(minutes=6))
    work()
    work()
    assert len(sent_by(stand_in)) == 1


def test_a_worker_that_dies_after_sending_does_not_send_again(force, send, stand_in, at_noon, monkeypatch):
    ask(force, send())

    class Killed(BaseException):
        pass

    def die(*_):
        raise Killed

    monkeypatch.setattr(sending, "_write", die)
    with pytest.raises(Killed):
        work()
    monkeypatch.undo()
    assert len(sent_by(stand_in)) == 1

    at_noon.shift(timedelta(minutes=6))
    work()
    assert len(sent_by(stand_in)) == 1
    assert notices(force)[0][:2] == ("email", "sent")


def test_by_mail_a_try_that_broke_off_is_not_repeated(force, send, at_noon, monkeypatch):
    ask(force, send())
    owing.owe_new(force_id=force.pk)
    monkeypatch.setattr(sending, "_send", lambda *_: False)
    sending.send_due(force_id=force.pk, notifier=Smtp())
    monkeypatch.undo()

    at_noon.shift(timedelta(minutes=6))
    work()
    assert not mail.outbox
    assert notices(force) == [("email", "failed", "unknown")]


def test_a_mail_server_that_is_away_is_tried_again(force, send, at_noon, monkeypatch):
    ask(force, send())

    def away(*_):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", away)
    work()
    monkeypatch.undo()
    assert notices(force) == [("email", "waiting", "")]

    at_noon.shift(timedelta(minutes=6))
    work()
    assert len(mail.outbox) == 1


def test_a_wrong_key_for_notify_loses_nothing(force, send, stand_in, settings, at_noon):
    settings.NOTIFY_API_KEY = API_KEY[:-4] + "0000"
    ask(force, send())
    work()
    assert sent_by(stand_in) == []

    settings.NOTIFY_API_KEY = API_KEY
    at_noon.shift(timedelta(minutes=6))
    work()
    assert len(sent_by(stand_in)) == 1


def test_no_row_holds_an_address_and_each_sending_is_audited(force, send):
    ask(force, send())
    work()

    with tenancy.transaction(force):
        (row,) = Notice.objects.filter(force_id=force.pk).values()
        assert "example.org" not in str(row)
        event = AuditEvent.objects.get(force_id=force.pk, action="notice.sent")
        assert "example.org" not in str(event.detail)


def test_letters_go_through_notify_when_they_are_called_safe(stand_in, settings):
    from reporting.notices.ports import Message

    settings.NOTIFY_LETTER_TEMPLATE = "letter-template"
    message = Message("letter", "1 High Street\nOxford\nOX1 1AA", "An update", "Words", "1-1")

    GovUkNotify().send(message, is_repeated=False)

    (letter,) = sent_by(stand_in)
    assert (letter.type, letter.to) == ("letter", "1 High Street, Oxford, OX1 1AA")


def test_two_days_old_events_are_still_told_and_four_days_old_ones_not(force, send, at_noon):
    ask(force, send())
    at_noon.shift(timedelta(days=4))
    work()
    assert not mail.outbox

    ask(force, send())
    at_noon.shift(timedelta(days=2))
    work()
    assert len(mail.outbox) == 1
    assert clock.now() > NOON
