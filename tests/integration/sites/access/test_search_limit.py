"""A search of the staff door is as long as a title, not as a book."""

from typing import Any

import pytest

from sites.access.roles import Role
from sites.access.search_limit import LONGEST
from tests.factories.plain_forces import plain_force
from tests.factories.staff import staff, staff_browser


@pytest.fixture
def browser(db: None) -> Any:
    return staff_browser(staff(Role.EDITOR, plain_force("thames-valley")))


@pytest.mark.parametrize("address", ["/admin/pages/search/", "/admin/images/", "/admin/documents/"])
@pytest.mark.parametrize("name", ["q", "search"])
def test_a_search_of_20_000_quotes_is_refused_before_anything_is_asked(
    browser: Any, address: str, name: str, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(4):
        answer = browser.get(address, {name: '"' * 20_000})

    assert answer.status_code == 400
    assert "200 characters" in answer.content.decode()


def test_a_search_as_long_as_a_title_is_answered(browser: Any) -> None:
    assert browser.get("/admin/pages/search/", {"q": "a" * LONGEST}).status_code == 200
