"""Cursor paging over rows and over lists."""

import pytest
from django.urls import path
from rest_framework.generics import GenericAPIView

from soh.core.models import ContentVersion

pytestmark = pytest.mark.django_db

TVP = "thames-valley.localhost:8000"
HIW = "hampshire.localhost:8000"
ROWS, LIST, UPWARDS = "/api/v1/rows/", "/api/v1/list/", "/api/v1/upwards/"


class Rows(GenericAPIView):
    """Rows with equal numbers, newest number first."""

    required_scope = None
    query_parameters = ("only",)
    ordering = ("-number", "scope")

    def members(self):
        return ContentVersion.objects.filter(scope__startswith="row ")

    def get(self, request):
        page = self.paginate_queryset(self.members())
        return self.get_paginated_response([[row.number, row.scope] for row in page])


class Upwards(Rows):
    """The same, in another order."""

    ordering = ("scope",)


class Listed(Rows):
    """The same from a list."""

    def members(self):
        return list(super().members())


urlpatterns = [
    path("api/v1/rows/", Rows.as_view()),
    path("api/v1/list/", Listed.as_view()),
    path("api/v1/upwards/", Upwards.as_view()),
]


def make_rows(numbers):
    ContentVersion.objects.bulk_create(
        ContentVersion(scope=f"row {number:03}", number=number // 3) for number in numbers
    )


@pytest.fixture
def client(public_client, thames_valley, settings):
    visitor = public_client(TVP)
    settings.ROOT_URLCONF = __name__
    make_rows(range(0, 100, 2))
    return visitor


def follow(client, address, direction="next"):
    """Every page from an address on."""
    pages = []
    while address:
        page = client.get(address.removeprefix(f"http://{TVP}")).json()
        pages.append(page)
        address = page[direction]
    return pages


def members(pages):
    return [tuple(member) for page in pages for member in page["results"]]


@pytest.mark.parametrize("address", [ROWS, LIST, UPWARDS])
def test_following_next_shows_everything_once_and_in_order(client, address):
    shown = members(follow(client, f"{address}?page_size=7"))

    assert len(shown) == 50
    in_order = (
        sorted(shown, key=lambda row: row[1]) if address == UPWARDS else sorted(shown, key=lambda r: (-r[0], r[1]))
    )
    assert shown == in_order


@pytest.mark.parametrize("address", [ROWS, LIST])
def test_following_previous_leads_back_over_the_same_pages(client, address):
    pages = follow(client, f"{address}?page_size=7")

    back = follow(client, pages[-1]["previous"], "previous")

    assert [page["results"] for page in reversed(back)] == [page["results"] for page in pages[:-1]]
    assert pages[0]["previous"] is None
    assert back[-1]["previous"] is None


def test_rows_that_come_and_go_meanwhile_cause_neither_gap_nor_repetition(client):
    before = {row.scope for row in ContentVersion.objects.filter(scope__startswith="row ")}
    shown, address = [], f"{ROWS}?page_size=5"
    for step in range(100):
        page = client.get(address).json()
        shown += [scope for _, scope in page["results"]]
        make_rows([step * 2 + 1] if step < 20 else [])
        ContentVersion.objects.filter(scope=shown[0]).delete()
        if page["next"] is None:
            break
        address = page["next"].removeprefix(f"http://{TVP}")

    assert len(shown) == len(set(shown))
    assert before <= set(shown)


def test_a_page_has_at_most_a_hundred_members(client):
    make_rows(range(101, 401))

    assert len(client.get(f"{ROWS}?page_size=100").json()["results"]) == 100
    assert client.get(f"{ROWS}?page_size=101").status_code == 400


def cursor_of(client, address):
    return client.get(f"{address}?page_size=5").json()["next"].partition("cursor=")[2]


@pytest.mark.parametrize(
    "spoil", [str.upper, lambda text: text[:-2], lambda text: "x" + text, lambda _: "", lambda _: "é"]
)
def test_a_cursor_that_was_changed_is_refused(client, spoil):
    assert client.get(ROWS, {"cursor": spoil(cursor_of(client, ROWS))}).status_code == 400


def test_a_cursor_is_for_one_list_one_filter_and_one_host(client, public_client, hampshire, settings):
    cursor = cursor_of(client, ROWS)

    assert client.get(f"{ROWS}?cursor={cursor}").status_code == 200
    assert client.get(f"{UPWARDS}?cursor={cursor}").status_code == 400
    assert client.get(f"{ROWS}?only=x&cursor={cursor}").status_code == 400
    other = public_client(HIW)
    settings.ROOT_URLCONF = __name__
    assert other.get(ROWS).status_code == 200
    assert other.get(f"{ROWS}?cursor={cursor}").status_code == 400


def test_links_keep_the_filters_and_the_configured_host(client):
    link = client.get(f"{ROWS}?page_size=5&only=x").json()["next"]

    assert link.startswith(f"http://{TVP}{ROWS}?")
    assert "only=x" in link
    assert "page_size=5" in link
