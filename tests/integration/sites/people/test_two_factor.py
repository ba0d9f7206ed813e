"""Who needs a second factor gets nowhere without one."""

from typing import Any

import pytest

from sites.access.roles import Role
from sites.access.sign_in.setting import set_rules
from sites.forces.models import Force
from tests.factories.codes import with_phone
from tests.factories.staff import staff, staff_browser, superuser

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
