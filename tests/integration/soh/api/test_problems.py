"""Every error under /api/ is a problem of RFC 9457."""

import json

import pytest
from django.urls import path
from rest_framework.views import APIView

from tests.factories.published_forms import live_form

pytestmark = pytest.mark.django_db

TVP = "thames-valley.localhost:8000"
REPORTS = "/api/v1/forms/report-a-theft/reports/"
VALIDATE = "/api/v1/forms/report-a-theft/validate/"
MEMBERS = {"type", "title", "status", "detail", "errors"}


class Broken(APIView):
    """A view with a fault."""

    required_scope = None

    def get(self, request):
        raise RuntimeError("canary-4711")


urlpatterns = [path("api/v1/broken/", Broken.as_view())]
handler500 = "pages.serving.errors.server_error"


def assert_problem(response, status):
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store"
    body = response.json()
    assert set(body) == MEMBERS
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]
    return body


@pytest.fixture
def client(public_client, thames_valley):
    live_form(thames_valley)
    return public_client(TVP)


@pytest.mark.parametrize(
    "address", ["/api/", "/api/v2/pages/", "/api/v1/nowhere/", "/api/v1/forms/nothing/", "/api/v1/x%0d%0ay/"]
)
def test_nothing_at_an_address(client, address):
    assert_problem(client.get(address), 404)


def test_a_missing_slash_is_pointed_out(client):
    assert "/api/v1/forms/" in assert_problem(client.get("/api/v1/forms"), 404)["detail"]


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_a_method_that_an_address_does_not_take(client, method):
    response = getattr(client, method)("/api/v1/forms/")

    assert_problem(response, 405)
    assert "GET" in response["Allow"]


def test_an_unknown_host(public_client, thames_valley):
    assert_problem(public_client("kent.localhost:8000").get("/api/v1/forms/"), 421)


def test_a_nul_in_the_address(client):
    assert_problem(client.get("/api/v1/forms/?locale=%00"), 400)


@pytest.mark.parametrize("media_type", ["text/plain", "application/xml", "multipart/form-data; boundary=x", ""])
def test_a_body_that_is_not_json(client, media_type):
    assert_problem(client.post(VALIDATE, "answers", content_type=media_type), 415)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b'{"answers": {}, "answers": {}}',
        b'{"answers": NaN}',
        b'{"answers": -Infinity}',
        b'{"answers": 1e999}',
        b'{"answers": ' + b"9" * 5000 + b"}",
        b'\xef\xbb\xbf{"answers": {}}',
        b'{"answers": "\xff"}',
        b'{"answers": "\\ud800"}',
        b'{"answers": {"\\udfff": 1}}',
        b'{"answers": "a\\u0000b"}',
        b'{"answers": ' + b"[" * 10_000 + b"]" * 10_000 + b"}",
        b'{"answers": ' + b'{"a":' * 10_000 + b"1" + b"}" * 10_000 + b"}",
        b'{"answers": ' + b"[" * 101 + b"]" * 101 + b"}",
        b"[" * 100_000,
        '{"answers": {}}'.encode("utf-16"),
    ],
)
def test_a_body_that_is_not_what_was_asked_for(client, body):
    assert_problem(client.post(VALIDATE, body, content_type="application/json"), 400)


def test_a_number_beyond_what_javascript_counts_is_an_answer_like_any_other(client):
    body = json.dumps({"answers": {"account": 2**63}})

    assert_problem(client.post(VALIDATE, body, content_type="application/json"), 422)


def test_a_body_over_one_megabyte(client):
    body = json.dumps({"answers": {"account": "x" * 1024 * 1024}})

    assert_problem(client.post(VALIDATE, body, content_type="application/json"), 413)


def test_a_body_whose_length_lies_is_read_no_further_than_one_megabyte(client):
    response = client.post(VALIDATE, b"{}", content_type="application/json", CONTENT_LENGTH=str(10 * 1024 * 1024))

    assert_problem(response, 413)


def test_a_body_without_length(client):
    response = client.post(
        VALIDATE, b"{}", content_type="application/json", CONTENT_LENGTH="", HTTP_TRANSFER_ENCODING="chunked"
    )

    assert_problem(response, 411)


def test_a_fault_of_our_own_tells_nothing(client, settings):
    settings.ROOT_URLCONF = __name__
    client.raise_request_exception = False

    body = assert_problem(client.get("/api/v1/broken/"), 500)

    assert "canary" not in json.dumps(body)


def test_a_fault_of_our_own_tells_nothing_under_debug_either(client, settings):
    settings.ROOT_URLCONF = __name__
    settings.DEBUG = True
    client.raise_request_exception = False

    assert b"canary" not in client.get("/api/v1/broken/").content


@pytest.mark.parametrize(
    "query", ["cursor=forged", "page_size=0", "page_size=1000000000", "page_size=-1", "page_size=x"]
)
def test_a_page_that_cannot_be(client, query):
    body = assert_problem(client.get(f"/api/v1/forms/?{query}"), 400)

    assert body["errors"][0]["field"] == query.partition("=")[0]


def test_five_hundred_filters(client):
    query = "&".join(f"field{number}__password__startswith=x" for number in range(500))

    assert_problem(client.get(f"/api/v1/forms/?{query}"), 400)


def test_an_error_echoes_no_more_than_a_little_of_what_was_sent(client):
    body = assert_problem(client.get(f"/api/v1/forms/?{'é' * 1000}=1"), 400)

    assert len(body["errors"][0]["field"]) <= 80
