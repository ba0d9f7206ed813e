"""A lost phone locks nobody out for good, and nobody of one force weakens the way into another."""

from io import StringIO
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import CommandError, call_command

from sites.access.roles import Role
from sites.forces.models import Force
from soh.core import tenancy
from soh.core.models import AuditEvent
from tests.factories.codes import with_phone
from tests.factories.staff import staff, staff_browser, superuser


def reset(actor: Any, person: Any) -> Any:
    return staff_browser(actor).post(f"/admin/people/thames-valley/{person.pk}/second-factor/")


def has_phone(person: Any) -> bool:
    return Authenticator.objects.filter(user=person).exists()


def last_act(force: Force) -> str:
    with tenancy.transaction(force):
        return str(AuditEvent.objects.filter(force_id=force.pk).latest("pk").action)


def test_an_administrator_resets_it_for_a_colleague_who_is_signed_out_and_told(
    thames: Force, alice: Any, django_capture_on_commit_callbacks: Any
) -> None:
    olwen = with_phone(staff(Role.OFFICER, thames, username="olwen"))
    browser = staff_browser(olwen)

    with django_capture_on_commit_callbacks(execute=True):
        reset(alice, olwen)

    assert not has_phone(olwen)
    assert browser.get("/admin/")["Location"].startswith("/admin/login/")
    assert last_act(thames) == "staff.second_factor_reset"
    assert [message.to for message in mail.outbox] == [[olwen.email]]


def test_not_for_people_with_access_elsewhere_and_not_for_oneself(thames: Force, hampshire: Force, alice: Any) -> None:
    beth = with_phone(staff(Role.OFFICER, thames, hampshire, username="beth"))
    harry = with_phone(staff(Role.OFFICER, hampshire, username="harry"))

    page = staff_browser(alice)
    for person in (beth, with_phone(alice)):
        page.post(f"/admin/people/thames-valley/{person.pk}/second-factor/")
        assert has_phone(person)
        assert last_act(thames) == "staff.refused"
    assert reset(alice, harry).status_code == 404
    assert has_phone(harry)

    reset(superuser(), beth)
    assert not has_phone(beth)


def test_a_person_of_the_platform_is_reset_by_an_operator(db: None) -> None:
    engineer = with_phone(superuser())

    call_command("reset_second_factor", "root", stdout=StringIO())

    assert not has_phone(engineer)
    with pytest.raises(CommandError):
        call_command("reset_second_factor", "nobody")


def test_nobody_changes_the_address_by_which_they_are_found(thames: Force) -> None:
    erin = staff(Role.EDITOR, thames, username="erin")
    browser = staff_browser(erin)

    assert 'name="name_email-email"' not in browser.get("/admin/account/").content.decode()
    browser.post("/admin/account/", {"name_email-email": "else@example.org", "name_email-first_name": "E"})

    assert type(erin).objects.get(pk=erin.pk).email == "erin@example.org"
