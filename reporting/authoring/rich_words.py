"""Rich text as a compiled form keeps it: sanitised HTML, links still as the editor stored them."""

from __future__ import annotations

from html import escape
from typing import Any

import nh3

_TAGS = {"p", "b", "strong", "ol", "ul", "li", "a", "br"}
_ATTRIBUTES = {"a": {"href", "linktype", "id"}}
_SCHEMES = {"https", "http", "mailto", "tel"}


def cleaned(html: Any) -> str:
    """Paragraphs, bold, lists and links of the HTML; an empty string when there are no words in it.

    Links to pages stay `<a linktype="page" id="...">`: their address depends on the force that shows the
    form.
    """
    if not isinstance(html, str) or not html.strip():
        return ""
    safe = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)
    return safe if nh3.clean(safe, tags=set()).strip() else ""


def in_paragraphs(text: str) -> str:
    """Plain text as paragraphs: a new one for each line."""
    return "".join(f"<p>{escape(line.strip())}</p>" for line in text.split("\n") if line.strip())
