"""Beside the form: how many ways lead through the saved draft, and journeys that begin where the editor wants."""

import re
from html import unescape

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from soh.accounts.models import User
from tests.factories.forms import flawed, form_page, national_home

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return form_page(national_home())


@pytest.fixture
def staff(settings):
    client = Client(headers={"host": settings.STAFF_HOST})
    client.force_login(User.objects.create_superuser("national", "national@example.org", "a-long-enough-password"))
    return client


def survey(staff, page):
    return unescape(staff.get(reverse("form_survey", args=[page.pk])).content.decode())


def test_the_panel_counts_the_ways_and_names_the_longest(page, staff):
    shown = survey(staff, page)

    assert re.search(r"<dt>Ways</dt><dd>\d+</dd>", shown)
    assert re.search(r"<dt>Longest way</dt><dd>5 steps</dd>", shown)
    assert "every condition true and not true. Fewer would not do." in shown
    assert "Step “About the bicycle” is shown, not true: “What was taken?” is “A bicycle”" in shown


def test_advice_is_apart_from_errors_and_leads_to_its_block(page, staff):
    shown = survey(staff, page)
    steps = page.steps.get_prep_value()
    item = steps[2]["value"]["items"][0]["id"]

    assert f'data-soh-go-to="{steps[2]["id"]} items {item} error"' in shown.split("Could be better")[1]


def test_the_panel_is_about_the_saved_draft_and_bears_an_unsound_one(page, staff):
    page.steps = flawed(page.steps.get_prep_value())
    page.steps[4].value["title"] = "About the tandem"
    page.save_revision()

    assert "Ways through this form" in survey(staff, page)


def test_every_step_of_every_journey_can_be_walked_from_with_its_answers(page, staff):
    links = re.findall(r'href="([^"]+from=([^"]+))"', survey(staff, page))

    assert len(links) > 8
    for address, step in links:
        walked = staff.get(address).content.decode()
        assert "You are trying a draft" in walked
        assert f'name="trial-step" value="{step}"' in walked


def test_a_walk_from_an_example_goes_on_to_the_end(page, staff):
    links = re.findall(r'href="([^"]+)"[^>]*>Declaration</a></li>', survey(staff, page))
    trial = staff.get(links[0]).content.decode()
    carried = unescape(re.search(r'name="trial-answers" value="([^"]*)"', trial).group(1))

    posted = {"trial-answers": carried, "trial-step": "end", "trial-go": "next", "true": "yes"}
    end = staff.post(links[0], posted).content.decode()

    assert "Check your answers" in end
    assert "What was taken?" in end


@pytest.mark.parametrize("asked", ["journey=99&from=end", "journey=x", "journey=1&from=nowhere", "journey=²"])
def test_an_example_that_is_not_there_begins_at_the_beginning(page, staff, asked):
    response = staff.get(f"{reverse('form_trial', args=[page.pk])}?{asked}")

    assert response.status_code == 200
    assert "You are trying a draft" in response.content.decode()


def test_whoever_may_not_edit_the_page_is_told_it_is_not_there(page, settings):
    stranger = User.objects.create_user("stranger", "s@example.org", "a-long-enough-password")
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client(headers={"host": settings.STAFF_HOST})
    client.force_login(stranger)

    assert client.get(reverse("form_survey", args=[page.pk])).status_code == 404
    assert client.get(reverse("form_survey", args=[page.pk + 1000])).status_code == 404
