"""What changed is shown in plain words, side by side, and nothing that was typed is ever markup."""

from __future__ import annotations

from pages.sharing.words import side_by_side, words_of_html


def test_each_side_marks_what_it_alone_has() -> None:
    sides = side_by_side("Lock your door at night.", "Lock your front door twice at night.")

    assert sides.left == "Lock your door at night."
    assert sides.right == "Lock your <ins>front </ins>door<ins> twice</ins> at night."


def test_changed_words_with_a_space_between_are_one_mark() -> None:
    sides = side_by_side("Call the council now", "Call your landlord now")

    assert sides.left == "Call <del>the council</del> now"
    assert sides.right == "Call <ins>your landlord</ins> now"


def test_words_that_look_like_markup_are_shown_and_not_run() -> None:
    sides = side_by_side("", "<script>alert(1)</script>")

    assert "<script>" not in sides.right
    assert "&lt;" in sides.right


def test_rich_text_is_read_as_lines_without_tags() -> None:
    assert words_of_html("<p>One &amp; two</p><ul><li>three</li><li><b>four</b></li></ul>") == (
        "One & two\n• three\n• four"
    )


def test_the_address_of_an_outer_link_is_read_too() -> None:
    assert words_of_html('<p>See <a href="https://x.org/">the charity</a>.</p>') == "See the charity (https://x.org/)."
