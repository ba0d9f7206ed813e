"""The error summary of a step: every line can be told from the others."""

import uuid
from dataclasses import replace

from reporting.definition.form import Question, Step
from reporting.definition.problems import Problem
from reporting.web.questions import error_lines
from tests.factories.small_form import WORDS_EN, small_form

LABELS = {"question.make.label": "Make", "question.model.label": "Model"}
STEP = Step("vehicle", items=(Question("make", "text"), Question("model", "text")))


def test_two_questions_left_empty_are_told_apart() -> None:
    form = replace(small_form(uuid.uuid4()), steps=(STEP,), texts={"en": {**WORDS_EN, **LABELS}})

    lines = error_lines(form, "en", [Problem("make", None, "required"), Problem("model", None, "required")])

    assert [(line.text, line.href) for line in lines] == [
        ("Make: Enter an answer", "#make"),
        ("Model: Enter an answer", "#model"),
    ]


def test_one_question_left_empty_is_told_in_its_own_words() -> None:
    form = replace(small_form(uuid.uuid4()), steps=(STEP,), texts={"en": {**WORDS_EN, **LABELS}})

    [line] = error_lines(form, "en", [Problem("make", None, "required")])

    assert line.text == "Enter an answer"
