"""A force administrator brings an officer in, and shows them out again."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenWindow, SignIn
from tests.journeys.stage.accessibility import faults
from tests.journeys.stage.phone import code_of
from tests.journeys.stage.platform import Platform
from tests.journeys.stage.screens import overhanging
from tests.journeys.stage.worker import work

EMAIL = "olwen.hughes@example.org"
PASSWORD = "lantern-orchard-velvet"
PEOPLE = "/admin/people/thames-valley/"


def is_in_order(page: Page) -> None:
    assert faults(page, best_practice=False) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert overhanging(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})


def test_an_officer_is_invited_works_and_is_removed(
    platform: Platform, sign_in: SignIn, open_window: OpenWindow
) -> None:
    administrator = sign_in("force_admin")
    link = invited(platform, administrator)

    officer = open_window(phone=True)
    accepted(officer, link)
    signed_in_again(platform, officer)
    officer.goto(platform.staff_url("/admin/inbox/"))
    expect(officer.get_by_role("heading", level=1)).to_contain_text("All reports")

    removed(platform, administrator)
    officer.get_by_role("link", name="Test reports").click()
    expect(officer).to_have_url(re.compile("/admin/login/"))
    officer.goto(link)
    expect(officer.get_by_role("heading", level=1)).to_have_text("This invitation cannot be used")


def invited(platform: Platform, page: Page) -> str:
    """Invite, and return the link of the e-mail."""
    page.goto(platform.staff_url(PEOPLE))
    is_in_order(page)
    page.get_by_role("link", name="Invite a person").click()
    is_in_order(page)
    page.get_by_role("button", name="Send invitation").click()
    expect(page.get_by_text("Choose at least one role")).to_be_visible()
    page.get_by_label("Name").fill("Olwen Hughes")
    page.get_by_label("Work e-mail address").fill(EMAIL)
    page.get_by_label(re.compile("Officer: ")).check()
    page.get_by_role("button", name="Send invitation").click()
    expect(page.get_by_role("heading", name="Open invitations")).to_be_visible()
    is_in_order(page)
    (link,) = re.findall(r"http://\S+/people/accept/\S+", work(platform))
    assert link.startswith(platform.staff_url(""))
    return link


def accepted(page: Page, link: str) -> None:
    """Choose a password and set up two-step sign-in."""
    page.goto(link)
    assert faults(page, best_practice=False) == []
    assert overhanging(page) == []
    page.get_by_label("Choose a password").fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Accept and go on").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Set up two-step sign-in")
    secret = page.locator("code").inner_text()
    page.get_by_label("Authenticator code").fill(code_of(secret))
    page.get_by_role("button", name="Turn on two-step sign-in").click()
    expect(page.get_by_text("Write these codes down")).to_be_visible()
    page.evaluate("secret => localStorage.setItem('secret', secret)", secret)


def signed_in_again(platform: Platform, page: Page) -> None:
    """Sign in with password and code."""
    secret = page.evaluate("() => localStorage.getItem('secret')")
    page.context.clear_cookies()
    page.goto(platform.staff_url())
    page.get_by_label("Username").fill(EMAIL)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(platform.staff_url())


def removed(platform: Platform, page: Page) -> None:
    """Remove her."""
    page.goto(platform.staff_url(PEOPLE))
    page.get_by_role("link", name="Remove Olwen Hughes").click()
    is_in_order(page)
    page.get_by_role("button", name="Remove Olwen Hughes").click()
    expect(page.get_by_text("Olwen Hughes no longer has access")).to_be_visible()
