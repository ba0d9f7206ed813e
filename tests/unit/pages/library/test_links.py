"""Stored rich text becomes HTML whose links are those of one force and language."""

from __future__ import annotations

import pytest

from pages.library.links import DocumentLink, Link, document_ids, expand

LINKS = {1: Link("/burglary/?a=1&b=2", "Burglary")}
DOCUMENTS = {5: DocumentLink("/documents/5/leaflet.pdf", "Leaflet", 1024)}


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ('<a linktype="page" id="1">to</a>', '<a href="/burglary/?a=1&amp;b=2">to</a>'),
        ('<a linktype="page" id="2">to</a>', "to"),
        ('<a linktype="page">to</a>', "to"),
        ('<a linktype="page" id="x">to</a>', "to"),
        ('<a linktype="document" id="5">get</a>', '<a href="/documents/5/leaflet.pdf">get</a>'),
        ('<a linktype="document" id="6">get</a>', "get"),
        ('<a linktype="unheard-of" id="6">words</a>', "words"),
        ('<a href="mailto:a@example.org">write</a>', '<a href="mailto:a@example.org">write</a>'),
        ('<a href="#top">up</a>', '<a href="#top">up</a>'),
        ('<a id="2" linktype="page">gone</a> <a id="1" linktype="page">there</a>', None),
    ],
)
def test_a_link_leads_where_visitors_can_go_or_is_text(stored: str, expected: str | None) -> None:
    wanted = expected if expected is not None else 'gone <a href="/burglary/?a=1&amp;b=2">there</a>'

    assert expand(stored, LINKS, DOCUMENTS) == wanted


def test_the_documents_of_a_text_are_named() -> None:
    stored = '<a linktype="document" id="5">a</a><a linktype="page" id="1">b</a><a id="7" linktype="document">c</a>'

    assert document_ids(stored) == [5, 7]
