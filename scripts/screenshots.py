"""Renew the pictures of the README from a running demo: `make demo` in one terminal, `make screenshots` in another."""

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from soh.operations.postgres.layout import CHECKOUT, data_folder

PICTURES = CHECKOUT / "docs" / "pictures"
DESKTOP: dict[str, Any] = {"width": 1280, "height": 800}
PHONE: dict[str, Any] = {"width": 390, "height": 800}
FORCE = "thames-valley"
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en-GB"]

Scene = Callable[[Page, "Demo"], None]


@dataclass(frozen=True)
class Demo:
    """Addresses and sign-ins of the running demo."""

    facts: dict[str, Any]

    def url(self, path: str) -> str:
        """A page of the force's site."""
        return f"http://{self.facts['sites'][FORCE]['host']}{path}"

    def staff_url(self, path: str) -> str:
        """A page for staff."""
        return f"http://admin.localhost:{self.facts['staff'].rpartition(':')[2]}{path}"

    def sign_in(self, page: Page, role: str, site: str = FORCE) -> None:
        """Sign in as the site's person with this role."""
        person = self.facts["sites"][site]["users"][role]
        page.goto(self.staff_url("/admin/login/"))
        page.get_by_label("Username").fill(person["username"])
        page.get_by_label("Password", exact=True).fill(person["password"])
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(self.staff_url("/admin/"))


def home(page: Page, demo: Demo) -> None:
    """The force's front page."""
    page.goto(demo.url("/"))
    _hide_cookie_notice(page)


def form_step(page: Page, demo: Demo) -> None:
    """A step with two answers chosen."""
    page.goto(demo.url("/report-a-crime/"))
    _hide_cookie_notice(page)
    page.get_by_role("button", name="Start now").click()
    page.get_by_label("No", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Burglary or break-in", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("A home", exact=True).check()
    page.get_by_label("Through a window", exact=True).check()
    page.evaluate("() => { document.activeElement.blur(); window.scrollTo(0, 0); }")


def form_editor(page: Page, demo: Demo) -> None:
    """The national crime report with one step open."""
    demo.sign_in(page, "editor", "national")
    page.goto(demo.staff_url("/admin/pages/search/?q=Report+a+crime"))
    page.get_by_role("link", name="Report a crime", exact=True).first.click()
    step = page.locator("#steps-root > [data-streamfield-stream-container] > [data-streamfield-child]").nth(2)
    step.locator("[data-panel-toggle]").first.click()
    step.get_by_text("Choose one").first.click()
    step.scroll_into_view_if_needed()
    page.evaluate("element => element.scrollIntoView({block: 'start'})", step.element_handle())
    page.mouse.wheel(0, -120)
    page.wait_for_timeout(500)  # the editor's panels move


def inbox(page: Page, demo: Demo) -> None:
    """The queue of an officer."""
    demo.sign_in(page, "officer")
    page.goto(demo.staff_url("/admin/inbox/"))


SCENES: dict[str, tuple[Scene, dict[str, Any]]] = {
    "site": (home, DESKTOP),
    "site-phone": (home, PHONE),
    "form-step": (form_step, DESKTOP),
    "form-step-phone": (form_step, PHONE),
    "editor": (form_editor, DESKTOP),
    "inbox": (inbox, DESKTOP),
    "inbox-phone": (inbox, PHONE),
}


def main() -> int:
    """Take every picture; 1 with a message when that cannot be done."""
    program, facts = shutil.which("chromium"), data_folder() / "demo.json"
    if program is None:
        sys.stderr.write("There is no chromium on this machine: apt-get install chromium\n")
        return 1
    if not facts.exists():
        sys.stderr.write("The pictures show the demo. Start it first: make demo\n")
        return 1
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=OPTIONS)
        for name, (scene, size) in SCENES.items():
            _take(browser, scene, size, Demo(json.loads(facts.read_text())), PICTURES / f"{name}.png")
        browser.close()
    return 0


def _hide_cookie_notice(page: Page) -> None:
    page.get_by_role("button", name="Hide this message").click()


def _take(browser: Browser, scene: Scene, size: Any, demo: Demo, file: Path) -> None:
    context = browser.new_context(viewport=size, locale="en-GB")
    page = context.new_page()
    scene(page, demo)
    page.mouse.move(size["width"] - 1, size["height"] - 1)  # nothing is hovered
    _save(page.screenshot(animations="disabled"), file)
    context.close()
    print(f"{file.relative_to(CHECKOUT)}: {file.stat().st_size // 1024} KB")


def _save(picture: bytes, file: Path) -> None:
    """Few colours take little room, and screens of text have few."""
    colours = Image.open(BytesIO(picture)).convert("RGB").quantize(128, dither=Image.Dither.NONE)
    colours.save(file, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
