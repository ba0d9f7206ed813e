"""A form begins with answers from elsewhere: from a partner's page, from another force, from an address."""

import re

import pytest

from reporting.definition.form import ExitKind, Question, Step
from reporting.intake import arrivals
from reporting.intake.arrivals import PARTNER, Brought
from reporting.intake.models import Arrival, Draft
from soh.core import tenancy
from tests.factories.forms import adopt, form_page, national_home
from tests.factories.plain_forces import plain_force
from tests.factories.published_forms import live_form, publish_again
from tests.factories.sharing import open_fields
from tests.factories.small_form import small_form

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_process")]
HOST, OTHER = "thames-valley.localhost:8000", "hampshire.localhost:8000"
FORM, NOISE = "/report-a-theft/", "/report-noise/"
COOKIE = "__Host-soh_arrival"


@pytest.fixture
def force():
    return plain_force("thames-valley")


@pytest.fixture
def theft(force):
    return live_form(force)


@pytest.fixture
def token(force, theft):
    token, _ = arrivals.announce(
        force_id=force.pk,
        form_key=theft.translation_key,
        sender=PARTNER,
        source="A bus company",
        path=FORM,
        locale="en",
        brought=(Brought("account", "long_text", "My bag was taken.", "Tell us what happened", "My bag was taken."),),
        actor="key:1",
    )
    return token


def _arrive(client, token):
    return client.post("/start-with/", {"token": token}, headers={"Origin": "https://buses.example"})


def test_a_person_who_comes_with_a_token_sees_first_what_came_along(public_client, token, force):
    visitor = public_client(HOST, enforce_csrf_checks=True)

    response = _arrive(visitor, token)

    assert response["Location"] == f"{FORM}filled-in/"
    assert token not in response["Location"]
    assert response.cookies[COOKIE]["httponly"]
    assert response.cookies[COOKIE]["secure"]
    page = visitor.get(response["Location"])
    assert "My bag was taken." in page.text
    assert "A bus company" in page.text
    with tenancy.transaction(force):
        assert not Draft.objects.filter(force_id=force.pk).exists()


def test_what_the_partner_filled_in_counts_only_when_the_person_confirms_it(public_client, token):
    visitor = public_client(HOST)
    _arrive(visitor, token)

    assert visitor.post(f"{FORM}filled-in/")["Location"] == f"{FORM}gate/"
    assert visitor.post(f"{FORM}gate/", {"danger": "no"})["Location"] == f"{FORM}what/"
    assert "My bag was taken." in visitor.get(f"{FORM}what/").text
    assert visitor.get(f"{FORM}who/")["Location"] == f"{FORM}what/"


def test_a_token_that_was_used_begins_nothing(public_client, token, force):
    visitor, thief = public_client(HOST), public_client(HOST)
    _arrive(visitor, token)
    visitor.post(f"{FORM}filled-in/")
    thief.cookies[COOKIE] = token

    assert _arrive(thief, token).status_code == 410
    assert thief.post(f"{FORM}filled-in/").status_code == 410
    with tenancy.transaction(force):
        assert Draft.objects.filter(force_id=force.pk).count() == 1


def test_a_token_of_one_force_is_nothing_at_another(public_client, token):
    live_form(plain_force("hampshire"))

    assert _arrive(public_client(OTHER), token).status_code == 410


@pytest.mark.parametrize("token", ["", "\x00", "é" * 43, "x" * 100_000])
def test_any_bytes_as_a_token_are_refused_with_a_page(public_client, theft, token):
    assert _arrive(public_client(HOST), token).status_code == 410


def test_only_a_post_brings_a_token(public_client, theft, token):
    assert public_client(HOST).get(f"/start-with/?token={token}").status_code == 405


def test_the_national_site_takes_no_answers(public_client, token, settings):
    national_home()

    assert _arrive(public_client(f"{settings.NATIONAL_HOST}:8000"), token).status_code == 410


def test_leaving_takes_the_token_away(public_client, token):
    visitor = public_client(HOST)
    _arrive(visitor, token)

    response = visitor.get(f"{FORM}leave/")

    assert response.cookies[COOKIE]["max-age"] == 0


@pytest.fixture
def noise(force):
    page = form_page(national_home(), **open_fields())
    adopt(page, force.site.root_page)
    adopt(page, plain_force("hampshire").site.root_page)
    return page


def _begun(public_client):
    visitor = public_client(HOST)
    visitor.post(NOISE)
    visitor.post(f"{NOISE}noise/", {"kind": "A loud party"})
    return visitor


def _token_of(page):
    return re.search(r'name="token" value="([\w-]+)"', page.text)[1]


def test_answers_go_along_to_another_forces_form(public_client, noise, force):
    visitor = _begun(public_client)
    assert "Hampshire" in visitor.get(f"{NOISE}another-force/").text

    page = visitor.post(f"{NOISE}another-force/", {"force": "hampshire"})
    token = _token_of(page)
    there = public_client(OTHER)
    arrived = _arrive(there, token)

    assert f'action="http://{OTHER}/start-with/"' in page.text
    assert OTHER in page["Content-Security-Policy"]
    assert page["Referrer-Policy"] == "no-referrer"
    assert "A loud party" in there.get(arrived["Location"]).text
    assert there.post(f"{NOISE}filled-in/")["Location"] == f"{NOISE}where/?change"
    assert "A loud party" in there.get(f"{NOISE}noise/").text
    assert visitor.get(f"{NOISE}where/").status_code == 200


def test_answers_on_their_way_belong_to_the_force_they_go_to(public_client, noise, force):
    _begun(public_client).post(f"{NOISE}another-force/", {"force": "hampshire"})

    with tenancy.transaction(force):
        assert not Arrival.objects.filter(force_id=force.pk).exists()


@pytest.mark.parametrize("chosen", ["", "thames-valley", "no-such", "\x00"])
def test_only_another_force_that_has_the_form_can_be_chosen(public_client, noise, chosen):
    response = _begun(public_client).post(f"{NOISE}another-force/", {"force": chosen})

    assert response.status_code == 422
    assert 'href="#force"' in response.text


def test_a_form_of_its_own_goes_to_no_other_force(public_client, theft):
    visitor = public_client(HOST)
    visitor.post(FORM)

    assert visitor.get(f"{FORM}another-force/").status_code == 404


def test_without_answers_there_is_nothing_to_take_along(public_client, noise):
    assert public_client(HOST).get(f"{NOISE}another-force/")["Location"] == NOISE


def test_an_exit_to_another_force_offers_to_take_the_answers_along(public_client, noise):
    visitor = _begun(public_client)

    assert "another-force/" not in visitor.get(f"{NOISE}where/").text
    visitor.post(f"{NOISE}where/", {"place": "Behind the mill"})
    assert "another-force/" in visitor.get(f"{NOISE}check-answers/").text


@pytest.fixture
def from_an_address(theft):
    form = small_form(theft.translation_key)
    hidden = Question("page", "hidden", required=False, settings={"parameter": "from", "allowed": ["bus", "train"]})
    first = Step("gate", form.steps[0].kind, (*form.steps[0].items, hidden), routes=form.steps[0].routes)
    assert form.steps[1].exit is ExitKind.EMERGENCY_999
    publish_again(theft, small_form(theft.translation_key, steps=(first, *form.steps[1:])))


def test_an_address_may_set_only_what_a_hidden_question_declares(public_client, from_an_address, force):
    visitor = public_client(HOST)
    page = visitor.get(f"{FORM}?from=bus&account=evil&page=train")
    assert '<input type="hidden" name="from" value="bus">' in page.text
    assert "evil" not in page.text

    visitor.post(FORM, {"from": "bus", "account": "evil"})
    visitor.post(f"{FORM}gate/", {"danger": "no", "page": "train", "from": "train"})
    visitor.post(f"{FORM}what/", {"account": "Mine."})
    visitor.post(f"{FORM}who/", {"stay": "anonymous"})

    copy = visitor.get(f"{FORM}copy-data/").json()
    assert copy["answers"]["page"] == "bus"
    assert copy["answers"]["account"] == "Mine."


def test_a_value_that_is_not_allowed_is_not_taken_from_an_address(public_client, from_an_address):
    assert 'name="from"' not in public_client(HOST).get(f"{FORM}?from=plane").text
