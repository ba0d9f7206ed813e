"""With many forces, the explorer and the choosers cost a force's people no more queries than with few."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sites.access.roles import Role
from sites.forces.models import Force
from tests.factories.pages import add_page
from tests.factories.plain_forces import plain_force
from tests.factories.staff import staff, staff_browser

pytestmark = pytest.mark.django_db
MORE = ("bedfordshire", "cheshire", "cleveland", "cumbria", "derbyshire", "dorset", "durham", "essex", "kent")


def queries(browser: Any, address: str) -> int:
    browser.get(address)  # what is kept for each process is kept from here on
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200, address
    return len(asked)


def test_twelve_forces_cost_what_three_cost(thames_valley: Force, hampshire: Force) -> None:
    add_page(thames_valley.site.root_page)
    browser = staff_browser(staff(Role.PUBLISHER, thames_valley))
    home = thames_valley.site.root_page_id
    addresses = (
        f"/admin/pages/{home}/",
        f"/admin/choose-page/{home}/",
        "/admin/choose-page/search/?q=page",
        "/admin/images/chooser/",
        "/admin/documents/chooser/",
        "/admin/snippets/choose/pages/contactpoint/",
        "/admin/reports/site-history/",
    )
    few = {address: queries(browser, address) for address in addresses}

    for slug in MORE:
        add_page(plain_force(slug).site.root_page)

    assert {address: queries(browser, address) for address in addresses} == few
