"""Partner keys: who is let in, and what a refused one is told."""

import logging
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import DataError, IntegrityError, connection, transaction

from soh.api.keys import tokens
from soh.api.keys.lifecycle import KeyRefused, issue_key, keys_of, revoke_key
from soh.api.keys.models import PartnerKey
from soh.core import clock, tenancy
from soh.core.models import AuditEvent
from tests.query_counts import statements

pytestmark = pytest.mark.django_db

FORCES = "/api/v1/forces/"
TVP = "thames-valley.localhost:8000"
HIW = "hampshire.localhost:8000"


def bearer(key: str) -> dict[str, str]:
    return {"HTTP_AUTHORIZATION": f"Bearer {key}"}


def test_a_key_of_the_host_is_let_in_and_its_answer_is_not_stored(public_client, thames_valley, key_for):
    response = public_client(TVP).get(FORCES, **bearer(key_for(thames_valley)))

    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"


def test_a_good_key_of_another_force_is_told_404_like_a_missing_object(
    public_client, thames_valley, hampshire, key_for
):
    client = public_client(HIW)

    foreign = client.get("/api/v1/forms/report-a-crime/", **bearer(key_for(thames_valley)))
    missing = client.get("/api/v1/forms/report-a-crime/", **bearer(key_for(hampshire)))

    assert foreign.status_code == missing.status_code == 404
    assert foreign.content == missing.content


def test_unknown_revoked_and_expired_keys_are_told_the_same(public_client, thames_valley, key_for):
    client = public_client(TVP)
    revoked, expired = key_for(thames_valley), key_for(thames_valley)
    revoke_key(force=thames_valley, prefix=revoked, actor="user:1")
    with tenancy.transaction(thames_valley):
        keys = PartnerKey.objects.filter(force_id=thames_valley.pk, digest=tokens.digest(expired))
        keys.update(expires_at=clock.now() - timedelta(seconds=1))

    answers = [
        client.get(FORCES, **bearer(key))
        for key in (tokens.new_token(is_test=False), revoked, expired, "nonsense", "soh_live_short", "")
    ]

    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.content for answer in answers}) == 1
    assert all(answer["WWW-Authenticate"].startswith("Bearer") for answer in answers)


def test_a_revoked_key_of_another_force_is_not_told_that_it_was_one(public_client, thames_valley, hampshire, key_for):
    key = key_for(thames_valley)
    revoke_key(force=thames_valley, prefix=key, actor="user:1")

    assert public_client(HIW).get(FORCES, **bearer(key)).status_code == 401


@pytest.mark.parametrize("header", ["Basic dXNlcjpwYXNz", "Bearer a, Bearer b", "Token x", "Bearer"])
def test_another_kind_of_authorization_is_refused_not_ignored(public_client, thames_valley, header):
    assert public_client(TVP).get(FORCES, HTTP_AUTHORIZATION=header).status_code == 401


def test_a_key_without_the_scope_is_told_which_one_it_lacks(public_client, thames_valley, key_for):
    response = public_client(TVP).get(FORCES, **bearer(key_for(thames_valley, "reports:write")))

    assert response.status_code == 403
    assert "content:read" in response.json()["detail"]


@pytest.mark.parametrize(
    "place",
    [
        {"QUERY_STRING": "key={key}"},
        {"QUERY_STRING": "access_token={key}"},
        {"QUERY_STRING": "key=%73oh_live_abc"},
        {"HTTP_COOKIE": "token={key}"},
    ],
)
def test_a_key_in_the_address_or_a_cookie_is_refused_and_not_logged(
    public_client, thames_valley, key_for, place, caplog
):
    key = key_for(thames_valley)
    caplog.set_level(logging.DEBUG)

    response = public_client(TVP).get(FORCES, **{name: value.format(key=key) for name, value in place.items()})

    assert response.status_code == 400
    assert "Authorization" in response.json()["detail"]
    assert key.encode() not in response.content
    assert key not in caplog.text


def test_no_log_line_holds_a_key(public_client, thames_valley, key_for, caplog):
    key = key_for(thames_valley)
    caplog.set_level(logging.DEBUG)

    public_client(TVP).get("/api/v1/nowhere/", **bearer(key))

    assert key not in caplog.text


def test_only_a_keyed_digest_of_the_key_is_stored(thames_valley, key_for):
    key = key_for(thames_valley)

    with tenancy.transaction(thames_valley), connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(k)::text FROM api_partnerkey k")
        ((row,),) = cursor.fetchall()

    assert key not in row
    assert tokens.digest(key) in row


def test_the_digest_depends_on_the_secret(settings, thames_valley, key_for, public_client):
    key = key_for(thames_valley)
    settings.IDEMPOTENCY_SECRET = "another"

    assert public_client(TVP).get(FORCES, **bearer(key)).status_code == 401


def test_keys_of_other_forces_do_not_exist_for_a_force(thames_valley, hampshire, key_for):
    key_for(hampshire)

    assert keys_of(force=thames_valley) == []
    with pytest.raises(DataError), transaction.atomic():
        PartnerKey.objects.count()


def test_the_last_use_is_kept_by_the_quarter_of_an_hour(public_client, thames_valley, key_for):
    public_client(TVP).get(FORCES, **bearer(key_for(thames_valley)))

    (key,) = keys_of(force=thames_valley)
    assert key.last_used_at == clock.coarse(key.last_used_at)


def test_a_second_request_in_the_same_quarter_costs_two_queries_for_the_key(public_client, thames_valley, key_for):
    client, key = public_client(TVP), key_for(thames_valley)
    client.get(FORCES, **bearer(key))

    with statements() as made:
        client.get(FORCES, **bearer(key))

    assert len(made) == 4, made  # versions of host and site, versions of the list, setting of the force, key


def test_issuing_and_revoking_leave_audit_rows_without_the_key(thames_valley, key_for):
    key = key_for(thames_valley)
    revoke_key(force=thames_valley, prefix=key, actor="user:2")
    revoke_key(force=thames_valley, prefix=key, actor="user:3")

    with tenancy.transaction(thames_valley):
        events = list(AuditEvent.objects.filter(force_id=thames_valley.pk).order_by("id"))
    assert [(event.action, event.actor) for event in events] == [("key.issued", "user:1"), ("key.revoked", "user:2")]
    assert not any(key in str(event.detail) for event in events)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"scopes": ["everything"]}, "everything"),
        ({"scopes": []}, "at least one scope"),
        ({"name": " "}, "name"),
        ({"expires_at": clock.now() - timedelta(days=1)}, "future"),
    ],
)
def test_a_key_that_makes_no_sense_is_not_issued(thames_valley, change, words):
    values = {
        "name": "A partner",
        "scopes": ["content:read"],
        "is_test": False,
        "expires_at": clock.now() + timedelta(days=1),
        "actor": "user:1",
    }

    with pytest.raises(KeyRefused, match=words):
        issue_key(force=thames_valley, **{**values, **change})


def test_the_database_refuses_a_key_without_scope_and_a_revocation_without_name(thames_valley, key_for):
    key_for(thames_valley)
    for change in ({"scopes": []}, {"revoked_at": clock.now()}):
        with pytest.raises(IntegrityError), tenancy.transaction(thames_valley):
            PartnerKey.objects.filter(force_id=thames_valley.pk).update(**change)


def test_keys_say_live_or_test_and_check_themselves():
    live, test = tokens.new_token(is_test=False), tokens.new_token(is_test=True)

    assert live.startswith("soh_live_")
    assert test.startswith("soh_test_")
    assert tokens.is_well_formed(live)
    assert not tokens.is_well_formed(live[:-1] + ("a" if live[-1] != "a" else "b"))
    assert not tokens.is_well_formed(live.replace("live", "test"))


def test_the_commands_issue_list_and_revoke(capsys, public_client, thames_valley):
    call_command("issue_key", "thames-valley", "--name", "County control room", "--test")
    key = capsys.readouterr().out.strip()
    client = public_client(TVP)
    assert client.get(FORCES, **bearer(key)).status_code == 200

    call_command("revoke_key", "thames-valley")
    assert "County control room" in capsys.readouterr().out

    call_command("revoke_key", "thames-valley", key[:13])
    assert client.get(FORCES, **bearer(key)).status_code == 401


def test_the_commands_name_the_forces_there_are(thames_valley):
    with pytest.raises(CommandError, match="thames-valley"):
        call_command("issue_key", "kent", "--name", "x")
