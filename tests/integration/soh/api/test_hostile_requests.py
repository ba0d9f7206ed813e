"""Requests that no honest client sends: never an error of ours, never another force's words."""

import json
import uuid

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.factories.published_forms import live_form
from tests.factories.small_form import WORDS_EN, small_form

pytestmark = pytest.mark.django_db

TVP = "thames-valley.localhost:8000"
HIW = "hampshire.localhost:8000"
CANARY = "canary-of-hampshire"
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
BODIES = (
    ("application/json", b'{"answers": {"a": [[[[{}]]]]}, "force": 1}'),
    ("application/json", b"[" * 10_000),
    ("application/json", b'{"a":1,"a":NaN}'),
    ("application/x-www-form-urlencoded", b"answers=1"),
    ("multipart/form-data; boundary=x", b"--x\r\n"),
    ("text/xml", b"<!DOCTYPE x [<!ENTITY y 'z'>]><x>&y;</x>"),
)


def addresses(patterns, start="/"):
    for pattern in patterns:
        address = start + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, address)
        elif isinstance(pattern, URLPattern) and address.startswith("/api/v1/"):
            yield address.replace("<slug:slug>", "report-a-theft").replace("<int:pk>", "1")


ADDRESSES = list(addresses(get_resolver("soh.urls.public").url_patterns))


@pytest.fixture
def forms(thames_valley, hampshire, settings):
    settings.API_REQUESTS_PER_MINUTE = {"key": 100_000, "address": 100_000}
    live_form(thames_valley)
    secret = small_form(uuid.uuid4(), texts={"en": {**WORDS_EN, "form.title": CANARY}})
    return live_form(hampshire, secret, slug="secret-form", summary=CANARY)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_method_with_every_body_is_answered_without_a_fault(
    public_client, forms, thames_valley, key_for, address
):
    keys = {}, {"HTTP_AUTHORIZATION": f"Bearer {key_for(thames_valley, is_test=True)}"}
    client = public_client(TVP, HTTP_IDEMPOTENCY_KEY="x", HTTP_COOKIE="__Host-soh_staff_session=abc")

    for method in METHODS:
        for media_type, body in BODIES:
            for key in keys:
                response = client.generic(method, address, body, media_type, **key)
                assert response.status_code < 500, (method, media_type, key)
                if response.status_code >= 400 and method != "HEAD":
                    assert response.json()["status"] == response.status_code


@pytest.mark.parametrize(
    "query",
    [
        f"?site={HIW}",
        "?force=hampshire",
        "?host=hampshire.localhost",
        "?child_of=1",
        "?translation_of=1",
        "?ancestor_of=1",
        "?search=canary",
        "?fields=*",
        "?cursor=1",
        "",
    ],
)
@pytest.mark.parametrize("path", ["forces/", "forms/", "pages/", "forms/secret-form/", "pages/{pk}/"])
def test_nothing_that_a_caller_can_choose_shows_another_force(
    public_client, forms, thames_valley, key_for, query, path
):
    client = public_client(TVP, HTTP_AUTHORIZATION=f"Bearer {key_for(thames_valley)}")
    address = f"/api/v1/{path.format(pk=forms.pk)}{query}"

    for extra in ({}, {"HTTP_X_FORWARDED_HOST": HIW}, {"HTTP_FORWARDED": f"host={HIW}"}):
        response = client.get(address, **extra)
        assert CANARY not in response.content.decode()
        if "secret-form" in path or "{pk}" in path:
            assert response.status_code in (400, 404)


def test_a_submission_to_another_forces_form_is_told_404(public_client, forms, thames_valley, key_for):
    client = public_client(TVP, HTTP_AUTHORIZATION=f"Bearer {key_for(thames_valley)}", HTTP_IDEMPOTENCY_KEY="once")
    body = json.dumps({"answers": {}})

    foreign = client.post("/api/v1/forms/secret-form/reports/", body, "application/json")
    missing = client.post("/api/v1/forms/no-such-form/reports/", body, "application/json")

    assert foreign.status_code == missing.status_code == 404
    assert foreign.content == missing.content


def test_the_frameworks_own_apis_are_not_there(public_client, thames_valley):
    client = public_client(TVP)

    for address in ("/api/v2/pages/", "/api/v3/openapi.json", "/api/v3/docs", "/admin/api/main/pages/"):
        assert client.get(address).status_code == 404


def test_a_page_that_is_no_form_is_no_form(public_client, thames_valley):
    assert public_client(TVP).get("/api/v1/forms/thames-valley/").status_code == 404
