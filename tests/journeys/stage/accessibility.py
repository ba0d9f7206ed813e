"""What people meet who do not use a mouse or a screen: axe's rules, the accessibility tree, the keyboard."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page

from tests.database.fingerprint import ROOT
from tests.journeys.stage.screens import settle

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
MOST_STOPS = 150


def faults(
    page: Page, *, best_practice: bool = True, known: Mapping[tuple[str, str], str] | None = None
) -> list[tuple[str, list[str]]]:
    """Return axe's violations: the rule, and the elements.

    `known` maps a rule and a selector, within which its violations do not count, to the reason.
    """
    settle(page)
    page.evaluate(AXE)
    options = {"runOnly": WCAG + (["best-practice"] if best_practice else []), "resultTypes": ["violations"]}
    excused = [list(place) for place in known or {}]
    found: list[Any] = page.evaluate(
        """async ([options, excused]) => {
            const result = await axe.run(options);
            return result.violations.map(({ id, nodes }) => [id, nodes.filter(({ target }) => !excused.some(
                ([rule, place]) => rule === id && document.querySelector(target[0])?.closest(place),
            )).map(({ html }) => html.slice(0, 300))]).filter(([, nodes]) => nodes.length);
        }""",
        [options, excused],
    )
    return [(rule, nodes) for rule, nodes in found]


@dataclass(frozen=True)
class Heard:
    """What a screen reader is told of an element."""

    role: str
    name: str
    description: str
    properties: dict[str, Any]


def heard(locator: Locator) -> Heard:
    """Return the element's entry in the browser's accessibility tree."""
    handle = locator.element_handle()
    assert handle is not None
    page = locator.page
    session = page.context.new_cdp_session(page)
    handle.evaluate("element => { window.__heard = element; }")
    found = session.send("Runtime.evaluate", {"expression": "window.__heard"})
    tree = session.send(
        "Accessibility.getPartialAXTree", {"objectId": found["result"]["objectId"], "fetchRelatives": False}
    )
    session.detach()
    node = tree["nodes"][0]
    texts = {part: node.get(part, {}).get("value", "") for part in ("role", "name", "description")}
    properties = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
    return Heard(**texts, properties=properties)


def headings(page: Page) -> list[tuple[int, str]]:
    """Return level and words of each heading that is shown, in order."""
    script = """() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter(heading => heading.checkVisibility())
        .map(heading => [Number(heading.tagName[1]), heading.textContent.trim().replace(/\\s+/g, ' ')])"""
    return [(level, words) for level, words in page.evaluate(script)]


def skips_no_level(found: list[tuple[int, str]]) -> bool:
    """Whether there is one heading of level 1, and no level is passed over on the way down."""
    levels = [level for level, _ in found]
    return levels.count(1) == 1 and all(low - high <= 1 for high, low in itertools.pairwise(levels))


@dataclass(frozen=True)
class Stop:
    """A place where the Tab key stops."""

    id: str
    name: str
    role: str
    is_seen: bool
    """Whether one can see that it has the focus."""


def walk(page: Page, *, within: str = "body") -> list[Stop]:
    """Press Tab from the top to the end of the page; return the stops inside `within`."""
    page.evaluate("() => { document.activeElement?.blur(); window.scrollTo(0, 0); window.getSelection().empty(); }")
    page.evaluate(
        "() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); }"
    )
    page.evaluate("() => document.querySelectorAll('[data-walked]').forEach(each => delete each.dataset.walked)")
    stops: list[Stop] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """(within) => {
                const element = document.activeElement, before = window.__stop;
                window.__stop = element;
                if (element === before && element !== document.body) return "same";
                if (!element || element === document.body || element.dataset.walked) return "end";
                element.dataset.walked = "yes";
                return element.closest(within) ? "new" : "elsewhere";
            }""",
            within,
        )
        if state == "end":
            return stops
        if state == "new":  # a date's day, month and year are the same element
            stops.append(_stop(page))
    raise AssertionError(f"The Tab key does not come to the end of the page in {MOST_STOPS} stops: {stops[-5:]}")


def _stop(page: Page) -> Stop:
    focused = page.locator("*:focus")
    told = heard(focused)
    return Stop(focused.get_attribute("id") or "", told.name, told.role, _looks_different(page))


def _looks_different(page: Page) -> bool:
    """Whether the element with the focus looks otherwise without it."""
    page.evaluate("() => document.activeElement.scrollIntoView({block: 'center', behavior: 'instant'})")
    box = page.evaluate(
        """() => { const box = document.activeElement.getBoundingClientRect();
            return {x: box.x - 6, y: box.y - 6, width: box.width + 12, height: box.height + 12}; }"""
    )
    size = page.viewport_size or {"width": 1280, "height": 900}
    left, top = max(box["x"], 0), max(box["y"], 0)
    clip = {
        "x": left,
        "y": top,
        "width": min(box["x"] + box["width"], size["width"]) - left,
        "height": min(box["y"] + box["height"], size["height"]) - top,
    }
    if clip["width"] <= 0 or clip["height"] <= 0:
        return False
    focused = page.screenshot(clip=clip, animations="disabled")  # type: ignore[arg-type]
    page.evaluate("() => { window.__walked = document.activeElement; window.__walked.blur(); }")
    blurred = page.screenshot(clip=clip, animations="disabled")  # type: ignore[arg-type]
    page.evaluate("() => window.__walked.focus({preventScroll: true})")
    return focused != blurred
