"""Links to pages, by an explicit map for one force and language: `{page id: (url, title)}`.

Inside national content a link leads to the force's own adoption of the target, else to the national site; a
target that visitors cannot see prints as text alone, never as a dead link.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text.rewriters import LinkRewriter

_NOWHERE = "<a>"
_DOCUMENT_TAG = re.compile(r'<a\s[^>]*linktype="document"[^>]*>')
_ID = re.compile(r'\sid="(\d+)"')
_TAGS = {"a", "b", "strong", "i", "em", "br", "hr", "p", "ul", "ol", "li", "h2", "h3", "h4"}


class Link(NamedTuple):
    """Where a page is, for visitors of one site in one language. `url` is relative within that site."""

    url: str
    title: str
    summary: str = ""


class DocumentLink(NamedTuple):
    """A file to download. `size` in bytes, None when unknown."""

    url: str
    title: str
    size: int | None


LinkMap = Mapping[int, Link]
DocumentMap = Mapping[int, DocumentLink]

NO_LINKS: LinkMap = {}
NO_DOCUMENTS: DocumentMap = {}


def expand(source: str, links: LinkMap, documents: DocumentMap = NO_DOCUMENTS) -> SafeString:
    """Return rich text as stored by Wagtail as HTML whose links are those of `links` and `documents`."""
    rewriter = LinkRewriter(
        bulk_rules={
            "page": lambda found: [_page_tag(links, attributes) for attributes in found],
            "document": lambda found: [_document_tag(documents, attributes) for attributes in found],
        },
        reference_extractors={},
    )
    html = _drop_unlinked(rewriter(source))
    # The editor lets only its features through; what code or an import wrote is held to the same here.
    return mark_safe(nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}}, link_rel=None))  # noqa: S308


def _page_tag(links: LinkMap, attributes: Mapping[str, Any]) -> str:
    link = links.get(_number(attributes))
    return f'<a href="{escape(link.url)}">' if link else _NOWHERE


def _document_tag(documents: DocumentMap, attributes: Mapping[str, Any]) -> str:
    document = documents.get(_number(attributes))
    return f'<a href="{escape(document.url)}">' if document else _NOWHERE


def _number(attributes: Mapping[str, Any]) -> int:
    try:
        return int(attributes.get("id", 0))
    except (TypeError, ValueError):
        return 0


def _drop_unlinked(html: str) -> str:
    """Take away the anchors that lead nowhere and keep their words. Anchors do not nest in HTML."""
    first, *others = html.split(_NOWHERE)
    return first + "".join(part.replace("</a>", "", 1) for part in others)


def document_ids(source: str) -> list[int]:
    """Return the ids of the documents that this rich text links to."""
    return [int(found) for tag in _DOCUMENT_TAG.findall(source) for found in _ID.findall(tag)]
