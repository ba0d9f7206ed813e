"""Nothing is ever sent to an address that is not public: not when it is typed, not when it is sent to."""

import socket

import pytest

from reporting.delivery import sending, targets
from tests.factories.plain_forces import plain_force
from tests.hostile_targets import BY_HAND, inner_numbers, spellings

GOOD = "https://records.example.com/reports?from=soh"


def _leads_to(*numbers):
    def getaddrinfo(host, port, **_):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in numbers]

    return getaddrinfo


@pytest.fixture
def nothing_connects(monkeypatch):
    """Fails the test when anything is connected to; returns what was tried."""
    tried = []

    def connect(address, **_):
        tried.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    return tried


@pytest.mark.django_db
@pytest.mark.parametrize("url", BY_HAND)
def test_a_hostile_address_is_refused_when_typed_and_when_sent_to(url, nothing_connects):
    with pytest.raises(targets.Refused):
        targets.read(url)
    answer = sending.send(url=url, message="m", body=b"{}", signing=[sending.new_secret()])
    assert answer.outcome == "address"
    assert nothing_connects == []


@pytest.mark.django_db
def test_every_spelling_of_an_inner_number_is_refused():
    for number in inner_numbers(260):
        for url in spellings(number):
            with pytest.raises(targets.Refused):
                targets.read(url)


@pytest.mark.django_db
def test_five_thousand_public_names_that_lead_to_inner_numbers_are_not_connected_to(monkeypatch, nothing_connects):
    for number in inner_numbers(2500):
        monkeypatch.setattr(socket, "getaddrinfo", _leads_to(number))
        assert sending.send(url=GOOD, message="m", body=b"{}", signing=[]).outcome == "address"
        monkeypatch.setattr(socket, "getaddrinfo", _leads_to("93.184.215.14", number))
        assert sending.send(url=GOOD, message="m", body=b"{}", signing=[]).outcome == "address"
    assert nothing_connects == []


@pytest.mark.django_db
def test_a_name_that_changes_its_mind_is_asked_once_and_the_number_then_found_is_connected_to(
    monkeypatch, nothing_connects
):
    answers = iter(["93.184.215.14", "127.0.0.1", "127.0.0.1"])
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, port, **_: _leads_to(next(answers))(host, port))

    sending.send(url=GOOD, message="m", body=b"{}", signing=[])

    assert nothing_connects == ["93.184.215.14"]
    assert next(answers) == "127.0.0.1"  # the second answer was never asked for


@pytest.mark.django_db
def test_hosts_of_the_platform_itself_are_refused(settings):
    force = plain_force("thames-valley")
    force.site.hostname = "thames.police.example.com"
    force.site.save()
    settings.STAFF_HOST = "admin.police.example.com:443"

    for host in ("thames.police.example.com", "admin.police.example.com"):
        with pytest.raises(targets.Refused, match="platform itself"):
            targets.read(f"https://{host}/")


@pytest.mark.django_db
def test_an_ordinary_address_is_taken_apart():
    target = targets.read(GOOD)

    assert (target.host, target.port, target.path) == ("records.example.com", 443, "/reports?from=soh")
    assert target.is_secure
    assert not target.is_trial


@pytest.mark.django_db
def test_a_host_that_the_operator_allows_for_trials_may_be_on_this_machine_and_no_other_port_of_it(settings):
    settings.DELIVERY_ALLOWED_TEST_HOSTS = ["localhost:9009"]

    assert targets.read("http://localhost:9009/x").is_trial
    for url in ("http://localhost:9010/x", "http://localhost/x", "http://127.0.0.1:9009/"):
        with pytest.raises(targets.Refused):
            targets.read(url)
