"""What the builders of the dialect can say beyond the small forms kept here: each piece becomes its counterpart."""

from __future__ import annotations

from typing import Any

import pytest

from reporting.authoring.importers.file_kinds import accepted
from reporting.authoring.importers.importing import Imported, imported
from reporting.definition import text_keys
from reporting.definition.form import Form
from reporting.definition.routing import walk

LISTS = [{"id": "list-1", "name": "colours", "items": [
    {"id": f"item-{colour}", "text": colour.title(), "value": colour} for colour in ("red", "green", "blue")
]}]  # fmt: skip


def page(path: str, *components: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"path": path, "title": path, "components": [*components], **more}


def asked(kind: str, name: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "name": name, "id": f"id-{name}", "title": name, "options": {}, **more}


def read(*pages: dict[str, Any], conditions: tuple[dict[str, Any], ...] = (), **more: Any) -> tuple[Imported, Form]:
    data = {"startPage": pages[0]["path"], "pages": [*pages], "lists": LISTS, "conditions": [*conditions], **more}
    found = imported(data, "form")
    assert found.form is not None
    return found, found.form


def steps(form: Form, **answers: Any) -> list[str]:
    return [step.code for step in walk(form, answers).steps]


def listed(operator: str, coordinator: str = "", kind: str = "RadiosField") -> Form:
    value = {"listId": "list-1", "itemId": ["item-red", "item-blue"]} | (
        {"itemsCoordinator": coordinator} if coordinator else {}
    )
    item = {"id": "i", "componentId": "id-colour", "operator": operator, "type": "ListItemRef", "value": value}
    _, form = read(
        page("/colour", asked(kind, "colour", list="list-1")),
        page("/more", asked("TextField", "more"), condition="cond"),
        page("/last", asked("TextField", "last")),
        conditions=({"id": "cond", "displayName": "Some", "items": [item]},),
        engine="V2",
        schema=2,
    )
    return form


@pytest.mark.parametrize(
    ("operator", "coordinator", "kind", "answer", "is_shown"),
    [
        ("is", "", "RadiosField", "blue", True),
        ("is", "", "RadiosField", "green", False),
        ("is not", "", "RadiosField", "green", True),
        ("is not", "", "RadiosField", "red", False),
        ("contains", "", "CheckboxesField", ["blue"], True),
        ("contains", "and", "CheckboxesField", ["blue"], False),
        ("contains", "and", "CheckboxesField", ["blue", "red"], True),
        ("does not contain", "or", "CheckboxesField", ["blue"], True),
        ("does not contain", "and", "CheckboxesField", ["blue"], False),
        ("does not contain", "and", "CheckboxesField", ["green"], True),
    ],
)
def test_a_condition_about_several_options_means_the_same(
    operator: str, coordinator: str, kind: str, answer: Any, is_shown: bool
) -> None:
    assert ("more" in steps(listed(operator, coordinator, kind), colour=answer)) is is_shown


def test_the_condition_of_a_page_holds_wherever_links_lead_to_it() -> None:
    found, form = read(
        page("/a", asked("YesNoField", "a"), next=[{"path": "/c"}, {"path": "/b"}]),
        page("/b", asked("TextField", "b"), next=[{"path": "/c"}], condition="is-a"),
        page("/c", asked("TextField", "c"), next=[{"path": "/summary"}]),
        page("/summary", controller="./pages/summary.js"),
        conditions=({"name": "is-a", "value": "a == true"},),
    )

    assert steps(form, a=True)[:2] == ["a", "b"]
    assert steps(form, a=False)[:2] == ["a", "c"]
    assert found.kept("page") == 4


@pytest.mark.parametrize(("words", "given"), [("> 3", "long"), ("== 4", "four"), ("<= 4", "ab"), (">= 4", "four")])
def test_an_expression_may_count_characters(words: str, given: str) -> None:
    _, form = read(
        page("/a", asked("TextField", "a"), next=[{"path": "/c"}, {"path": "/b", "condition": "c"}]),
        page("/b", asked("TextField", "b"), next=[{"path": "/c"}]),
        page("/c", asked("TextField", "c")),
        conditions=({"name": "c", "value": f"length(a) {words}"},),
    )

    assert steps(form, a=given)[1] == "b"
    assert steps(form, a="abcdefgh" if "<" in words or "==" in words else "a")[1] == "c"


def test_words_have_the_answers_in_them_that_a_template_puts_there() -> None:
    found, form = read(
        page("/a", asked("TextField", "name"), section="you", next=[{"path": "/b"}]),
        page("/b", {"type": "Html", "name": "hello", "content": "<p>Hello {{ you.name }}, {{ 1 + 1 }}</p>"}),
    )

    assert "Hello ((name))," in form.text("en", text_keys.content_body("hello"))
    assert [(one.name, one.reason) for one in found.lost if not one.kept] == [("hello", "words computed by a template")]


def test_a_payment_is_not_asked_for_as_if_it_were_an_answer() -> None:
    found, form = read(page("/a", asked("TextField", "name"), asked("PaymentField", "pay")))

    assert [question.code for question in form.questions()] == ["name"]
    assert ("component", "pay") in [(one.what, one.name) for one in found.lost if not one.kept]


def test_a_page_that_also_shows_answers_keeps_its_meaning_and_says_so() -> None:
    found, _ = read(
        page("/a", asked("TextField", "name"), controller="MiniSummaryPageController"),
        page("/b", asked("TextField", "other"), controller="MagicLinkController"),
    )

    assert found.kept("page") == 1
    assert {one.name: one.kept for one in found.lost if one.what == "page"} == {"/a": True, "/b": False}


def test_types_of_files_are_told_by_the_names_people_know() -> None:
    groups, refused = accepted(".doc,application/pdf, image/jpg,application/vnd.ms-excel,text/csv,.xyz")

    assert groups == ["images", "documents"]
    assert refused == ["Word 97 to 2003 (.doc)", "Excel 97 to 2003 (.xls)", "comma-separated values (.csv)", ".xyz"]


def test_a_telephone_number_is_checked_by_rules_of_its_own_and_other_patterns_are_lost() -> None:
    found, _ = read(
        page(
            "/a",
            asked("TelephoneNumberField", "phone", schema={"regex": "^0[0-9]+$"}),
            asked("TextField", "code", schema={"regex": "^[A-Z]{3}$"}),
        )
    )

    assert {one.name: one.kept for one in found.lost} == {"phone": True, "code": False}


def test_what_a_form_asks_of_its_builder_is_told_by_name() -> None:
    found, _ = read(
        page("/a", asked("TextField", "name"), events={"onLoad": {"type": "http"}}, next=[{"redirect": "https://x.example"}]),
        fees=[{"amount": 1}], feedback={"url": "/x"}, metadata={"translations": {"cy": {}}}, skipSummary=True,
    )  # fmt: skip

    names = {(one.what, one.name): one.kept for one in found.lost}
    assert names[("form", "fees")] is False
    assert names[("form", "metadata.translations")] is False
    assert names[("form", "feedback")] is names[("form", "skipSummary")] is True
    assert found.kept("page") == 0
