"""Words of the source as a form keeps them: plain, or as sanitised paragraphs."""

from __future__ import annotations

import re
from html import escape, unescape

import nh3

from reporting.authoring.rich_words import cleaned

MOST_TAGS = 3_000
"""Tags nested deeper and deeper take longer and longer to clean; a page of words has far fewer."""

_BULLET = re.compile(r"\s*(?:[*+-]|[0-9]{1,3}[.)])\s+(.*)")
_LINK = re.compile(r"\[([^\]\n]{1,500})\]\(([^)\s]{1,2000})(?:\s[^)\n]*)?\)")
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*|__([^_\n]+)__")
_NOT_SHOWN = re.compile(r"<(table|img|iframe|video|audio|form|input|select|button|svg|object|embed)\b", re.IGNORECASE)


def plain_words(html: str) -> str:
    """Words without tags, on one line."""
    if html.count("<") > MOST_TAGS:
        return ""
    if "<" not in html and "&" not in html:
        return " ".join(html.split())
    spaced = re.sub(r"<(?:/p|/li|/h[1-6]|/div|br)\b[^>]{0,1000}>", " ", html, flags=re.IGNORECASE)
    return " ".join(unescape(nh3.clean(spaced, tags=set())).split())


def rich_words(html: str) -> str:
    """HTML as paragraphs, bold words, lists and links; headings become bold paragraphs."""
    if html.count("<") > MOST_TAGS:
        return ""
    html = re.sub(r"<h[1-6]\b[^>]{0,1000}>", "<p><b>", html, flags=re.IGNORECASE)
    html = re.sub(r"</h[1-6]\s*>", "</b></p>", html, flags=re.IGNORECASE)
    return _in_a_block(cleaned(html))


def markdown_words(markdown: str) -> str:
    """Paragraphs, bold words, lists and links written as Markdown, with or without HTML among them."""
    blocks = re.split(r"\n\s*\n", markdown.replace("\r\n", "\n").replace("\r", "\n"))
    return rich_words("".join(_block(block) for block in blocks if block.strip()))


def list_words(items: list[str]) -> str:
    """A bulleted list of plain words."""
    rows = "".join(f"<li>{escape(plain_words(one))}</li>" for one in items if one)
    return f"<ul>{rows}</ul>" if rows else ""


def not_shown(html: str) -> str:
    """What in this HTML has no counterpart in a form's words, or empty."""
    if html.count("<") > MOST_TAGS:
        return f"more than {MOST_TAGS} tags in its HTML"
    found = _NOT_SHOWN.search(html)
    return f"<{found[1].lower()}> in its HTML" if found else ""


def _in_a_block(html: str) -> str:
    return html if not html or re.match(r"\s*<(?:p|ul|ol)\b", html) else f"<p>{html}</p>"


def _block(block: str) -> str:
    lines = block.strip("\n").split("\n")
    bullets = [_BULLET.fullmatch(line) for line in lines]
    if all(bullets):
        kind = "ol" if lines[0].strip()[:1].isdigit() else "ul"
        return f"<{kind}>{''.join(f'<li>{_inline(found[1])}</li>' for found in bullets if found)}</{kind}>"
    parts: list[str] = []
    for line, bullet in zip(lines, bullets, strict=True):
        if heading := re.fullmatch(r"\s*#{1,6}\s+(.*?)\s*#*\s*", line):
            parts.append(f"<p><b>{_inline(heading[1])}</b></p>")
        elif bullet:
            parts.append(f"<ul><li>{_inline(bullet[1])}</li></ul>")
        elif line.strip():
            parts.append(f"<p>{_inline(line.strip())}</p>" if len(lines) > 1 else f"<p>{_inline(line)}</p>")
    return "".join(parts).replace("</ul><ul>", "")


def _inline(line: str) -> str:
    words = line if re.search(r"</?[a-zA-Z][^>]*>", line) else escape(line, quote=False)
    words = _LINK.sub(lambda found: f'<a href="{escape(unescape(found[2]))}">{found[1]}</a>', words)
    return _BOLD.sub(lambda found: f"<b>{found[1] or found[2]}</b>", words)
