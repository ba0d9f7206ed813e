"""Forms of the digital-form-builder dialect become forms that mean the same."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest

from reporting.authoring.importers.importing import Imported, imported
from reporting.authoring.importers.report import report
from reporting.definition import text_keys
from reporting.definition.form import ContentKind, Form, StepKind
from reporting.definition.routing import walk

FORMS = Path(__file__).parent / "forms"


def source(name: str) -> Any:
    return json.loads((FORMS / f"{name}.json").read_text(encoding="utf-8"))


def read(name: str) -> tuple[Imported, Form]:
    found = imported(source(name), name)
    assert found.form is not None
    return found, found.form


def path(form: Form, **answers: Any) -> list[str]:
    return [step.code for step in walk(form, answers).steps]


def lost(found: Imported, *, kept: bool = False) -> list[tuple[str, str]]:
    return [(one.what, one.name) for one in found.lost if one.kept is kept]


def test_links_with_conditions_are_followed_before_the_one_without() -> None:
    _, form = read("linked_pages")

    assert path(form, kind="bag", dangers=None) == ["start", "kind", "photo", "the-end"]
    assert path(form, kind="car") == ["start", "kind", "not-us"]
    assert path(form, kind="bag", dangers=["glass"]) == ["start", "kind", "people"]
    assert walk(form, {"kind": "bag", "dangers": ["glass"], "people": [{"who": "A"}]}).complete


def test_and_binds_closer_than_or_and_conditions_use_others() -> None:
    _, form = read("linked_pages")

    assert path(form, kind="bag", dangers=["needles"])[2] == "photo"


def test_words_without_a_way_on_are_an_exit() -> None:
    _, form = read("linked_pages")

    assert form.step("not-us").kind is StepKind.EXIT
    assert form.text("en", text_keys.content_body("council")).count("https://www.example.org/") == 1


def test_entries_files_and_limits_are_kept() -> None:
    _, form = read("linked_pages")
    people, photo = form.question("people"), form.question("photo")

    assert [(one.code, one.kind, one.required) for one in people.questions] == [
        ("who", "text", True),
        ("age", "number", False),
    ]
    assert people.questions[0].settings == {"max_length": 50}
    assert people.questions[1].settings == {"min": 0, "max": 120, "integer": True}
    assert form.text("en", text_keys.question_entry("people")) == "person"
    assert (photo.kind, photo.required, photo.settings) == ("files", False, {"most": 3, "accept": ["images"]})


def test_a_broken_link_and_a_condition_about_nothing_are_reported() -> None:
    found, form = read("linked_pages")

    assert found.broken_links == ("/photo leads to /gone, which is no page of the form",)
    assert any("left-over" in problem and "vanished" in problem for problem in found.problems)
    assert ("condition", "left-over") in lost(found, kept=True)
    assert found.kept("condition") == found.conditions == 3
    assert path(form, kind="bag", dangers=None, photo=None)[-1] == "the-end"


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"country": "Turkey", "people": "0"}, ["country", "abroad"]),
        ({"country": "Wales", "people": "2"}, ["country", "adult"]),
        ({"country": "Wales", "people": "0", "adult": True}, ["country", "adult", "the-end"]),
        ({"country": "Wales", "people": "0", "adult": False}, ["country", "adult", "name"]),
        ({"country": "Wales", "people": "1", "adult": True}, ["country", "adult", "name"]),
    ],
)
def test_conditions_written_as_expressions_mean_the_same(answers: dict[str, Any], expected: list[str]) -> None:
    _, form = read("expressions")

    assert path(form, **answers)[: len(expected)] == expected


def test_what_cannot_be_represented_is_listed_and_not_counted_as_kept() -> None:
    found, form = read("expressions")

    assert set(lost(found)) == {
        ("component", "site"),
        ("component", "name"),
        ("component", "why"),
        ("component", "hologram"),
        ("condition", "sum"),
        ("page", "/name"),
    }
    assert (found.pages, found.kept("page")) == (5, 4)
    assert (found.components, found.kept("component")) == (7, 3)
    assert (found.conditions, found.kept("condition")) == (3, 2)
    assert form.question("hologram").kind == "text"


def test_a_declaration_is_asked_last() -> None:
    _, form = read("expressions")

    assert [question.kind for question in form.step("the-end").questions] == ["declaration"]


def test_listed_pages_follow_one_another_as_their_own_conditions_say() -> None:
    _, form = read("listed_pages")
    sites = [{"site": "A"}]

    assert path(form, england=False) == ["country", "elsewhere"]
    assert path(form, england=True, sites=sites, work=["farming"])[-1] == "farming"
    assert walk(form, {"england": True, "sites": sites, "work": ["farming", "mining-or-quarrying"]}).complete


def test_a_repeated_page_is_a_group_with_its_limits_and_its_noun() -> None:
    _, form = read("listed_pages")
    sites = form.question("sites")

    assert (sites.kind, sites.settings) == ("group", {"least": 1, "most": 5})
    assert sites.questions[1].settings == {"not_future": True}
    assert form.text("en", text_keys.question_entry("sites")) == "Site"


def test_markdown_becomes_paragraphs_lists_and_links() -> None:
    _, form = read("listed_pages")

    assert form.text("en", text_keys.content_body("words")) == (
        "<p><b>Welcome</b></p><ul><li>one</li><li>two</li></ul>"
        '<p>See <a href="https://www.example.org/guide">the guide</a>.</p>'
    )
    assert form.step("country").items[0].kind is ContentKind.GUIDANCE


@pytest.mark.parametrize("name", ["linked_pages", "expressions", "listed_pages"])
def test_every_covering_journey_goes_the_same_way_through_both_doors(name: str) -> None:
    told = report(name, imported(source(name), name))

    assert told["covering_journeys"] >= 2
    assert told["journeys_agree"] == told["covering_journeys"]


@pytest.mark.parametrize(
    ("data", "dialect"),
    [
        ({"_id": "service.base", "flow": {}, "pages": []}, "moj-fb"),
        ({"pages": []}, "unknown"),
        ([], "unknown"),
        (None, "unknown"),
        ("form", "unknown"),
    ],
)
def test_another_dialect_is_named_and_refused(data: object, dialect: str) -> None:
    told = report("x.json", imported(data, "x"))

    assert told["dialect"] == dialect
    assert told["problems"]
    assert told["kept_pages"] == told["covering_journeys"] == 0


@pytest.mark.parametrize("seed", range(120))
def test_no_mangled_form_is_too_odd_to_be_told_about(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    data = source(chance.choice(["linked_pages", "expressions", "listed_pages"]))
    for _ in range(chance.randint(1, 12)):
        _mangle(data, chance)

    told = report("x.json", imported(data, "x"))

    assert told["journeys_agree"] <= told["covering_journeys"]
    assert told["kept_components"] <= told["components"]
    json.dumps(told)


def _mangle(data: Any, chance: random.Random) -> None:
    """Put something odd somewhere, or take something away."""
    odd = [None, True, -1, 1.5, "", "x" * 300, [], {}, [[]], [{}], {"a": {}}, "/start", "\x00", "<b>", "((", 10**40]
    holder = data
    for _ in range(chance.randint(1, 9)):
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        if not keys:
            return
        key = chance.choice(keys)
        if isinstance(holder[key], dict | list) and holder[key] and chance.random() < 0.85:
            holder = holder[key]
            continue
        match chance.randrange(3):
            case 0:
                del holder[key]
            case 1:
                holder[key] = copy.deepcopy(chance.choice(odd))
            case _ if isinstance(holder, list):
                holder.append(copy.deepcopy(holder[key]))
        return


def of_components(*components: dict[str, Any], conditions: tuple[dict[str, Any], ...] = ()) -> Form:
    """A form of one page with these components, and a second page shown when "it" holds."""
    second = {"path": "/b", "title": "B", "components": [{"type": "TextField", "name": "b", "title": "B"}]}
    links = [{"path": "/b", "condition": "it"}, {"path": "/summary"}]
    first = {"path": "/a", "title": "A", "components": list(components), "next": links}
    last = {"path": "/summary", "controller": "./pages/summary.js"}
    data = {"startPage": "/a", "pages": [first, {**second, "next": [{"path": "/summary"}]}, last]}
    form = imported({**data, "conditions": list(conditions)}, "form").form
    assert form is not None
    return form


def compared(kind: str, name: str, operator: str, value: Any) -> dict[str, Any]:
    field = {"name": name, "type": kind, "display": name}
    test = {"field": field, "operator": operator, "value": {"type": "Value", "value": value}}
    return {"name": "it", "displayName": "It", "value": {"conditions": [test]}}


def test_questions_inside_an_option_are_revealed_by_it() -> None:
    inside = {"type": "TextField", "name": "which", "title": "Which?", "options": {}}
    rows = [{"label": "Yes", "value": "y", "children": [inside]}, {"label": "No", "value": "n"}]
    form = of_components({"type": "RadiosField", "name": "any", "title": "Any?", "values": {"items": rows}})

    assert [(one.code, one.revealed) for one in form.step("a").questions] == [("any", False), ("which", True)]
    assert walk(form, {"any": "n", "b": "x"}).complete
    assert not walk(form, {"any": "y", "b": "x"}).complete


def test_a_hidden_value_stays_hidden() -> None:
    hidden = of_components({"type": "HiddenField", "name": "ref", "title": "Ref"}).question("ref")

    assert (hidden.kind, hidden.required) == ("hidden", False)


def span(amount: int, unit: str, way: str) -> dict[str, str]:
    """So long ago or ahead, as the source writes it: in one way for the past, in the other for the future."""
    names = ("timePeriod", "timeUnit") if way == "future" else ("period", "unit")
    return {names[0]: str(amount), names[1]: unit, "direction": f"in the {way}"}


@pytest.mark.parametrize(
    ("kind", "operator", "value", "yes", "no"),
    [
        ("TextField", "is longer than", "3", "abcd", "abc"),
        ("TextField", "is shorter than", 3, "ab", "abc"),
        ("TextField", "has length", "2", "ab", "abc"),
        ("TextField", "is not", "x", "y", "x"),
        ("NumberField", "is at least", "5", 5, 4),
        ("NumberField", "is less than", "5", 4, 5),
        ("YesNoField", "is", "false", False, True),
        ("DatePartsField", "is before", "2026-01-02", "2026-01-01", "2026-01-02"),
        ("TimeField", "is after", "09:30", "09:31", "09:30"),
        ("DatePartsField", "is at least", span(2, "years", "past"), "2001-01-01", "2099-01-01"),
        ("DatePartsField", "is less than", span(2, "days", "past"), "2099-01-01", "2001-01-01"),
        ("DatePartsField", "is more than", span(9, "weeks", "future"), "2099-01-01", "2001-01-01"),
        ("DatePartsField", "is at most", span(9, "months", "future"), "2001-01-01", "2099-01-01"),
    ],
)
def test_every_operator_means_the_same(kind: str, operator: str, value: Any, yes: Any, no: Any) -> None:
    asked = {"type": kind, "name": "asked", "title": "Asked"}
    form = of_components(asked, conditions=(compared(kind, "asked", operator, value),))

    assert walk(form, {"asked": yes}).includes("b")
    assert not walk(form, {"asked": no}).includes("b")
