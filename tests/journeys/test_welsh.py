"""Dyfed-Powys in Welsh: from the home page to the receipt, with errors, and with a change of language midway."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import SignIn
from tests.journeys.stage.platform import DYFED_POWYS, Platform
from tests.journeys.stage.reporter import Reporter, look

pytestmark = pytest.mark.browser

ACCOUNT = "Torrwyd y ffenestr yn y nos, ac roedd y siop ar agor yn y bore."
TRUE = "Mae’r hyn yr wyf wedi’i ddweud wrthych yn wir"


def start(visitor: Page, platform: Platform) -> Reporter:
    """Begin a report on the Welsh site."""
    reporter = Reporter(visitor, look)
    visitor.goto(platform.url("/cy/", DYFED_POWYS))
    reporter.arrive()
    assert visitor.locator("html").get_attribute("lang") == "cy"
    reporter.follow("Rhoi gwybod am drosedd")
    reporter.press("Dechrau nawr")
    return reporter


def on(reporter: Reporter, answers: dict[str, object]) -> None:
    reporter.go_on(answers, button="Parhau")  # type: ignore[arg-type]


def test_a_crime_is_reported_in_welsh(platform: Platform, visitor: Page, sign_in: SignIn) -> None:
    reporter = start(visitor, platform)
    reporter.press("Parhau")
    assert visitor.title().startswith("Gwall:")
    expect(visitor.get_by_role("alert")).to_contain_text("Mae problem")
    expect(visitor.get_by_role("alert").get_by_role("link")).to_have_text(
        "Dewiswch oes os oes unrhyw un mewn perygl neu os yw’r drosedd yn digwydd nawr"
    )
    on(reporter, {"A oes unrhyw un mewn perygl": "Nac oes"})
    on(reporter, {"Am beth ydych chi am ddweud wrthym?": "Difrod troseddol neu fandaliaeth"})
    on(reporter, {"Beth a ddifrodwyd?": "Ffenestr siop", "Sut y cafodd ei ddifrodi?": "Wedi’i dorri neu ei chwalu"})
    on(
        reporter,
        {
            "Ar ba ddyddiad": {"Diwrnod": "3", "Mis": "4", "Blwyddyn": "2026"},
            "Pa mor sicr ydych chi": "Rwy’n sicr",
        },
    )
    on(reporter, {"Pa fath o le oedd e?": "Mewn adeilad arall"})
    on(reporter, {"Disgrifiwch y lle": "Y siop fara"})
    on(reporter, {"Dywedwch wrthym beth ddigwyddodd": ACCOUNT})
    on(reporter, {"Ydych chi’n gwybod pwy a’i gwnaeth?": "Nac ydw", "A welodd neu a glywodd rhywun": "Naddo"})
    on(reporter, {"A oes gennych, neu a wyddoch am": "Dim un o’r rhain"})
    on(
        reporter,
        {
            "Beth yw eich rhan chi yn hyn?": "Fe’i gwelais neu fe’i clywais",
            "Beth yw eich oed?": "18 neu drosodd",
            "A ydych chi am roi eich enw?": "Nac ydw, rwyf am aros yn ddienw",
        },
    )
    visitor.get_by_label(TRUE).check()
    reporter.press("Anfon yr adroddiad")

    assert visitor.locator("html").get_attribute("lang") == "cy"
    expect(visitor.get_by_text("Nid rhif trosedd yw eich cyfeirnod eto")).to_be_visible()
    reference = visitor.locator(".soh-receipt__reference").inner_text()
    assert reference.startswith("DPP-")

    officer = sign_in("officer", DYFED_POWYS)
    officer.goto(platform.staff_url("/admin/inbox/"))
    officer.get_by_role("link", name=reference).click()
    expect(officer.get_by_text(ACCOUNT)).to_be_visible()
    expect(officer.get_by_text("Beth a ddifrodwyd?")).to_be_visible()
    expect(officer.get_by_text("What was damaged?")).to_be_visible()


def test_the_language_is_changed_midway_and_the_answers_stay(platform: Platform, visitor: Page) -> None:
    reporter = start(visitor, platform)
    on(reporter, {"A oes unrhyw un mewn perygl": "Nac oes"})
    on(reporter, {"Am beth ydych chi am ddweud wrthym?": "Difrod troseddol neu fandaliaeth"})
    on(reporter, {"Beth a ddifrodwyd?": "Ffenestr siop", "Sut y cafodd ei ddifrodi?": "Wedi’i losgi"})
    visitor.go_back()

    visitor.get_by_role("link", name="English").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("About the damage")

    assert visitor.locator("html").get_attribute("lang") == "en"
    expect(visitor.get_by_label("What was damaged?")).to_have_value("Ffenestr siop")
    expect(visitor.get_by_label("Burned")).to_be_checked()
    look(visitor)
    reporter.go_on()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("When it happened")
