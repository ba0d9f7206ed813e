"""Pages of results: always a page that there is, and links around it."""

import pytest

from search.web.paging import page_number, pagination


@pytest.mark.parametrize(
    ("typed", "total", "number"),
    [("", 50, 1), ("2", 50, 2), ("6", 50, 5), ("0", 50, 1), ("2", 0, 1), ("x", 50, 1), ("9" * 30, 50, 1), ("٣", 50, 1)],
)
def test_the_nearest_page_is_shown(typed: str, total: int, number: int) -> None:
    assert page_number(typed, total) == number


def test_one_page_has_no_links() -> None:
    assert pagination("/search/", "x", 1, 10) is None


def test_links_name_first_last_and_neighbours() -> None:
    made = pagination("/search/", "a b", 5, 95)

    assert made is not None
    numbers = [item.get("number", "…") for item in made["items"]]
    assert numbers == [1, "…", 4, 5, 6, "…", 10]
    assert made["items"][0]["href"] == "/search/?q=a+b"
    assert made["previous"]["href"] == "/search/?q=a+b&page=4"
    assert made["next"]["href"] == "/search/?q=a+b&page=6"
