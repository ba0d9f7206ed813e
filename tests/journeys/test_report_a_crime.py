"""A crime is reported from the home page to the receipt, and read by those whom it concerns."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import OpenWindow, SignIn
from tests.journeys.stage.platform import HAMPSHIRE, Platform
from tests.journeys.stage.reporter import Look, Reporter, look

pytestmark = pytest.mark.browser

REFERENCE = re.compile(r"^TVP-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$")
ACCOUNT = "I left it at the library at two. At half past it was gone, and the lock lay on the ground."

THEFT: list[dict[str, Any]] = [
    {"Is anyone in danger": "No"},
    {"What do you want to tell us about?": "Theft"},
    {
        "Where was it taken from?": "From a garden, street or bike rack",
        "What was taken?": "A blue bicycle",
        "About how much was it worth?": "450",
    },
    {
        "What date did it happen": {"Day": "3", "Month": "April", "Year": "2026"},
        "About what time?": "2:30pm",
        "How sure are you": "I am sure",
    },
    {"What kind of place was it?": "Outdoors, on a street or in a park"},
    {
        "What is the address": {"Address line 1": "The library", "Town or city": "Reading"},
        "Describe the place": "The rack at the library",
    },
    {"Tell us what happened": ACCOUNT},
    {"Do you know who did it?": "No", "Did anyone else see or hear it?": "No"},
    {"Do you have, or know of, any of these?": "None of these"},
    {
        "What is your part in this?": "It happened to me or to my property",
        "How old are you?": "18 or over",
        "Do you want to give your name?": "Yes, I will give my name",
    },
    {"Full name": "Siân O’Neill"},
    {"Which ways are safe for you?": ["Phone call", "Email"]},
    {"Phone number": "07700 900123"},
    {"Email address": "sian@example.org"},
]
WHEN_ASKED_AGAIN = THEFT[3]


def report_a_theft(reporter: Reporter, platform: Platform) -> str:
    """Report a stolen bicycle, with a name; returns the reference."""
    page = reporter.page
    page.goto(platform.url())
    reporter.arrive()
    reporter.follow("Report a crime")
    reporter.press("Start now")
    for answers in THEFT:
        reporter.go_on(answers)
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers before you send your report")
    for words in (ACCOUNT, "3 April 2026", "A blue bicycle", "07700 900123"):
        expect(page.get_by_text(words)).to_be_visible()
    page.get_by_label("What I have told you is true").check()
    reporter.press("Send report")
    expect(page.get_by_role("heading", level=1)).to_have_text("Report sent")
    reference = page.locator(".soh-receipt__reference").inner_text()
    assert REFERENCE.match(reference)
    assert page.locator("body").inner_text().count("It is not a crime number") == 1
    return reference


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_crime_is_reported_and_only_the_force_it_was_made_to_reads_it(
    platform: Platform, open_window: OpenWindow, sign_in: SignIn, scripts: bool
) -> None:
    seeing: Look = look if scripts else lambda page: None
    reference = report_a_theft(Reporter(open_window(scripts=scripts), seeing), platform)

    officer = sign_in("officer")
    officer.goto(platform.staff_url("/admin/inbox/"))
    officer.get_by_role("link", name=reference).click()
    for words in (ACCOUNT, "Siân O’Neill", "A blue bicycle"):
        expect(officer.get_by_text(words, exact=True)).to_be_visible()

    stranger = sign_in("officer", HAMPSHIRE)
    stranger.goto(platform.staff_url("/admin/inbox/"))
    expect(stranger.get_by_role("heading", level=1)).to_be_visible()
    expect(stranger.get_by_text(reference)).to_have_count(0)
    refused = stranger.goto(officer.url)
    missing = stranger.goto(officer.url.replace(reference, reference[:-1] + "?"))
    assert refused is not None
    assert missing is not None
    assert refused.status == missing.status == 404


def test_an_answer_is_changed_from_check_your_answers(platform: Platform, open_window: OpenWindow) -> None:
    reporter = Reporter(open_window())
    page = reporter.page
    reporter.open(platform.url("/report-a-crime/"))
    for answers in THEFT:
        reporter.go_on(answers)

    page.get_by_role("link", name="Change What do you want to tell us about?").click()
    reporter.go_on({"What do you want to tell us about?": "Criminal damage or vandalism"})
    expect(page.get_by_role("heading", level=1)).to_have_text("About the damage")
    reporter.go_on({"What was damaged?": "A bus shelter", "How was it damaged?": "Burned"})

    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers before you send your report")
    expect(page.get_by_text("A bus shelter")).to_be_visible()
    expect(page.get_by_text("A blue bicycle")).to_have_count(0)


def test_an_emergency_is_told_to_call_999_and_sends_nothing(platform: Platform, open_window: OpenWindow) -> None:
    reporter = Reporter(open_window(), look)
    before = platform.count("reporting_report")

    reporter.open(platform.url("/report-a-crime/"))
    reporter.go_on({"Is anyone in danger": "Yes"})

    expect(reporter.page.get_by_role("heading", level=1)).to_have_text("Call 999 now")
    for way in ("press 55", "18000", "emergencySMS", "999 BSL"):
        expect(reporter.page.get_by_text(way).first).to_be_visible()
    assert platform.count("reporting_report") == before


def test_a_child_is_shown_help_of_their_own(platform: Platform, open_window: OpenWindow) -> None:
    reporter = Reporter(open_window(), look)
    reporter.open(platform.url("/report-a-crime/"))
    for answers in THEFT[:9]:
        reporter.go_on(answers)
    reporter.go_on({**THEFT[9], "How old are you?": "Under 18"})

    expect(reporter.page.get_by_text("0800 1111")).to_be_visible()
