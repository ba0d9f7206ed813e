"""A session that ends while a note is typed does not take the note with it."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from reporting.inbox import idle
from reporting.records.models import Note
from sites.forces.models import Force
from soh.core import clock, tenancy
from tests.factories.staff import PASSWORD, staff_browser

NOTE = 'The caller remembered a red van & a "dent".'
ORIGIN = {"Origin": f"http://{settings.STAFF_HOST}"}


def token_in(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found
    return found[1]


def test_a_note_sent_after_the_session_ended_is_saved_after_signing_in_again(
    thames: Force, officer: Any, report: Callable[..., str]
) -> None:
    reference = report(thames)
    address = reverse("inbox:note", args=[reference])
    browser = staff_browser(officer, enforce_csrf_checks=True)
    token = token_in(browser.get(reverse("inbox:report", args=[reference])).content.decode())
    Session.objects.all().delete()

    refused = browser.post(address, {"text": NOTE, "csrfmiddlewaretoken": token}, headers=ORIGIN)
    page = refused.content.decode()
    assert refused.status_code == 403
    assert "a red van &amp; a &quot;dent&quot;" in page
    assert "no-store" in refused["Cache-Control"]

    login = token_in(browser.get("/admin/login/").content.decode())
    signed_in = browser.post(
        "/admin/login/",
        {"username": officer.username, "password": PASSWORD, "csrfmiddlewaretoken": login},
        headers=ORIGIN,
    )
    assert signed_in.status_code == 302
    stale = browser.post(address, {"text": NOTE, "csrfmiddlewaretoken": token_in(page)}, headers=ORIGIN)
    assert stale.status_code == 403
    assert "You have signed in again" in stale.content.decode()
    fresh = token_in(stale.content.decode())
    saved = browser.post(address, {"text": NOTE, "csrfmiddlewaretoken": fresh}, headers=ORIGIN, follow=True)

    assert "a red van &amp; a &quot;dent&quot;" in saved.content.decode()
    with tenancy.transaction(thames):
        assert Note.objects.count() == 1


def test_what_another_site_posts_is_not_repeated(thames: Force, officer: Any, report: Callable[..., str]) -> None:
    address = reverse("inbox:note", args=[report(thames)])
    browser = staff_browser(officer, enforce_csrf_checks=True)

    for headers in ({"Origin": "https://evil.example"}, {}):
        response = browser.post(address, {"text": NOTE}, headers=headers)
        assert response.status_code == 403
        assert "red van" not in response.content.decode()


def test_reports_close_after_a_quarter_of_an_hour_without_a_request(
    thames: Force, browser: Client, report: Callable[..., str]
) -> None:
    address = reverse("inbox:report", args=[report(thames)])
    assert browser.get(address).status_code == 200

    with time_machine.travel(clock.now() + timedelta(minutes=idle.MINUTES - 1), tick=False):
        assert browser.get(address).status_code == 200
    with time_machine.travel(clock.now() + timedelta(minutes=2 * idle.MINUTES), tick=False):
        closed = browser.get(address)
        again = browser.get(address)

    assert closed.status_code == again.status_code == 302
    assert closed["Location"] == f"/admin/login/?next={address}"


def test_a_note_sent_after_that_quarter_of_an_hour_comes_back(
    thames: Force, browser: Client, report: Callable[..., str]
) -> None:
    reference = report(thames)
    browser.get(reverse("inbox:report", args=[reference]))

    with time_machine.travel(clock.now() + timedelta(minutes=20), tick=False):
        response = browser.post(reverse("inbox:note", args=[reference]), {"text": NOTE}, headers=ORIGIN)

    assert response.status_code == 403
    assert "a red van" in response.content.decode()
    with tenancy.transaction(thames):
        assert not Note.objects.exists()
