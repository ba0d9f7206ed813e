"""A force's administrators look after its record systems; nobody else sees them."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from reporting.delivery.endpoints import DeliveryEndpoint, DeliverySecret
from sites.access.roles import Role
from soh.core import clock, tenancy
from tests.factories.plain_forces import plain_force
from tests.factories.staff import staff, staff_browser
from tests.integration.reporting.delivery.conftest import systems  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
GOOD = "https://records.thamesvalley.police.uk/soh"


@pytest.fixture
def system(systems):  # noqa: F811
    return systems()


@pytest.fixture
def admin(system) -> Client:
    return staff_browser(staff(Role.FORCE_ADMIN, system.force))


def _url(name, system, *more):
    return reverse(f"inbox:{name}", args=[system.force.slug, *more])


def test_an_address_is_added_and_its_secret_shown_once(admin, system):
    reply = admin.post(_url("new_record_system", system), {"name": "Niche", "url": GOOD, "sends": "at_once"})

    [secret] = re.findall(r"whsec_[A-Za-z0-9+/=]{40,}", reply.content.decode())
    with tenancy.transaction(system.force):
        row = DeliveryEndpoint.objects.get(force=system.force, name="Niche")
    for page in (_url("record_system", system, row.key), _url("record_systems", system)):
        shown = admin.get(page)
        assert shown.status_code == 200
        assert secret not in shown.content.decode()


@pytest.mark.parametrize(
    "url", ["http://records.example.com/", "https://127.0.0.1/", "https://a:b@records.example.com/"]
)
def test_a_hostile_address_is_refused_with_the_reason(admin, system, url):
    reply = admin.post(_url("new_record_system", system), {"name": "Niche", "url": url})

    assert reply.status_code == 200
    assert "Error:" in reply.content.decode()
    with tenancy.transaction(system.force):
        assert DeliveryEndpoint.objects.filter(force=system.force).count() == 1


def test_secret_switch_and_test_message_work_from_the_screen(admin, system):
    key = system.endpoint.key
    tried = admin.post(_url("try_record_system", system, key), follow=True)
    assert "Test message: Taken (status 200)" in tried.content.decode()
    rotated = admin.post(_url("rotate_secret", system, key))
    assert "whsec_" in rotated.content.decode()
    assert "signed with two secrets" in admin.get(_url("record_system", system, key)).content.decode()
    admin.post(_url("end_old_secret", system, key))
    assert "signed with two secrets" not in admin.get(_url("record_system", system, key)).content.decode()
    admin.post(_url("switch_record_system", system, key), {"on": "0"})
    assert system.fresh().is_on is False


def test_what_was_not_sent_is_listed_with_its_reason_and_sent_again(admin, system):
    reference = system.report()
    admin.post(_url("switch_record_system", system, system.endpoint.key), {"on": "0"})
    page = admin.get(_url("record_systems", system)).content.decode()
    assert reference in page
    assert "The address was switched off" in page

    admin.post(_url("switch_record_system", system, system.endpoint.key), {"on": "1"})
    assert (
        "1 message is sent again"
        in admin.post(_url("send_again", system), {"delivery": [system.rows()[0].pk]}, follow=True).content.decode()
    )
    assert system.deliver() == 1


def test_an_officer_sends_a_report_on_to_a_system_that_takes_nothing_else(admin, system):
    values = {"name": "A", "url": system.endpoint.url, "sends": "by_hand", "version": "0"}
    admin.post(_url("record_system", system, system.endpoint.key), values)
    reference = system.report()
    assert system.rows() == []
    officer = staff_browser(staff(Role.OFFICER, system.force))
    page = reverse("inbox:report", args=[reference])
    assert "Send to A" in officer.get(page).content.decode()

    sent = {"system": str(system.endpoint.key)}
    assert "Sent on" in officer.post(page + "send-on/", sent, follow=True).content.decode()
    assert system.deliver() == 1

    shown = officer.get(page).content.decode()
    assert "Send again to A" in shown
    assert "Sent on to a record system" in shown
    [row] = system.rows()
    assert row.report.reference == reference
    officer.post(page + "send-on/", sent)
    assert system.deliver() == 1
    assert len(system.records.bodies()) == 1  # under its old id: the receiver keeps it once
    assert officer.post(page + "send-on/", {"system": "none"}, follow=True).status_code == 200
    stranger = staff_browser(staff(Role.OFFICER, plain_force("hampshire")))
    assert stranger.post(page + "send-on/", sent).status_code == 404


def test_the_messages_of_some_days_are_sent_again_also_those_that_were_taken(admin, system):
    system.report()
    system.deliver()
    today = clock.today().isoformat()
    days = {"first": today, "last": today}
    again = _url("send_period", system, system.endpoint.key)

    assert "nothing of these days" in admin.post(again, days, follow=True).content.decode()
    assert "1 message is sent again" in admin.post(again, {**days, "with_taken": "on"}, follow=True).content.decode()
    assert system.deliver() == 1
    assert len(system.records.bodies()) == 1
    wrong = {"first": today, "last": "2020-01-01"}
    assert "The last day is before the first" in admin.post(again, wrong, follow=True).content.decode()


def test_a_retired_system_is_gone_for_good_and_its_log_stays(admin, system):
    sent = system.report()
    system.deliver()
    waiting = system.report()
    retire = _url("retire_record_system", system, system.endpoint.key)
    assert "Tick that you are sure" in admin.post(retire, follow=True).content.decode()

    admin.post(retire, {"sure": "1"})

    assert admin.get(_url("record_system", system, system.endpoint.key)).status_code == 404
    assert system.endpoint.name not in admin.get(_url("record_systems", system)).content.decode().partition("<h2")[2]
    with tenancy.transaction(system.force):
        assert DeliverySecret.objects.filter(force=system.force).count() == 0
    later = system.report()
    assert {row.report.reference: row.state for row in system.rows()} == {sent: "delivered", waiting: "dead"} | (
        {sent: "acknowledged"}
    )
    assert later not in {row.report.reference for row in system.rows()}
    assert system.deliver() == 0


def test_a_stale_page_overwrites_nothing(admin, system, settings):
    values = {"name": "A", "url": GOOD, "sends": "at_once", "version": "0"}
    admin.post(_url("record_system", system, system.endpoint.key), values)
    reply = admin.post(_url("record_system", system, system.endpoint.key), {**values, "name": "B"}, follow=True)

    assert "Somebody else has changed this" in reply.content.decode()
    assert system.fresh().name == "A"


def test_the_report_page_shows_each_attempt(system):
    reference = system.report()
    system.deliver()

    page = staff_browser(staff(Role.OFFICER, system.force)).get(reverse("inbox:report", args=[reference]))

    assert "Record systems" in page.content.decode()
    assert "Taken, status 200" in page.content.decode()


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.EDITOR, Role.FORCE_ADMIN])
def test_nobody_but_the_forces_own_administrators_finds_it(system, role):
    other = plain_force("hampshire")
    stranger = staff_browser(staff(role, other if role == Role.FORCE_ADMIN else system.force))
    key = system.endpoint.key

    for page in ("record_systems", "new_record_system"):
        assert stranger.get(_url(page, system)).status_code == 404
    assert stranger.get(_url("record_system", system, key)).status_code == 404
    acts = ("rotate_secret", "end_old_secret", "switch_record_system", "try_record_system", "send_period")
    for act in (*acts, "retire_record_system"):
        assert stranger.post(_url(act, system, key)).status_code == 404
    assert stranger.post(_url("send_again", system), {"all": "1"}).status_code == 404
