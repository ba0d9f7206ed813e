"""How many requests a key and an address may make."""

import pytest
import time_machine

from soh.core import clock

pytestmark = pytest.mark.django_db

TVP = "thames-valley.localhost:8000"
HIW = "hampshire.localhost:8000"
FORCES = "/api/v1/forces/"


@pytest.fixture(autouse=True)
def low_limits(settings):
    """A key may ask three times a minute, an address twice; the minute has just begun."""
    settings.API_REQUESTS_PER_MINUTE = {"key": 3, "address": 2}
    with time_machine.travel(clock.now().replace(second=1), tick=False) as traveller:
        yield traveller


def statuses(client, how_many, **extra):
    return [client.get(FORCES, **extra).status_code for _ in range(how_many)]


def test_an_address_over_its_limit_is_told_when_to_come_back(public_client, thames_valley):
    client = public_client(TVP)
    assert statuses(client, 2) == [200, 200]

    refused = client.get(FORCES)

    assert refused.status_code == 429
    assert refused["Content-Type"] == "application/problem+json"
    assert refused["Retry-After"] == "59"
    assert refused["RateLimit"] == '"address";r=0;t=59'
    assert refused["RateLimit-Policy"] == '"address";q=2;w=60'


def test_the_next_minute_is_a_new_one(public_client, thames_valley, low_limits):
    client = public_client(TVP)
    assert statuses(client, 3)[-1] == 429

    low_limits.shift(60)

    assert statuses(client, 1) == [200]


def test_each_key_has_a_limit_of_its_own(public_client, thames_valley, key_for):
    client = public_client(TVP)
    first, second = ({"HTTP_AUTHORIZATION": f"Bearer {key_for(thames_valley)}"} for _ in range(2))

    assert statuses(client, 4, **first) == [200, 200, 200, 429]
    assert statuses(client, 1, **second) == [200]
    assert statuses(client, 1) == [200]


def test_addresses_and_forces_are_counted_apart(public_client, thames_valley, hampshire):
    assert statuses(public_client(TVP), 3)[-1] == 429

    assert statuses(public_client(TVP), 1, REMOTE_ADDR="203.0.113.9") == [200]
    assert statuses(public_client(HIW), 1) == [200]


def test_an_address_cannot_be_feigned_by_a_header(public_client, thames_valley):
    client = public_client(TVP)

    answers = [client.get(FORCES, HTTP_X_FORWARDED_FOR=f"203.0.113.{number}") for number in range(3)]

    assert answers[-1].status_code == 429


def test_addresses_of_one_ipv6_subscriber_are_counted_together(public_client, thames_valley):
    client = public_client(TVP)

    answers = [client.get(FORCES, REMOTE_ADDR=f"2001:db8:1:2::{number}") for number in range(3)]

    assert answers[-1].status_code == 429


def test_trying_keys_is_limited_too(public_client, thames_valley):
    client = public_client(TVP)

    answers = [client.get(FORCES, HTTP_AUTHORIZATION=f"Bearer soh_live_{number}") for number in range(3)]

    assert [answer.status_code for answer in answers] == [401, 401, 429]


def test_all_who_ask_one_force_share_a_limit_that_leaves_the_others_theirs(
    public_client, thames_valley, hampshire, key_for, settings
):
    settings.API_REQUESTS_PER_MINUTE = {"key": 100, "address": 100, "force": 3}
    keyed = {"HTTP_AUTHORIZATION": f"Bearer {key_for(thames_valley)}"}
    assert statuses(public_client(TVP), 2) == [200, 200]
    assert statuses(public_client(TVP), 1, **keyed) == [200]

    refused = public_client(TVP).get(FORCES, REMOTE_ADDR="203.0.113.9")

    assert refused.status_code == 429
    assert refused["RateLimit"] == '"force";r=0;t=59'
    assert statuses(public_client(HIW), 1) == [200]
