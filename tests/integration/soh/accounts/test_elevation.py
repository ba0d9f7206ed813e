"""Platform people have powers only for a while, in one session, with a second factor."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from wagtail.models import ModelLogEntry

from soh.accounts import elevation
from soh.accounts.models import Elevation
from soh.core import clock
from tests.factories.codes import code_now, with_phone
from tests.factories.staff import staff_browser, superuser

PAGE = "/admin/platform-powers/"
USERS = "/admin/users/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _guarded(settings: Any) -> None:
    settings.PLATFORM_ELEVATION_REQUIRED = True


@pytest.fixture
def engineer() -> Any:
    return with_phone(superuser())


def elevate(browser: Any, **changes: str) -> Any:
    words = {"reason": "Ticket 17: a force cannot publish", "minutes": "15", "code": code_now(), **changes}
    return browser.post(PAGE, words)


def test_nobody_is_a_superuser_in_the_database(engineer: Any) -> None:
    assert not get_user_model().objects.filter(is_superuser=True).exists()
    assert engineer.is_platform_staff


def test_without_elevation_nothing_of_any_force_is_there(engineer: Any) -> None:
    browser = staff_browser(engineer)

    assert browser.get("/admin/").status_code == 200
    assert browser.get(USERS).status_code == 404
    assert browser.get("/admin/pages/").status_code == 404


def test_a_code_and_a_reason_give_powers_that_are_shown_and_end_on_request(engineer: Any) -> None:
    browser = staff_browser(engineer)

    assert elevate(browser).status_code == 302
    page = browser.get(USERS)
    assert page.status_code == 200
    assert "You have platform powers" in page.content.decode()
    browser.post(f"{PAGE}end/")

    assert browser.get(USERS).status_code == 404
    assert "You have platform powers" not in browser.get("/admin/").content.decode()
    assert list(ModelLogEntry.objects.order_by("pk").values_list("action", flat=True)) == [
        "soh.elevated",
        "soh.elevation_ended",
    ]


def test_powers_end_by_themselves(engineer: Any) -> None:
    browser = staff_browser(engineer)
    elevate(browser)

    with time_machine.travel(clock.now() + timedelta(minutes=16), tick=False):
        assert browser.get(USERS).status_code == 404


@pytest.mark.parametrize("wrong", [{"code": "000000"}, {"reason": " "}, {"minutes": "600"}, {"minutes": ""}])
def test_without_code_reason_or_an_offered_length_there_are_no_powers(engineer: Any, wrong: dict[str, str]) -> None:
    browser = staff_browser(engineer)

    assert elevate(browser, **wrong).status_code == 200

    assert not Elevation.objects.exists()
    assert browser.get(USERS).status_code == 404


def test_another_session_of_the_same_person_has_no_powers(engineer: Any) -> None:
    elevate(staff_browser(engineer))

    assert staff_browser(engineer).get(USERS).status_code == 404


def test_the_elevation_of_one_person_serves_no_other(engineer: Any) -> None:
    elevate(staff_browser(engineer))
    running = Elevation.objects.get()
    other = staff_browser(with_phone(superuser("other")))
    session = other.session
    session["elevation"] = running.pk
    session.save()

    assert other.get(USERS).status_code == 404


def test_a_superuser_of_the_database_who_does_not_run_the_platform_has_no_powers() -> None:
    stray = superuser("stray")
    get_user_model().objects.filter(pk=stray.pk).update(is_superuser=True, is_platform_staff=False)

    assert staff_browser(stray).get(USERS).status_code in (302, 404)


def test_saving_the_person_while_elevated_writes_no_powers(engineer: Any) -> None:
    engineer.is_superuser = engineer.is_elevated = True
    engineer.first_name = "Pat"

    engineer.save()

    stored = get_user_model().objects.get(pk=engineer.pk)
    assert (stored.first_name, stored.is_superuser) == ("Pat", False)


def test_a_person_of_a_force_finds_no_such_page_and_cannot_elevate(engineer: Any) -> None:
    visitor = get_user_model().objects.create_user("olwen", "o@example.org", "x")

    with pytest.raises(elevation.NotPlatformStaff):
        elevation.begin(person=visitor, reason="because", minutes=15, session={})
