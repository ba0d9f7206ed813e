import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soh.design.contrast import MINIMUM_TEXT_CONTRAST, contrast_ratio
from soh.design.theme import DEFAULT_ACCENT, DEFAULT_BRAND, stylesheet, theme_colours

STYLES = Path(__file__).parents[4] / "platform" / "soh" / "design" / "assets" / "scss" / "_theme.scss"
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(colours)
def test_links_can_be_read_on_white_and_on_the_tint_of_any_brand(brand: str) -> None:
    theme = theme_colours(brand, DEFAULT_ACCENT)

    for link in (theme["link"], theme["link-hover"]):
        assert contrast_ratio(link, "#ffffff") >= MINIMUM_TEXT_CONTRAST
        assert contrast_ratio(link, theme["brand-tint"]) >= MINIMUM_TEXT_CONTRAST


@given(colours)
def test_text_on_the_brand_can_be_read_also_while_the_pointer_is_on_it(brand: str) -> None:
    theme = theme_colours(brand, DEFAULT_ACCENT)

    assert contrast_ratio(theme["brand-text"], theme["brand"]) >= MINIMUM_TEXT_CONTRAST
    assert contrast_ratio(theme["brand-text"], theme["brand-hover"]) >= MINIMUM_TEXT_CONTRAST


@pytest.mark.parametrize("brand", ["#8b0000", "#5a0f14"])
def test_links_of_a_red_brand_do_not_look_like_errors(brand: str) -> None:
    assert theme_colours(brand, DEFAULT_ACCENT)["link"] == theme_colours(DEFAULT_BRAND, DEFAULT_ACCENT)["link"]


def test_the_common_stylesheet_has_the_default_theme() -> None:
    written = dict(re.findall(r"--soh-([a-z-]+): (#[0-9a-f]{6});", STYLES.read_text()))

    assert theme_colours(DEFAULT_BRAND, DEFAULT_ACCENT).items() <= written.items()


@pytest.mark.parametrize("colour", ["red", "#12294d;}body{display:none", "url(//x)"])
def test_a_stylesheet_holds_nothing_but_colours(colour: str) -> None:
    for brand, accent in ((colour, DEFAULT_ACCENT), (DEFAULT_BRAND, colour)):
        with pytest.raises(ValueError, match="hexadecimal"):
            stylesheet(brand, accent)
