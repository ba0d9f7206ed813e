"""Every question can be found, read and put right."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.utils.safestring import SafeString

from soh.design.fields import COMPOSITE_KINDS, FIELD_KINDS, Choice, FormField, render_field
from soh.design.fields.errors import FieldError, error_summary, errors_of

CHOICES = (
    Choice("a", "Apples"),
    Choice("b", "Bread", hint="Brown"),
    Choice("none", "None of these", exclusive=True),
)


def question(kind: str, **changes: Any) -> FormField:
    field = FormField(kind=kind, name="q", label="What?", choices=CHOICES if needs_choices(kind) else ())
    if kind in COMPOSITE_KINDS:
        field = replace(field, parts=(part("text", "first"), part("date", "second"), part("number", "third")))
    if kind == "approximate_date":
        parts = (part("date", "day"), part("date", "month"))
        entries = {"a": ["q-day"], "b": ["q-month"], "none": []}
        field = replace(field, parts=parts, settings={"entries": entries})
    return replace(field, **changes)


def part(kind: str, name: str, **changes: Any) -> FormField:
    return FormField(kind=kind, name=f"q-{name}", label=name.title(), is_part=True, **changes)


def needs_choices(kind: str) -> bool:
    return kind in ("radios", "checkboxes", "select", "approximate_date")


def parsed(field: FormField) -> BeautifulSoup:
    return BeautifulSoup(render_field(field), "html.parser")


def controls(page: BeautifulSoup) -> list[Tag]:
    return page.find_all(["input", "textarea", "select"])


every_kind = pytest.mark.parametrize("kind", sorted(FIELD_KINDS))


@every_kind
def test_every_control_has_a_label_and_a_name_of_the_question(kind: str) -> None:
    page = parsed(question(kind))

    assert controls(page)
    for control in controls(page):
        label = page.find("label", attrs={"for": control["id"]})
        assert label is not None
        assert label.get_text(strip=True)
        assert control["name"] == "q" or control["name"].startswith("q-")


@every_kind
def test_an_error_is_announced_with_its_control_and_the_summary_leads_there(kind: str) -> None:
    field = question(kind, error="Put this right", hint="As you remember it")
    page = parsed(field)

    target = page.find(id=field.focus_id)
    message = page.find(class_="govuk-error-message")
    assert isinstance(target, Tag)
    assert target.name in ("input", "textarea", "select")
    assert message is not None
    assert message["id"] in described_by(target)
    assert "Put this right" in message.get_text()


@pytest.mark.parametrize("kind", sorted(FIELD_KINDS - {"declaration"}))
def test_a_lone_question_is_the_heading_of_its_page(kind: str) -> None:
    headings = parsed(question(kind, is_page_heading=True)).find_all("h1")

    assert [heading.get_text(strip=True) for heading in headings] == ["What?"]


@pytest.mark.parametrize("kind", ["text", "long_text", "email", "phone", "number", "date", "address"])
def test_a_private_answer_is_not_remembered_by_the_browser(kind: str) -> None:
    page = parsed(question(kind, private=True, autocomplete="bday"))

    assert {control.get("autocomplete") for control in controls(page)} == {"off"}


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("text", {"q": ["O'Brien & <son>"]}),
        ("number", {"q": ["twelve"]}),
        ("date", {"q-day": ["31"], "q-month": ["Chwef"], "q-year": ["26"]}),
        (
            "address",
            {
                "q-line_1": ["1 Stryd Fawr"],
                "q-line_2": [""],
                "q-town": ["Llanelli"],
                "q-county": [""],
                "q-postcode": ["?"],
            },
        ),
    ],
)
def test_what_was_typed_is_shown_again_even_when_it_is_wrong(kind: str, typed: dict[str, list[str]]) -> None:
    page = parsed(question(kind, values=typed, error="Put this right"))

    assert {control["name"]: [control.get("value", "")] for control in controls(page)} == typed


@pytest.mark.parametrize("kind", ["radios", "checkboxes"])
def test_a_chosen_option_stays_chosen(kind: str) -> None:
    page = parsed(question(kind, values={"q": ["b"]}))

    assert [control["value"] for control in controls(page) if control.has_attr("checked")] == ["b"]


def test_none_of_these_stands_apart_and_excludes_the_others() -> None:
    page = parsed(question("checkboxes"))

    divider = page.find(class_="govuk-checkboxes__divider")
    exclusive = [control["value"] for control in controls(page) if control.get("data-behaviour") == "exclusive"]
    assert divider is not None
    assert divider.get_text(strip=True) == "or"
    assert exclusive == ["none"]


def test_only_the_wrong_part_of_a_date_is_marked() -> None:
    page = parsed(question("date", error="Date must include a year", wrong_parts=frozenset({"year"})))

    assert [control["name"] for control in controls(page) if "govuk-input--error" in control["class"]] == ["q-year"]
    assert question("date", error="…", wrong_parts=frozenset({"year"})).focus_id == "q-year"


def test_each_wrong_line_of_an_address_says_what_is_wrong_with_it() -> None:
    field = question(
        "address", error="Enter a town", part_errors={"town": "Enter a town", "postcode": "Enter a postcode"}
    )
    page = parsed(field)

    assert [message.get_text(" ", strip=True) for message in page.find_all(class_="govuk-error-message")] == [
        "Error: Enter a town",
        "Error: Enter a postcode",
    ]
    assert field.focus_id == "q-town"


@pytest.mark.parametrize(
    ("settings", "attribute"), [({"max_length": 200}, "data-maxlength"), ({"max_words": 50}, "data-maxwords")]
)
def test_a_limited_text_counts(settings: dict[str, int], attribute: str) -> None:
    counted = parsed(question("long_text", settings=settings)).find(attrs={"data-module": "govuk-character-count"})

    assert isinstance(counted, Tag)
    assert counted[attribute] == str(next(iter(settings.values())))


def test_an_optional_question_says_so() -> None:
    assert "What? (optional)" in render_field(question("text", required=False))


def test_the_summary_lists_errors_in_the_order_of_the_page() -> None:
    fields = [
        question("text", name="one", error="First"),
        question("text", name="two"),
        question("date", name="three", error="Last"),
    ]

    assert errors_of(fields) == [FieldError("First", "#one"), FieldError("Last", "#three-day")]


def test_no_summary_without_errors() -> None:
    assert error_summary([]) == ""


def described_by(target: Tag) -> str:
    find: Callable[[str], Any] = target.find_parent
    own, group = target.get("aria-describedby"), find("fieldset")
    return f"{own or ''} {group.get('aria-describedby') if group else ''}"


def test_an_error_of_a_part_stands_at_the_part_and_the_summary_leads_there() -> None:
    field = question("vehicle", parts=(part("text", "make"), part("text", "colour", error="Put the colour right")))
    page = parsed(field)

    assert field.focus_id == "q-colour"
    assert "q-colour-error" in page.find(id="q-colour")["aria-describedby"]
    assert page.find(id="q-error") is None


def test_folded_parts_open_by_themselves_when_there_is_something_to_see() -> None:
    folded = part("text", "latitude", folded="Give a point")

    assert not parsed(question("place", parts=(part("text", "town"), folded))).find("details").has_attr("open")
    filled = replace(folded, values={"q-latitude": ["51"]})
    assert parsed(question("place", parts=(part("text", "town"), filled))).find("details").has_attr("open")
    wrong = replace(folded, error="Put it right")
    assert parsed(question("place", parts=(part("text", "town"), wrong))).find("details").has_attr("open")


def test_the_boxes_of_the_chosen_precision_stand_under_it() -> None:
    values = {"q": ["b"], "q-month-year": ["2024"]}
    parts = (part("date", "day", values=values), part("date", "month", values=values))
    page = parsed(question("approximate_date", values=values, parts=parts))

    chosen = page.find("input", attrs={"type": "radio", "value": "b"})
    assert chosen.has_attr("checked")
    assert page.find(id=chosen["data-aria-controls"]).find(id="q-month-year")["value"] == "2024"


def test_an_option_can_have_or_above_it_and_words_below_it_when_chosen() -> None:
    choices = (
        Choice("a", "Apples"),
        Choice("b", "Bread", divider=True, content=SafeString("<p>It is <b>brown</b>.</p>")),
    )
    for kind in ("radios", "checkboxes"):
        page = parsed(question(kind, choices=choices))

        assert page.find(class_=f"govuk-{kind}__divider").get_text(strip=True) == "or"
        assert page.find(class_=f"govuk-{kind}__conditional").b.get_text() == "brown"


def test_a_long_list_tells_the_script_what_to_say_and_what_was_typed_beside_its_options() -> None:
    select = parsed(question("select", settings={"type_ahead": True}, values={"q": ["Aples"]})).find("select")

    assert select["data-module"] == "soh-combobox"
    assert "%(count)s" in select["data-found"]
    assert select["data-typed"] == "Aples"
    assert "data-module" not in parsed(question("select")).find("select").attrs
