"""Sheets of paper as PDF."""

import re
import zlib

import pytest
from django.utils import translation

from soh.design.paper import Line, Part, Sheet, pdf_of

SHEET = Sheet(
    title="Your answers",
    above=["Keep this."],
    large=[Line("Reference", "SAVE-2222-2222-2")],
    sections=[Part("What happened", [Line("Tell us", "First line\nŵ and ŷ")])],
)


def _inside(pdf: bytes) -> bytes:
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    opened = []
    for stream in streams:
        try:
            opened.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return pdf + b"".join(opened)


def test_a_sheet_is_a_tagged_document_that_claims_pdf_ua_and_has_a_title_and_a_language():
    with translation.override("cy"):
        pdf = _inside(pdf_of(SHEET))

    assert pdf.startswith(b"%PDF-")
    for part in (b"pdfuaid:part>1<", b"/MarkInfo", b"/StructTreeRoot", b"/Lang", b"cy", b"Your answers"):
        assert part in pdf
    for tag in (b"/H1", b"/H2", b"/L\n", b"/Lbl", b"/LBody"):
        assert tag in pdf or tag.strip() in pdf


@pytest.mark.parametrize(
    "words",
    [
        "#set page(width: 1pt)",
        '#import "x"',
        "$ x $ *bold* _it_ <label> @ref \\",
        "`raw`",
        "//",
        "/* ",
        "=",
        "",
        "\n\n",
        "#" * 5000,
    ],
)
def test_words_are_set_as_they_are_and_never_run(words):
    assert pdf_of(Sheet(title="T", sections=[Part("P", [Line("L", words)])])).startswith(b"%PDF-")


@pytest.mark.parametrize("words", ["中文", "العربية", "😀", "\x00\x1b\ud800", "\u202eabc", "a" * 20_000])
def test_any_character_makes_a_document(words):
    assert pdf_of(Sheet(title="T", sections=[Part(words[:50], [Line(words[:50], words)])])).startswith(b"%PDF-")


def test_a_document_made_twice_is_the_same():
    assert len(pdf_of(SHEET)) == len(pdf_of(SHEET))
