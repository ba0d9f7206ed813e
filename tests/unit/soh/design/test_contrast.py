import pytest
from hypothesis import given
from hypothesis import strategies as st

from soh.design.contrast import contrast_ratio, readable_text_colour

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#1d70b8", "#ffffff", 5.17),
        ("#fff", "#000", 21.0),
    ],
)
def test_ratio_is_the_one_wcag_publishes(one: str, other: str, ratio: float) -> None:
    assert contrast_ratio(one, other) == pytest.approx(ratio, abs=0.005)


@given(colours, colours)
def test_ratio_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert contrast_ratio(one, other) == contrast_ratio(other, one)
    assert 1 <= contrast_ratio(one, other) <= 21


@given(colours)
def test_text_in_the_readable_colour_reaches_the_minimum_on_every_background(background: str) -> None:
    assert contrast_ratio(readable_text_colour(background), background) >= 4.5


@pytest.mark.parametrize("colour", ["", "red", "#12", "#12345", "#1234567", "#gggggg", "#ffffff;}", "＃ffffff"])
def test_anything_but_a_hex_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValueError, match="hexadecimal"):
        contrast_ratio(colour, "#ffffff")
