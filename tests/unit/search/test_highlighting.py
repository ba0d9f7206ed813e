"""Words that were searched for are marked, and everything is escaped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.highlighting import highlight


@pytest.mark.parametrize(
    ("text", "words", "html"),
    [
        ("Report a burglary", ["burglary"], "Report a <mark>burglary</mark>"),
        ("Burglaries", ["burglary"], "<mark>Burglaries</mark>"),
        ("Theft and thefts", ["theft"], "<mark>Theft</mark> and <mark>thefts</mark>"),
        ("An art", ["a"], "An art"),
        ("Your tŷ", ["ty"], "Your <mark>tŷ</mark>"),
        ("Clare’s law", ["clare's"], "<mark>Clare’s</mark> law"),
        ("Carpets", ["car"], "Carpets"),
        ("<b>locks</b> & x", ["locks"], "&lt;b&gt;<mark>locks</mark>&lt;/b&gt; &amp; x"),
        ("", ["x"], ""),
    ],
)
def test_like_words_are_marked(text: str, words: list[str], html: str) -> None:
    assert highlight(text, words) == html


@given(st.text(), st.lists(st.text(min_size=1), max_size=3))
def test_no_markup_but_ours_comes_out(text: str, words: list[str]) -> None:
    html = highlight(text, words).replace("<mark>", "").replace("</mark>", "")

    assert not set(html) & set("<>\"'")
