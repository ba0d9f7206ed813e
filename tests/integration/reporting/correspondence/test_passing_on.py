"""A report passes to another force, and the person's code with it."""

import pytest

from reporting.correspondence import force as force_side
from reporting.correspondence import person
from reporting.correspondence.messages import CannotWrite
from reporting.correspondence.models import Message
from reporting.correspondence.opening import NotOpened
from reporting.custody.deciding import accept
from reporting.custody.where_to import where_to
from reporting.records.models import Report
from reporting.tasks import delete_expired
from soh.core import tenancy
from tests.factories.hand_overs import offered
from tests.factories.plain_forces import plain_force
from tests.factories.small_form import NAMED
from tests.integration.reporting.correspondence.conftest import open_it
from tests.integration.reporting.correspondence.test_messages import ask, thread


@pytest.fixture
def hampshire(force):
    return plain_force("hampshire")


@pytest.fixture
def passed_on(force, hampshire, receipt, opened):
    """The report at the other force, after a question and an answer at the first."""
    ask(force, receipt)
    person.write(opened=opened, text="Red", actor="public")
    row = offered(force, receipt.reference, hampshire)
    return accept(forces=[hampshire.pk], case_key=row.case_key, actor="user:2")


def test_the_same_code_opens_it_at_the_force_that_has_it_now(hampshire, receipt, passed_on):
    for reference in (passed_on.reference, receipt.reference):
        there = open_it(hampshire, receipt, reference=reference)
        side = person.look(opened=there)
        assert side.report.reference == passed_on.reference
        assert [entry.text for entry in side.entries] == ["What colour was it?", "Red"]
        assert person.answers(opened=there)[1] == NAMED


def test_messages_go_on_at_the_new_force_and_end_at_the_old_one(force, hampshire, receipt, opened, passed_on):
    there = open_it(hampshire, receipt, reference=passed_on.reference)
    person.write(opened=there, text="And a bell", actor="public")

    with tenancy.transaction(hampshire):
        entries = force_side.thread(Report.objects.get(pk=passed_on.pk)).entries
    assert [entry.text for entry in entries] == ["What colour was it?", "Red", "And a bell"]
    assert entries[0].author_name == "PC Ada Lovelace, Thames Valley Police"
    with pytest.raises(CannotWrite):
        person.write(opened=opened, text="Hello?", actor="public")


def test_the_old_force_reads_no_message_any_more_and_tells_the_person_where_it_went(
    force, hampshire, receipt, opened, passed_on
):
    delete_expired(timestamp=0)

    assert thread(force, receipt).entries == []
    side = person.look(opened=open_it(force, receipt))
    assert len(side.entries) == 2
    passed = where_to(side.report)
    assert (passed.name, passed.reference) == (hampshire.name, passed_on.reference)
    assert passed.website.startswith("http")


def test_while_a_report_is_offered_nothing_is_written_that_would_not_cross(force, hampshire, receipt, opened):
    offered(force, receipt.reference, hampshire)

    with pytest.raises(CannotWrite) as refused:
        person.write(opened=opened, text="One more thing", actor="public")
    with pytest.raises(CannotWrite):
        person.withdraw(opened=opened, reason="", actor="public")

    assert refused.value.reason == "offered"
    with tenancy.transaction(force):
        assert not Message.objects.filter(force_id=force.pk).exists()


def test_the_code_opens_nothing_at_a_third_force(receipt, passed_on):
    with pytest.raises(NotOpened):
        open_it(plain_force("kent"), receipt)
