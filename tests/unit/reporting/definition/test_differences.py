"""The difference of two forms tells all that changed, in words, and nothing that did not."""

from dataclasses import replace

from hypothesis import given

from reporting.definition.condition_words import in_words
from reporting.definition.conditions import AllOf, AnyOf, Not, Test
from reporting.definition.differences import Change, changed, differences, plain
from reporting.definition.form import Form, FormKind, Option, Question, Route, Step
from tests.unit.reporting.definition.random_forms import forms

TEXTS = {
    "form.title": "Noise",
    "step.a.title": "What",
    "step.b.title": "Where",
    "question.kind.label": "What is it?",
    "option.kind.dog.label": "A dog",
    "option.kind.band.label": "A band",
    "question.place.label": "Where is it?",
}
WELSH = {"question.kind.label": "Beth yw e?"}
KIND = Question("kind", "radios", options=(Option("dog"), Option("band")))
PLACE = Question("place", "text")


def noise(**changes) -> Form:
    steps = (Step("a", items=(KIND,)), Step("b", items=(PLACE,), show_when=Test("kind", "is", "dog")))
    form = Form("noise", FormKind.SERVICE, "en", steps, {"en": TEXTS, "cy": WELSH})
    return replace(form, **changes)


def told(before, after):
    found = []
    for part in changed(differences(before, after)):
        found.append((part.name, part.change, [line.label for line in part.lines if not line.is_same]))
        found += [
            (inner.name, inner.change, [line.label for line in inner.lines if not line.is_same])
            for inner in part.inside
        ]
    return found


@given(forms())
def test_a_form_does_not_differ_from_itself(form):
    assert changed(differences(form, form)) == ()


@given(forms(), forms())
def test_every_part_of_both_forms_is_compared_once(before, after):
    codes = [part.code for part in differences(before, after)[1:]]

    assert sorted(codes) == sorted({step.code for form in (before, after) for step in form.steps})
    kept = [code for code in codes if after.has_step(code)]
    assert kept == [step.code for step in after.steps]


def test_a_new_question_is_told_with_its_words():
    more = Question("since", "text")
    after = noise(
        steps=(Step("a", items=(KIND, more)), noise().steps[1]),
        texts={"en": TEXTS | {"question.since.label": "Since when?"}, "cy": WELSH},
    )

    assert told(noise(), after) == [
        ("What", Change.SAME, []),
        ("Since when?", Change.ADDED, ["Question", "Kind", "An answer is needed"]),
    ]


def test_a_removed_question_stands_where_it_was():
    after = noise(steps=(Step("a", items=()), noise().steps[1]))

    assert [name for name, change, _ in told(noise(), after) if change is Change.REMOVED] == ["What is it?"]


def test_changed_conditions_routes_and_welsh_are_told_in_words():
    route = Route(Test("kind", "is", "band"), "b")
    steps = (Step("a", items=(KIND,), routes=(route,)), Step("b", items=(PLACE,)))
    after = noise(steps=steps, texts={"en": TEXTS, "cy": {"question.kind.label": "Pa fath?"}})

    lines = {
        line.label: (line.before, line.after)
        for part in differences(noise(), after)
        for line in (*part.lines, *(line for inner in part.inside for line in inner.lines))
        if not line.is_same
    }
    assert lines["Shown when"] == ("“What is it?” is “A dog”", "")
    assert lines["Then goes to"] == ("", "“Where” when “What is it?” is “A band”")
    assert lines["Question in Welsh"] == ("Beth yw e?", "Pa fath?")


def test_moving_one_step_is_told_of_that_step_alone():
    steps = tuple(Step(code, items=(Question(f"q-{code}", "text"),)) for code in "abcd")
    after = replace(noise(), steps=(steps[3], *steps[:3]))

    assert [part.code for part in changed(differences(noise(steps=steps), after))] == ["d"]


def test_conditions_are_said_as_a_person_would():
    dog, band = Test("kind", "is", "dog"), Test("kind", "is_not", "band")

    assert in_words(AllOf((dog, AnyOf((dog, band)))), noise()) == (
        "“What is it?” is “A dog” and (“What is it?” is “A dog” or “What is it?” is not “A band”)"
    )
    assert in_words(Not(Test("place", "answered")), noise()) == "it is not so that “Where is it?” has an answer"


def test_rich_text_is_compared_by_its_words():
    assert plain("<p>One <b>two</b></p><ul><li>three</li></ul>") == "One two\nthree"
