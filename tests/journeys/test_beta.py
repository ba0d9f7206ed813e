"""A force opens its beta beside the existing site; visitors go both ways; everybody is sent back and let in again."""

from collections.abc import Iterator

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenWindow, SignIn
from tests.journeys.stage.accessibility import faults
from tests.journeys.stage.existing_site import ExistingSite, existing_site
from tests.journeys.stage.platform import DYFED_POWYS, HAMPSHIRE, Platform
from tests.journeys.stage.screens import overhanging
from tests.journeys.stage.wagtail_faults import WAGTAILS_OWN

pytestmark = pytest.mark.browser
SITE = f"/admin/your-site/{HAMPSHIRE}/"


@pytest.fixture
def existing(platform: Platform) -> Iterator[ExistingSite]:
    """Hampshire's existing site, on this machine; afterwards the force is an open beta as before."""
    with psycopg.connect(platform.databases["DATABASE_OWNER_URL"]) as owner:
        before = owner.execute("SELECT existing_website FROM force_sites_force WHERE slug = %s", [HAMPSHIRE]).fetchone()
    assert before is not None
    with existing_site() as site:
        move(platform, site.url())
        yield site
    move(platform, before[0])


def move(platform: Platform, address: str) -> None:
    """Say where the existing site is, and tell every process."""
    with psycopg.connect(platform.databases["DATABASE_OWNER_URL"]) as owner:
        owner.execute(
            "UPDATE force_sites_force SET existing_website = %s, phase = 'beta', visitors_returned_at = NULL "
            "WHERE slug = %s",
            [address, HAMPSHIRE],
        )
        owner.execute("UPDATE core_contentversion SET number = nextval('core_version_numbers')")


def change_phase(page: Page, platform: Platform, to: str) -> None:
    page.goto(platform.staff_url(f"{SITE}phase/"))
    page.get_by_label(to).check()
    page.get_by_label("Why").fill("The journey")
    page.get_by_role("button", name="Change the phase").click()
    expect(page.get_by_role("status")).to_contain_text("holds now")


def is_sound(page: Page) -> None:
    assert faults(page, best_practice=False, known=WAGTAILS_OWN) == []
    assert overhanging(page) == []


def test_a_private_force_opens_a_beta_with_ways_both_ways_and_sends_everybody_back(
    platform: Platform, sign_in: SignIn, open_window: OpenWindow, existing: ExistingSite
) -> None:
    administrator = sign_in("force_admin", HAMPSHIRE)
    change_phase(administrator, platform, "Private")
    visitor = open_window()
    visitor.goto(platform.url(site=HAMPSHIRE))
    expect(visitor.get_by_role("heading", name="This website is not open yet")).to_be_visible()

    # The twin of one page, and the beta opens: its gate is met.
    administrator.goto(platform.staff_url(f"{SITE}existing-website/"))
    administrator.get_by_label("The list").fill(f"/contact-us/,{existing.url('/contact/')}")
    administrator.get_by_role("button", name="Save the list").click()
    expect(administrator.get_by_role("status")).to_contain_text("The list has 1 line")
    is_sound(administrator)
    change_phase(administrator, platform, "Beta")
    is_sound(administrator)

    # What the admin offers is put on the existing site as it stands there.
    administrator.goto(platform.staff_url(f"{SITE}existing-website/link/"))
    existing.snippet = "".join(administrator.locator("pre").all_text_contents())
    visitor.goto(existing.url("/contact/"))
    offer = visitor.get_by_role("link", name="Try our new website (beta)")
    expect(offer).to_have_attribute("href", platform.url("/beta/join?from=%2Fcontact%2F", HAMPSHIRE))
    offer.click()
    visitor.wait_for_url(platform.url("/contact-us/", HAMPSHIRE))
    banner = visitor.locator(".soh-phase")
    expect(banner).to_contain_text("You are trying our new website.")
    assert faults(visitor) == []
    banner.get_by_role("link", name="Go to the current website").click()
    visitor.wait_for_url(existing.url("/contact/"))

    # Who chose the current site may come again, and stay.
    visitor.goto(platform.url("/contact-us/", HAMPSHIRE))
    expect(banner).to_contain_text("You chose our current website before.")
    banner.get_by_role("link", name="stay on the new one").click()
    expect(banner).to_contain_text("You are trying our new website.")

    # One action, and everybody is led back; without scripts, too.
    administrator.goto(platform.staff_url(SITE))
    administrator.get_by_role("link", name="Send everybody back").click()
    administrator.get_by_label("Why").fill("A fault")
    administrator.get_by_role("button", name="Send everybody back").click()
    expect(administrator.get_by_text("Every visitor is led to the existing site since")).to_be_visible()
    is_sound(administrator)
    for window in (visitor, open_window(scripts=False)):
        window.goto(platform.url("/contact-us/", HAMPSHIRE))
        assert window.url == existing.url("/contact/")
        window.get_by_role("link", name="Try our new website (beta)").click()
        window.wait_for_url(existing.url("/**"))

    administrator.get_by_role("link", name="Let visitors in again").click()
    administrator.get_by_label("Why").fill("Mended")
    administrator.get_by_role("button", name="Let visitors in again").click()
    visitor.goto(platform.url("/contact-us/", HAMPSHIRE))
    expect(visitor.get_by_role("heading", level=1)).to_be_visible()
    assert visitor.url == platform.url("/contact-us/", HAMPSHIRE)


def test_the_screens_of_a_site_fit_a_phone_and_the_preview_follows_what_is_typed(
    platform: Platform, sign_in: SignIn
) -> None:
    publisher = sign_in("publisher", HAMPSHIRE)
    publisher.goto(platform.staff_url(f"{SITE}look/"))
    preview = publisher.frame_locator("iframe[data-look-preview]")
    publisher.get_by_label("Line under the name", exact=False).first.fill("Here for you")
    expect(preview.get_by_text("Here for you")).to_be_visible()
    publisher.get_by_label("Brand colour", exact=True).fill("#ffdd00")
    expect(preview.get_by_text("has a contrast of 1.3 to 1")).to_be_visible()
    is_sound(publisher)

    publisher.set_viewport_size({"width": 390, "height": 844})
    for path in (
        "",
        "look/",
        "links/navigation/",
        "existing-website/",
        "existing-website/link/",
        "visitors/",
        "agreement/",
    ):
        publisher.goto(platform.staff_url(SITE + path))
        is_sound(publisher)


def test_the_banner_and_the_training_space_speak_welsh(
    platform: Platform, sign_in: SignIn, open_window: OpenWindow
) -> None:
    visitor = open_window(phone=True)
    visitor.goto(platform.url("/cy/", DYFED_POWYS))
    expect(visitor.get_by_role("link", name="Ewch i’r wefan bresennol")).to_be_visible()
    assert faults(visitor) == []
    assert overhanging(visitor) == []

    officer = sign_in("officer", DYFED_POWYS)
    officer.goto(platform.staff_url(f"/admin/your-site/{DYFED_POWYS}/"))
    with officer.expect_popup() as opened:
        officer.get_by_role("link", name="Open the training space").click()
    space = opened.value
    space.wait_for_url(f"http://training.{DYFED_POWYS}.localhost:{platform.ports.public}/")
    expect(space.get_by_role("region", name="Training space")).to_contain_text(
        "Nothing you send here reaches the police"
    )
    space.get_by_role("link", name="Newid yr iaith i’r Gymraeg").or_(
        space.get_by_role("link", name="Cymraeg")
    ).first.click()
    expect(space.get_by_role("region", name="Gofod hyfforddi")).to_be_visible()
    assert faults(space) == []
