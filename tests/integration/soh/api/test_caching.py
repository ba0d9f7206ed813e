"""ETags and what caches may keep."""

import pytest

from sites.forces.models import Phase
from tests.factories.published_forms import live_form

pytestmark = pytest.mark.django_db

TVP = "thames-valley.localhost:8000"
FORCES = "/api/v1/forces/"


def test_published_content_may_be_kept_for_five_seconds(public_client, thames_valley):
    response = public_client(TVP).get(FORCES)

    assert response["Cache-Control"] == "public, max-age=5, must-revalidate"
    assert "Authorization" in response["Vary"]


def test_what_did_not_change_is_not_sent_again(public_client, thames_valley):
    client = public_client(TVP)
    first = client.get(FORCES)

    second = client.get(FORCES, HTTP_IF_NONE_MATCH=first["ETag"])

    assert not first["ETag"].startswith("W/")
    assert second.status_code == 304
    assert second.content == b""
    assert second["ETag"] == first["ETag"]


def test_what_changed_is_sent(public_client, thames_valley):
    client = public_client(TVP)
    first = client.get(FORCES)
    thames_valley.phase = Phase.LIVE
    thames_valley.save()

    assert client.get(FORCES, HTTP_IF_NONE_MATCH=first["ETag"]).json()["results"][0]["phase"] == "live"


def test_an_etag_never_tells_that_something_hidden_exists(public_client, thames_valley, hampshire):
    live_form(thames_valley)
    etag = public_client(TVP).get("/api/v1/forms/report-a-theft/")["ETag"]
    client = public_client("hampshire.localhost:8000")

    for guess in (etag, "*", '"x"'):
        hidden = client.get("/api/v1/forms/report-a-theft/", HTTP_IF_NONE_MATCH=guess)
        missing = client.get("/api/v1/forms/no-such-form/", HTTP_IF_NONE_MATCH=guess)
        assert hidden.status_code == missing.status_code == 404
        assert hidden.content == missing.content
        assert "ETag" not in hidden
