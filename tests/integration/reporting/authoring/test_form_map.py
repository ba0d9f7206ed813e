"""The map of a draft: drawn, and the same in words, for those who may edit it."""

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


def test_the_map_is_drawn_and_said_in_words_with_links_to_the_blocks(page, staff):
    shown = unescape(staff.get(reverse("form_map", args=[page.pk])).content.decode())

    assert '<title id="map-title">Map of Report a theft</title>' in shown
    block = page.steps.get_prep_value()[4]["id"]
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert f'<a href="{edit}#block-{block}-section">About the bicycle</a>' in shown
    assert "Shown when “What was taken?” is “A bicycle”." in shown


def test_the_map_of_an_unsound_draft_marks_what_is_to_be_corrected(page, staff):
    page.steps = flawed(page.steps.get_prep_value())
    page.save_revision()

    shown = staff.get(reverse("form_map", args=[page.pk])).content.decode()

    assert "About the bicycle</a> <strong>To correct.</strong>" in shown
    assert "Step - to correct" in shown


def test_a_draft_without_steps_has_a_map(page, staff):
    page.steps = []
    page.save_revision()

    assert "The draft has no steps yet." in staff.get(reverse("form_map", args=[page.pk])).content.decode()


def test_titles_cannot_put_markup_into_the_drawing(page, staff):
    page.steps[4].value["title"] = "</text><script>alert(1)</script>"
    page.save_revision()

    assert "<script>alert(1)" not in staff.get(reverse("form_map", args=[page.pk])).content.decode()


def test_whoever_may_not_edit_the_page_is_told_it_is_not_there(page, settings):
    stranger = User.objects.create_user("stranger", "s@example.org", "a-long-enough-password")
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client(headers={"host": settings.STAFF_HOST})
    client.force_login(stranger)

    assert client.get(reverse("form_map", args=[page.pk])).status_code == 404
