"""Rich text in a compiled form is safe, whatever an editor or a crafted post put in."""

import pytest

from reporting.authoring.rich_words import cleaned


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("<p>Call <b>101</b></p>", "<p>Call <b>101</b></p>"),
        ("<ul><li>One</li></ul>", "<ul><li>One</li></ul>"),
        ("<h1>Big</h1>", "Big"),
        ("<script>alert(1)</script><p>x</p>", "<p>x</p>"),
        ('<p onclick="x()" style="color:red">x</p>', "<p>x</p>"),
        ('<a href="javascript:alert(1)">x</a>', "<a>x</a>"),
        ('<a href="https://example.org">x</a>', '<a href="https://example.org">x</a>'),
        ('<a href="tel:101">x</a>', '<a href="tel:101">x</a>'),
        ('<a linktype="page" id="3">x</a>', '<a linktype="page" id="3">x</a>'),
        ('<p id="x">y</p>', "<p>y</p>"),
        ("<p></p>", ""),
        ("<p> </p><p><br></p>", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_only_paragraphs_lists_bold_and_safe_links_remain(given, kept):
    assert cleaned(given) == kept
