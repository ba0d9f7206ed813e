"""Looking things up in a form."""

from __future__ import annotations

import pytest

from tests.unit.reporting.definition.builders import crime_form, form, question, step


def test_parts_are_found_by_code() -> None:
    asked = crime_form()

    assert asked.step("when").code == "when"
    assert asked.question("time").kind == "time"
    assert asked.step_of("time").code == "when"
    assert asked.position("gate") == 0
    assert asked.has_step("when")
    assert not asked.has_question("when")


def test_a_code_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        crime_form().question("gone")
    with pytest.raises(KeyError):
        crime_form().step("gone")


def test_a_text_falls_back_to_the_source_language_and_says_so() -> None:
    asked = form(step("one", question()), texts={"en": {"a": "A", "b": "B"}, "cy": {"a": "Â", "b": ""}})

    assert (asked.text("cy", "a"), asked.text_locale("cy", "a")) == ("Â", "cy")
    assert (asked.text("cy", "b"), asked.text_locale("cy", "b")) == ("B", "en")
    assert (asked.text("cy", "c"), asked.text_locale("cy", "c")) == ("", "cy")
    assert asked.lookup("cy")("b") == "B"
    assert asked.locales == ("en", "cy")
