"""A host belongs to exactly one force; every other host is misdirected."""

import pytest
from django.db import transaction

from sites.forces import hosts
from sites.forces.models import Force, Phase
from tests.factories.plain_forces import plain_force

pytestmark = pytest.mark.django_db
HOST = "thames-valley.localhost:8000"


@pytest.fixture
def force():
    return plain_force("thames-valley")


def test_the_exact_host_is_served(force, public_client):
    assert public_client(HOST).get("/").status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "thames-valley.localhost",
        "thames-valley.localhost:80",
        "thames-valley.localhost:8001",
        "thames-valley.localhost.:8000",
        "x.thames-valley.localhost:8000",
        "user@thames-valley.localhost:8000",
        "thames-valley.localhost:8000, hampshire.localhost:8000",
        "127.0.0.1:8000",
        "localhost",
        "[::1]:8000",
        "admin.localhost:8001",
        "-",
        "",
        "thames-valley.localhost:8000/admin",
        "xn--80ak6aa92e.com",
    ],
)
def test_every_other_host_is_misdirected(force, public_client, host):
    response = public_client(host).get("/")

    assert response.status_code == 421
    assert "Thames" not in response.text


def test_a_host_is_compared_without_case(force, public_client):
    assert public_client("Thames-Valley.LOCALHOST:8000").get("/").status_code == 200


def test_a_forwarded_host_is_not_believed(force, public_client):
    response = public_client("evil.example").get("/", headers={"X-Forwarded-Host": HOST})

    assert response.status_code == 421


def test_the_staff_door_answers_at_its_own_host_only(force, staff_client, settings):
    assert staff_client(settings.STAFF_HOST).get("/admin/login/").status_code == 200
    assert staff_client(HOST).get("/admin/login/").status_code == 421


def test_public_hosts_have_no_admin(force, public_client):
    for path in ("/admin/", "/admin/login/", "/django-admin/", "/_util/login/"):
        assert public_client(HOST).get(path).status_code == 404


def test_a_new_hostname_answers_at_once_and_the_old_one_no_longer(force, public_client):
    client = public_client(HOST)
    assert client.get("/").status_code == 200

    force.site.hostname = "www.thamesvalley.example"
    force.site.save()

    assert client.get("/").status_code == 421
    assert public_client("www.thamesvalley.example:8000").get("/").status_code == 200


def test_a_change_that_was_rolled_back_is_not_remembered(force):
    hosts.table()

    def change_and_fail():
        with transaction.atomic():
            Force.objects.filter(pk=force.pk).update(phase=Phase.LIVE)
            Force.objects.get(pk=force.pk).save()
            assert hosts.site_of_force(force.pk).force.phase == Phase.LIVE
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change_and_fail()

    assert hosts.site_of_force(force.pk).force.phase == Phase.BETA
    force.name = "Thames Valley"
    force.save()
    assert hosts.site_of_force(force.pk).force.name == "Thames Valley"


def test_a_site_of_no_force_answers_to_nobody(force, public_client):
    force.site.pk, force.site.hostname = None, "orphan.localhost"
    force.site.save()

    assert public_client("orphan.localhost:8000").get("/").status_code == 421


def test_a_private_force_shows_visitors_nothing_of_its_pages(force, public_client):
    force.phase = Phase.PRIVATE
    force.save()

    assert public_client(HOST).get("/").status_code == 404


def test_colours_that_nobody_can_read_are_refused(force):
    from django.core.exceptions import ValidationError

    force.brand_colour = "#ffdd00"

    with pytest.raises(ValidationError, match="darker"):
        force.save()
