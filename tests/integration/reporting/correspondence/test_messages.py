"""Messages both ways."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection

from reporting.correspondence import contact_details, endings, person
from reporting.correspondence import force as force_side
from reporting.correspondence.messages import LONGEST, CannotWrite
from reporting.correspondence.models import Message, ReceiptKey
from reporting.delivery.models import OutboxEntry
from reporting.records.models import CaseEvent, Report, Status
from reporting.records.triage import NoSuchReport
from reporting.tasks import delete_expired
from sites.forces.keys import NoPrivateKeyHere
from soh.core import clock, tenancy
from soh.core.models import AuditEvent
from tests.factories.plain_forces import plain_force
from tests.integration.reporting.correspondence.conftest import open_it


def ask(force, receipt, text="What colour was it?", seen=0, **changes):
    values = {"forces": [force.pk], "reference": receipt.reference, "text": text, "seen": seen}
    who = {"is_question": True, "actor": "user:7", "actor_name": "PC Ada Lovelace"}
    return force_side.write(**{**values, **who, **changes})


def thread(force, receipt):
    with tenancy.transaction(force):
        return force_side.thread(Report.objects.get(force_id=force.pk, reference=receipt.reference))


def is_coarse(moment):
    return (moment.minute % 15, moment.second, moment.microsecond) == (0, 0, 0)


def test_a_question_reaches_the_person_and_the_answer_the_force(force, receipt, opened):
    ask(force, receipt)
    (asked,) = person.look(opened=opened).entries
    person.write(opened=opened, text="  Red, with a bell.\r\nAnd a basket.  ", actor="public")

    assert (asked.text, asked.is_of_force, asked.kind) == ("What colour was it?", True, "question")
    seen = thread(force, receipt)
    assert [entry.text for entry in seen.entries] == ["What colour was it?", "Red, with a bell.\nAnd a basket."]
    assert seen.entries[0].read_at is not None


def test_the_name_of_an_officer_is_kept_for_the_force_only(force, receipt, opened):
    ask(force, receipt)

    assert thread(force, receipt).entries[0].author_name == "PC Ada Lovelace"


def test_no_word_of_a_message_is_stored_in_clear(force, receipt, opened):
    ask(force, receipt)
    person.write(opened=opened, text="A crimson velocipede", actor="public")

    with tenancy.transaction(force), connection.cursor() as cursor:
        for table in ("reporting_message", "reporting_caseevent", "core_auditevent", "reporting_outboxentry"):
            cursor.execute(f"SELECT string_agg(t::text, '') FROM {table} t")
            stored = cursor.fetchone()[0]
            for words in ("velocipede", "colour"):
                assert words not in stored
                assert words.encode().hex() not in stored


def test_the_public_process_writes_to_the_force_and_cannot_read_what_is_there(force, receipt, opened, settings):
    settings.FORCE_KEY_ENCRYPTION_KEY = ""

    person.write(opened=opened, text="It was red", actor="public")

    assert [entry.text for entry in person.look(opened=opened).entries] == ["It was red"]
    with pytest.raises(NoPrivateKeyHere):
        thread(force, receipt)


def test_a_message_is_an_event_an_audit_row_and_an_outbox_row(force, receipt, opened):
    person.write(opened=opened, text="It was red", actor="public")

    with tenancy.transaction(force):
        assert CaseEvent.objects.filter(force_id=force.pk, kind=CaseEvent.Kind.MESSAGE_CAME).count() == 1
        assert AuditEvent.objects.filter(force_id=force.pk, action="report.message_came").count() == 1
        assert OutboxEntry.objects.filter(force_id=force.pk, topic="message.received").count() == 1


def test_every_time_of_an_anonymous_person_is_rounded(force, anonymous):
    opened = open_it(force, anonymous)
    ask(force, anonymous)
    person.look(opened=opened)
    person.write(opened=opened, text="It was red", actor="public")
    person.withdraw(opened=opened, reason="", actor="public")

    with tenancy.transaction(force):
        asked, answered = Message.objects.filter(force_id=force.pk).order_by("number")
        assert is_coarse(asked.read_at)
        assert is_coarse(answered.written_at)
        assert is_coarse(ReceiptKey.objects.get(force_id=force.pk).withdrawn_at)
        own = CaseEvent.objects.filter(force_id=force.pk, kind__in=["message_came", "person_withdrew"])
        assert own.count() == 2
        assert all(is_coarse(event.at) for event in own)
        for event in AuditEvent.objects.filter(force_id=force.pk, actor="public"):
            assert is_coarse(event.at)
        assert all(is_coarse(entry.created_at) for entry in OutboxEntry.objects.filter(force_id=force.pk))


@pytest.mark.parametrize(("text", "reason"), [("", "empty"), (" \n ", "empty"), ("x" * (LONGEST + 1), "too_long")])
def test_an_empty_or_overlong_message_is_refused(force, receipt, opened, text, reason):
    with pytest.raises(CannotWrite) as refused:
        person.write(opened=opened, text=text, actor="public")
    with pytest.raises(CannotWrite):
        ask(force, receipt, text=text)

    assert refused.value.reason == reason


def test_a_message_of_a_megabyte_is_refused_and_nothing_is_stored(force, opened):
    with pytest.raises(CannotWrite):
        person.write(opened=opened, text="x" * 1_000_000, actor="public")

    with tenancy.transaction(force):
        assert not Message.objects.filter(force_id=force.pk).exists()


def test_an_officers_stale_page_is_told_of_the_newer_message_and_sends_nothing(force, receipt, opened):
    person.write(opened=opened, text="One more thing", actor="public")

    with pytest.raises(force_side.NewerMessage) as newer:
        ask(force, receipt, seen=0)

    assert newer.value.number == 1
    assert len(thread(force, receipt).entries) == 1
    ask(force, receipt, seen=1)
    assert len(thread(force, receipt).entries) == 2


def test_another_forces_officer_finds_no_report(force, receipt):
    other = plain_force("hampshire")

    with pytest.raises(NoSuchReport):
        ask(other, receipt)


def test_withdrawing_is_told_once_and_the_report_stays(force, receipt, opened):
    first = person.withdraw(opened=opened, reason="We have settled it", actor="public")
    second = person.withdraw(opened=opened, reason="Again", actor="public")

    assert first == second
    seen = thread(force, receipt)
    assert [entry.text for entry in seen.entries] == ["We have settled it"]
    assert seen.withdrawn_at == first
    with tenancy.transaction(force):
        assert CaseEvent.objects.filter(force_id=force.pk, kind=CaseEvent.Kind.PERSON_WITHDREW).count() == 1
        assert OutboxEntry.objects.filter(force_id=force.pk, topic="report.withdrawn").count() == 1
        assert Report.objects.filter(force_id=force.pk, reference=receipt.reference).exists()


def test_corrected_contact_details_are_sealed_and_read_by_the_force(force, receipt, opened):
    details = contact_details.read(email="new@example.org", phone="", ways=["email"], times=["evenings"])
    person.correct_contact(opened=opened, details=details, actor="public")

    (entry,) = thread(force, receipt).entries
    assert entry.details == {"email": "new@example.org", "phone": "", "ways": ["email"], "times": ["evenings"]}
    with tenancy.transaction(force):
        row = Message.objects.get(force_id=force.pk)
        assert b"example" not in bytes(row.ciphertext)


def test_somebody_anonymous_gives_no_contact_details(force, anonymous):
    details = contact_details.read(email="me@example.org", phone="", ways=["email"], times=[])

    with pytest.raises(CannotWrite):
        person.correct_contact(opened=open_it(force, anonymous), details=details, actor="public")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": "nonsense"}, "email"),
        ({"ways": ["email"]}, "email"),
        ({"ways": ["text"]}, "phone"),
        ({"phone": "12"}, "phone"),
        ({"ways": ["pigeon"]}, "ways"),
    ],
)
def test_contact_details_that_cannot_be_right_are_named(changes, field):
    with pytest.raises(contact_details.Unfit) as unfit:
        contact_details.read(**{"email": "", "phone": "", "ways": [], "times": [], **changes})

    assert unfit.value.field == field


def test_a_report_that_passed_to_another_force_takes_no_message_and_shows_the_old_force_none(force, receipt, opened):
    ask(force, receipt)
    with tenancy.transaction(force):
        Report.objects.filter(force_id=force.pk).update(status=Status.HANDED_OVER)

    with pytest.raises(CannotWrite):
        person.write(opened=opened, text="Hello?", actor="public")
    assert endings.close_to_force(force_id=force.pk) == 1
    assert endings.close_to_force(force_id=force.pk) == 0
    assert thread(force, receipt).entries == []
    assert len(person.look(opened=opened).entries) == 1


def test_old_reports_of_the_training_space_go_with_their_messages(force, send):
    receipt = send(is_training=True)
    person.write(opened=open_it(force, receipt, is_training=True), text="Practice", actor="public")

    with time_machine.travel(clock.now() + timedelta(days=31)):
        delete_expired(timestamp=0)

    with tenancy.transaction(force):
        assert not Report.objects.filter(force_id=force.pk).exists()
        assert not ReceiptKey.objects.filter(force_id=force.pk).exists()


def test_a_report_from_before_codes_has_no_thread(force, receipt):
    with tenancy.transaction(force):
        ReceiptKey.objects.filter(force_id=force.pk).delete()

    assert not thread(force, receipt).has_code
    with pytest.raises(CannotWrite) as refused:
        ask(force, receipt)
    assert refused.value.reason == "no_code"
