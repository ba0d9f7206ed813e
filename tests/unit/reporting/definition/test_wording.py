"""Words with answers in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reporting.definition import text_keys
from reporting.definition.form import Form
from reporting.definition.wording import LONGEST, as_written, named_in, resolved, with_answers, worded
from tests.unit.reporting.definition.builders import form, question, step

TITLE = text_keys.step_title("two")
BODY = text_keys.step_introduction("two")


def talk() -> Form:
    words = {TITLE: "What did ((name)) say?", BODY: "<p>About ((choice)).</p>", "option.choice.a.label": "The & <one>"}
    asked = question("radios", "choice", options=["a"])
    cy = {TITLE: "Beth ddywedodd ((name))?", text_keys.question_name("name"): "y person"}
    return form(step("one", question("text", "name"), asked), step("two"), texts={"en": words, "cy": cy})


def test_an_answer_stands_in_the_words_as_it_is_shown() -> None:
    text = worded(talk(), "en", {"name": "Ann O'Hara", "choice": "a"})

    assert text(TITLE) == "What did Ann O'Hara say?"
    assert text(BODY) == "<p>About The &amp; &lt;one&gt;.</p>"


def test_an_unanswered_question_gives_neutral_words_of_its_own_where_it_has_them() -> None:
    assert worded(talk(), "en", {})(TITLE) == "What did your answer say?"
    assert worded(talk(), "cy", {})(TITLE) == "Beth ddywedodd y person?"


@given(typed=st.text(min_size=1, max_size=300) | st.sampled_from(["((choice))", "</p><script>", "((name))", "a" * 900]))
def test_what_a_person_typed_is_never_markup_and_never_read_again(typed: str) -> None:
    rich = with_answers("<p>((name))</p>", talk(), "en", {"name": typed, "choice": "a"}, is_rich=True)
    inside = rich.removeprefix("<p>").removesuffix("</p>")

    assert "<" not in inside
    assert ">" not in inside
    assert "The &amp;" not in inside


def test_a_long_answer_is_cut_off() -> None:
    assert len(with_answers("((name))", talk(), "en", {"name": "a" * 5000})) == LONGEST


def test_brackets_that_name_no_question_stay() -> None:
    assert with_answers("See ((nobody)) and ((a b)) ((", talk(), "en", {}) == "See ((nobody)) and ((a b)) (("
    assert named_in("((a)) ((b)) ((a)) ((c d))") == ("a", "b")


def test_labels_become_codes_and_come_back() -> None:
    codes = {"What is your name?": "name", "Who (if anybody)?": "who"}
    words, unknown = resolved("((What is  your name?)), ((Who (if anybody)?)), ((Nobody))", codes.get)

    assert words == "((name)), ((who)), ((Nobody))"
    assert unknown == ("Nobody",)
    labels = {code: label for label, code in codes.items()}
    assert as_written(words, lambda code: labels.get(code, "")) == (
        "((What is your name?)), ((Who (if anybody)?)), ((Nobody))"
    )
    assert resolved("<p>((A &amp; B))</p>", {"A & B": "ab"}.get, is_rich=True)[0] == "<p>((ab))</p>"
