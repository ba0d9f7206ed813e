"""The first lock alone keeps the correspondences of two forces apart."""

import pytest

from reporting.correspondence import contact_details, crossing, delivered, endings, messages, person
from reporting.correspondence import force as force_side
from reporting.correspondence.opening import NotOpened, Opened, held, open_by_code
from reporting.delivery.models import OutboxEntry
from reporting.notices import sending
from soh.core import tenancy

pytestmark = pytest.mark.django_db


def test_a_thread_is_of_its_own_report_for_officers_record_systems_and_other_forces(
    second_lock_open, nearby, elsewhere
):
    person.write(opened=elsewhere.opened(), text="From elsewhere", actor="public")
    person.write(opened=elsewhere.opened(), text="Again from elsewhere", actor="public")
    report = nearby.report

    with second_lock_open(), tenancy.transaction(nearby.force):
        texts = [entry.text for entry in force_side.thread(report).entries]
        packed = crossing.packed(report)
        waits = messages.waiting_for_force([nearby.force.pk], [report.pk, elsewhere.report.pk])
        entry = OutboxEntry.objects.get(force_id=nearby.force.pk)
        assert messages.last_number(report) == 1
        assert delivered.of_entry(entry) == []

    assert texts == ["A nearby message"]
    assert packed["told_as"] == nearby.reference
    assert [one["text"] for one in packed["messages"]] == ["A nearby message"]
    assert waits == set()


def test_a_code_opens_counts_and_forgives_tries_of_its_own_report(second_lock_open, nearby, elsewhere):
    with pytest.raises(NotOpened):
        open_by_code(
            force_id=elsewhere.force.pk,
            reference=elsewhere.reference,
            code=nearby.code,
            is_training=False,
            actor="public",
        )
    before = elsewhere.rows("ReceiptKey")

    with second_lock_open():
        opened = nearby.opened()
        side = person.look(opened=opened)
        with tenancy.transaction(nearby.force), pytest.raises(NotOpened):
            held(Opened(nearby.force.pk, elsewhere.reference, elsewhere.reference, b""))

    assert before[0]["wrong_tries"] == 1
    assert elsewhere.rows("ReceiptKey") == before
    assert (opened.told_as, [entry.text for entry in side.entries]) == (nearby.reference, ["A nearby message"])


def test_words_sent_twice_are_one_message_of_that_report(second_lock_open, nearby, elsewhere):
    opened = nearby.opened()
    first = person.write(opened=opened, text="The same words", actor="public", after=1)
    person.write(opened=elsewhere.opened(), text="Other words", actor="public", after=1)

    with second_lock_open():
        again = person.write(opened=opened, text="The same words", actor="public", after=1)

    assert again.pk == first.pk


def test_what_a_force_hands_over_closes_no_messages_of_another(second_lock_open, nearby, elsewhere):
    with second_lock_open():
        assert endings.close_to_force(force_id=nearby.force.pk) == 0

    assert all(row["sealed_key"] for each in (nearby, elsewhere) for row in each.rows("Message"))


def test_a_person_is_reached_as_they_said_themselves(second_lock_open, nearby, elsewhere):
    details = contact_details.read(email="elsewhere@example.org", phone="", ways=["email"], times=[])
    person.correct_contact(opened=elsewhere.opened(), details=details, actor="public")

    with second_lock_open(), tenancy.transaction(nearby.force, elsewhere.force):
        assert sending.contact_of(nearby.report).address_of("email") == ""
        assert sending.contact_of(elsewhere.report).address_of("email") == "elsewhere@example.org"
