"""What people meet who use a small screen or a large print."""

from playwright.sync_api import Page


def scrolls_sideways(page: Page) -> bool:
    """Whether one must scroll to the right to read."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def is_uncovered(page: Page) -> bool:
    """Whether nothing lies over the middle of the element with the focus."""
    script = """() => {
        const box = document.activeElement.getBoundingClientRect();
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 40) / 2);
        return top !== null && (document.activeElement.contains(top) || top.closest('label') !== null);
    }"""
    return bool(page.evaluate(script))
