"""What people meet who use a small screen or a large print."""

from playwright.sync_api import Page

SETTLED = """async () => {
    if (document.readyState !== "complete")
        await new Promise(done => addEventListener("load", done, { once: true }));
    await document.fonts.ready;
    const frame = () => new Promise(requestAnimationFrame);
    await frame();
    // Wagtail has one of 25 seconds, which moves nothing that is judged.
    const ends = document.getAnimations().filter(each => each.effect?.getComputedTiming().endTime < 2000);
    await Promise.allSettled(ends.map(each => each.finished));
    await frame();
}"""

OVERHANGING = """() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const over = [...document.querySelectorAll("body *")].filter(
        each => each.getBoundingClientRect().right > root.clientWidth + 0.5);
    return [`${root.scrollWidth} in ${root.clientWidth} (window ${innerWidth})`,
            ...over.map(each => each.outerHTML.slice(0, 120))];
}"""


def settle(page: Page) -> None:
    """Wait until everything is loaded and has stopped moving: what is judged earlier is judged half drawn.

    Only for a window with JavaScript: without it a page never answers what a script waits for.
    """
    page.evaluate(SETTLED)


def overhanging(page: Page) -> list[str]:
    """Return how wide the page is and what makes it so; nothing where one need not scroll to the right to read."""
    settle(page)
    found: list[str] = page.evaluate(OVERHANGING)
    return found


def is_uncovered(page: Page) -> bool:
    """Whether nothing lies over the middle of the element with the focus."""
    script = """() => {
        const box = document.activeElement.getBoundingClientRect();
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 40) / 2);
        return top !== null && (document.activeElement.contains(top) || top.closest('label') !== null);
    }"""
    return bool(page.evaluate(script))
