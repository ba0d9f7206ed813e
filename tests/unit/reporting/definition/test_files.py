"""Files as answers: their names, their types, and the sentences about them."""

from __future__ import annotations

from datetime import date

import pytest

from reporting.definition import file_rules, kinds
from reporting.definition.answers import check_question
from reporting.definition.file_names import clean_name
from reporting.definition.kinds.files import accepted_types, size_in_words
from reporting.definition.messages import message
from tests.unit.reporting.definition.builders import form, question, step

TODAY = date(2026, 3, 27)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("holiday.jpg", "holiday.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\my photo.PNG", "my photo.PNG"),
        ("a\x00b\r\nc.pdf", "ab c.pdf"),
        ("gpj.\u202eexe.txt", "gpj.exe.txt"),
        ("CON.txt", "_CON.txt"),
        (".htaccess", "htaccess"),
        ("", "file"),
        ("...", "file"),
        ("/", "file"),
        ('<img src="x">.png', "img src=x.png"),
        ("((name)) {x}.jpg", "(name)) (x}.jpg"),
        ("Ffenestr wedi’i thorri.heic", "Ffenestr wedi’i thorri.heic"),
    ],
)
def test_a_name_is_safe_to_show_and_stays_what_it_was_otherwise(given: str, kept: str) -> None:
    assert clean_name(given) == kept
    assert clean_name(kept) == kept


def test_a_long_name_is_cut_and_keeps_its_ending() -> None:
    cut = clean_name("x" * 300 + ".jpeg")

    assert len(cut) == 100
    assert cut.endswith("x.jpeg")


def test_a_question_takes_the_types_of_its_groups_only() -> None:
    assert "video/mp4" not in accepted_types(question("files", accept=["images"]))
    assert {"image/heic", "video/mp4", "application/pdf"} <= accepted_types(question("files"))


def test_every_refusal_has_a_sentence_in_both_languages_with_the_name_of_the_file() -> None:
    asked = question("files", most=1, most_megabytes=5, accept=["images"])
    about_one = [
        file_rules.empty(asked, "a.jpg"),
        file_rules.too_large(asked, "a.jpg", largest=100 * 1024 * 1024),
        file_rules.wrong_type(asked, "a.jpg"),
        file_rules.damaged(asked, "a.jpg"),
        file_rules.interrupted(asked, "a.jpg"),
        file_rules.infected(asked, "a.jpg"),
        file_rules.refused(asked, "a.jpg"),
    ]
    others = [file_rules.unknown(asked), file_rules.too_much(asked), file_rules.no_room(asked)]

    for problem in [*about_one, *others, file_rules.too_many(asked)]:
        said = {message(problem, form(step("one", asked)), locale) for locale in ("en", "cy")}
        assert len(said) == 2
        assert problem not in about_one or all("a.jpg" in each for each in said)
        assert not any("{" in each for each in said)


def test_sizes_and_names_are_shown_where_answers_are_checked() -> None:
    files = [{"file": "a" * 43, "name": "a.jpg", "size": 3_355_443}, {"file": "b" * 43, "name": "b.mp4", "size": 900}]

    shown = kinds.get("files").display(question("files"), files, lambda key: "", "en")

    assert shown == ("a.jpg (3.2 MB)", "b.mp4 (900 bytes)")
    assert size_in_words(1024) == "1 KB"


def test_more_files_than_the_question_takes_are_refused() -> None:
    files = [{"file": letter * 43} for letter in "abc"]

    _, problems = check_question(question("files", most=2), files, today=TODAY)

    assert [problem.code for problem in problems] == ["too_many_files"]
