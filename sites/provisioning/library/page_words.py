"""A page as its authors wrote it: every text in English and Welsh side by side, links by path, contacts by key.

Plain data; `page_blocks` turns it into the blocks that an editor would have used. In rich text a link to a page is
written `<a href="page:advice/burglary">`, by the page's path below its home.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sites.provisioning.library.form_words import NOTHING, Words


@dataclass(frozen=True, slots=True)
class PagePath:
    """A page of the same tree, by its path below the home page."""

    path: str


@dataclass(frozen=True, slots=True)
class LibraryKey:
    """An entry of the shared library; `library` is contactpoint or emergencybox."""

    library: str
    key: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of ours in `pictures/`, and its title in the image library."""

    file: str
    title: str


@dataclass(frozen=True, slots=True)
class BlockWords:
    """One block; `code` is unique on its page. Leaves of `value` are Words, the three above, or plain values."""

    kind: str
    code: str
    value: Any


@dataclass(frozen=True, slots=True)
class PageWords:
    """A page; `kind` is section, advice, plain, news_index or news."""

    kind: str
    slug: str
    title: Words
    summary: Words
    body: tuple[BlockWords, ...] = ()
    in_menu: bool = False
    purpose: str = ""
    reviewed_on: date | None = None
    published_on: date | None = None
    children: tuple["PageWords", ...] = ()


def text(code: str, en: str, cy: str) -> BlockWords:
    """Paragraphs and lists, as HTML."""
    return BlockWords("text", code, Words(en, cy))


def heading(code: str, en: str, cy: str, level: str = "h2") -> BlockWords:
    """A heading."""
    return BlockWords("heading", code, {"text": Words(en, cy), "level": level})


def inset(code: str, en: str, cy: str) -> BlockWords:
    """Inset text, as HTML."""
    return BlockWords("inset", code, {"text": Words(en, cy)})


def warning(code: str, en: str, cy: str) -> BlockWords:
    """A warning, as plain text."""
    return BlockWords("warning", code, {"text": Words(en, cy)})


def details(code: str, summary: Words, en: str, cy: str) -> BlockWords:
    """A line that opens to more, as HTML."""
    return BlockWords("details", code, {"summary": summary, "text": Words(en, cy)})


def action(code: str, label: Words, to: str) -> BlockWords:
    """A button to a page, by path, or to an address that begins with https."""
    return BlockWords("action", code, {"text": label, **_target(to)})


def card(to: str, words: Words = NOTHING, title: Words = NOTHING) -> dict[str, Any]:
    """One card of a group, or the link of a task; without a title it shows the page's own."""
    return {"title": title, "text": words, **_target(to)}


def cards(code: str, *group: dict[str, Any], title: Words = NOTHING) -> BlockWords:
    """A group of cards."""
    return BlockWords("cards", code, {"heading": title, "cards": list(group)})


def task(code: str, icon: str, to: str, words: Words, title: Words = NOTHING) -> BlockWords:
    """One of a home page's main tasks."""
    return BlockWords("task", code, {"icon": icon, **card(to, words, title)})


def image(code: str, picture: Picture, alt: Words, caption: Words = NOTHING) -> BlockWords:
    """A picture with the words that stand for it."""
    return BlockWords("image", code, {"image": picture, "alt_text": alt, "caption": caption})


def contact(code: str, key: str) -> BlockWords:
    """How to reach a team."""
    return BlockWords("contact", code, {"contact": LibraryKey("contactpoint", key)})


def emergency(code: str, key: str = "emergency") -> BlockWords:
    """The 999 and 101 box."""
    return BlockWords("emergency", code, {"box": LibraryKey("emergencybox", key)})


def _target(to: str) -> dict[str, Any]:
    return {"page": None, "url": to} if to.startswith("https:") else {"page": PagePath(to), "url": ""}
