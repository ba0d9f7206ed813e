"""Forms of a beta: counted in the visitor's arm, finished though all are sent back, kept while the site is paused."""

import pytest

from reporting.records.models import Report
from sites.forces import phase_changes, tally
from sites.forces.models import Force, Phase
from soh.core import tenancy
from tests.factories.plain_forces import plain_force
from tests.factories.published_forms import live_form

pytestmark = pytest.mark.django_db
HOST, FORM = "thames-valley.localhost:8000", "/report-a-theft/"
WHO = {"reason": "A fault", "actor": "user:7", "actor_name": "Pat Smith"}


@pytest.fixture
def force() -> Force:
    made = plain_force("thames-valley")
    live_form(made)
    tally._sums.clear()
    return made


@pytest.fixture
def visitor(public_client, force):
    """Somebody in the midst of the form."""
    browser = public_client(HOST)
    browser.post(FORM)
    browser.post(f"{FORM}gate/", {"danger": "no"})
    return browser


def finish(browser) -> None:
    browser.post(f"{FORM}what/", {"account": "My bicycle was taken."})
    browser.post(f"{FORM}who/", {"stay": "anonymous"})
    browser.post(f"{FORM}check-answers/", {"true": "yes"})


def reports(force: Force) -> int:
    with tenancy.transaction(force):
        return Report.objects.filter(force_id=force.pk).count()


def test_whoever_has_begun_a_form_finishes_it_though_everybody_is_sent_back(visitor, force, public_client):
    phase_changes.send_visitors_back(force_id=force.pk, **WHO)

    finish(visitor)

    assert reports(force) == 1
    assert visitor.get(f"{FORM}confirmation/").status_code == 200
    assert visitor.get("/")["Location"] == force.existing_website
    assert public_client(HOST).post(FORM)["Location"] == force.existing_website
    stranger = public_client(HOST)
    stranger.cookies["__Host-soh_journey"] = "x" * 43
    assert stranger.get(f"{FORM}gate/")["Location"] == force.existing_website


def test_a_pause_keeps_the_answers_for_afterwards(visitor, force):
    phase_changes.change_phase(force_id=force.pk, to=Phase.PAUSED, **WHO)
    response = visitor.post(f"{FORM}what/", {"account": "My bicycle was taken."})
    assert (response.status_code, response["Retry-After"]) == (503, "3600")
    assert all(number in response.text for number in ("999", "101"))

    Force.objects.filter(pk=force.pk).update(phase=Phase.BETA)
    Force.objects.get(pk=force.pk).save()

    assert visitor.get(f"{FORM}what/").status_code == 200
    finish(visitor)
    assert reports(force) == 1


def test_every_address_of_a_paused_site_says_whom_to_call_and_the_api_when_to_come_back(force, public_client):
    phase_changes.change_phase(force_id=force.pk, to=Phase.PAUSED, **WHO)
    browser = public_client(HOST)

    for path in ("/", FORM, f"{FORM}gate/", "/search/", "/sitemap.xml", "/nothing/", "/beta/join", "/documents/1/x"):
        response = browser.get(path)
        assert (response.status_code, response["Retry-After"]) == (503, "3600"), path
        assert "999" in response.text
    api = browser.get("/api/v1/forms/")
    assert (api.status_code, api["Content-Type"]) == (503, "application/problem+json")
    assert api["Retry-After"]


def test_a_sensitive_page_has_a_way_back_that_does_not_name_it(visitor):
    visitor.post(f"{FORM}what/", {"account": "My bicycle was taken."})
    visitor.post(f"{FORM}who/", {"stay": "named"})

    html = visitor.get(f"{FORM}part-5/").text

    assert 'href="/beta/leave"' in html
    assert "from=" not in html


def test_forms_begun_and_sent_are_counted_in_the_visitors_arm(visitor, force, public_client):
    finish(visitor)
    joined = public_client(HOST)
    joined.get("/beta/join")
    joined.post(FORM)
    tally.flush()

    sums = {(arm, event): number for _, arm, event, number in tally.sums(force.pk)}

    assert sums["direct", "form_started"] == 1
    assert sums["direct", "report_sent"] == 1
    assert sums["joined", "form_started"] == 1
    assert ("joined", "report_sent") not in sums
