"""Likeness of summaries: what makes a hint, and what does not."""

from datetime import UTC, datetime, timedelta

import pytest

from reporting.links.likeness import ENOUGH, Sketch, likeness

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
THEFT = ("A bicycle", "Reading, RG1 2AB", "20 November 2026")


def sketch(*lines: str, form: str = "theft", hours: int = 0) -> Sketch:
    return Sketch(form, NOON + timedelta(hours=hours), lines)


@pytest.mark.parametrize(
    ("other", "signs"),
    [
        (sketch(*THEFT, hours=60), {"Same postcode", "Same day", "Same form"}),
        (sketch("rg12ab", "20 November 2026", form="noise", hours=60), {"Same postcode", "Same day"}),
    ],
)
def test_same_place_and_day_is_a_hint_whatever_the_form(other: Sketch, signs: set[str]) -> None:
    found = likeness(sketch(*THEFT), other)
    assert found.points >= ENOUGH
    assert signs <= set(found.signs)


@pytest.mark.parametrize(
    "other",
    [
        sketch("A bicycle"),  # the same choice, the same form, the same hour: every third report
        sketch("A car", "Reading, RG1 9ZZ", "3 May 2026"),
        sketch("Slough, RG1 2AB", form="noise", hours=70),
        sketch(),
    ],
)
def test_form_and_hour_alone_are_no_hint(other: Sketch) -> None:
    assert likeness(sketch(*THEFT), other).points < ENOUGH


def test_the_same_words_are_a_hint() -> None:
    words = "a man in a red coat broke the window of the bakery"
    assert likeness(sketch(words), sketch(words, form="other", hours=100)).points >= ENOUGH
