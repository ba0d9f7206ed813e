"""The address of a theme says everything about it."""

from __future__ import annotations

from pages.serving.theme import theme_url


def test_the_address_changes_with_each_colour_and_with_nothing_else() -> None:
    first = theme_url("#12294d", "#4f8fd6")

    assert first == theme_url("#12294d", "#4f8fd6")
    assert first != theme_url("#12294e", "#4f8fd6")
    assert first != theme_url("#12294d", "#4f8fd7")
    assert first.startswith("/theme/12294d-4f8fd6-")
