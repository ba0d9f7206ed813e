"""Who needs a second factor gets nowhere without one."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache

from sites.access.roles import Role
from sites.access.sign_in.setting import set_rules
from sites.forces.models import Force
from soh.core import clock
from tests.factories.codes import code_now, code_of_step, with_phone
from tests.factories.staff import PASSWORD, staff, staff_browser, superuser

SET_UP = "/admin/account/two-step/set-up/"
pytestmark = pytest.mark.usefixtures("fresh_process")


@pytest.fixture(autouse=True)
def _required(settings: Any) -> None:
    settings.TWO_FACTOR_REQUIRED = True
    settings.PLATFORM_ELEVATION_REQUIRED = True


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR, Role.FORCE_ADMIN])
def test_these_roles_see_no_page_before_it_is_set_up(thames: Force, role: Role) -> None:
    person = staff(role, thames)
    browser = staff_browser(person)

    for address in ("/admin/", "/admin/inbox/", "/admin/people/", "/admin/audit-trail/", "/admin/account/"):
        assert browser.get(address)["Location"] == SET_UP
        assert browser.post(address, {"x": "y"}).status_code in (302, 404)
    with_phone(person)
    assert browser.get("/admin/").status_code == 200


@pytest.mark.parametrize("role", [Role.EDITOR, Role.PUBLISHER])
def test_editors_need_it_only_where_their_force_asks_it_of_everybody(
    thames: Force, hampshire: Force, role: Role
) -> None:
    ours, theirs = staff_browser(staff(role, thames)), staff_browser(staff(role, hampshire))
    assert ours.get("/admin/").status_code == 200

    set_rules(force=thames, two_factor_for_all=True, provider=None, actor="user:1")

    assert ours.get("/admin/")["Location"] == SET_UP
    assert theirs.get("/admin/").status_code == 200


def test_platform_staff_need_it_whatever_the_setting_for_forces(db: None, settings: Any) -> None:
    settings.TWO_FACTOR_REQUIRED = False
    engineer = superuser()

    assert staff_browser(engineer).get("/admin/")["Location"] == SET_UP
    assert staff_browser(engineer).get("/admin/platform-powers/")["Location"] == SET_UP


def test_who_needs_it_cannot_turn_it_off(thames: Force) -> None:
    browser = staff_browser(with_phone(staff(Role.OFFICER, thames)))

    for answer in (browser.get("/admin/account/two-step/turn-off/"), browser.post("/admin/account/two-step/turn-off/")):
        assert answer["Location"] == "/admin/account/two-step/"
    assert "cannot be turned off" in browser.get("/admin/account/two-step/").content.decode()


def test_signing_out_is_always_possible(thames: Force) -> None:
    assert staff_browser(staff(Role.OFFICER, thames)).post("/admin/logout/")["Location"] != SET_UP


def test_a_code_counts_once_whichever_process_it_reaches(thames: Force) -> None:
    person = with_phone(staff(Role.OFFICER, thames))
    code = code_now()

    def sign_in(typed: str) -> Any:
        browser = staff_browser()
        browser.post("/admin/login/", {"username": person.username, "password": PASSWORD})
        browser.post("/admin/login/code/", {"code": typed})
        return browser.get("/admin/")

    assert sign_in(code).status_code == 200
    cache.clear()  # as in another process, with a memory of its own
    assert sign_in(code).status_code == 302

    with time_machine.travel(clock.now() + timedelta(seconds=31), tick=False):
        later = code_of_step(1)
        assert sign_in(code).status_code == 302  # still within the tolerance, and used
        cache.clear()
        assert sign_in(later).status_code == 200
        cache.clear()
        assert sign_in(code_of_step(0)).status_code == 302  # an older one after a newer one
