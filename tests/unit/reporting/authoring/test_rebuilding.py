"""From a definition back to an editor's blocks: compiling them gives the form again."""

from dataclasses import replace

import pytest

from reporting.authoring.compile import Source, compile_form
from reporting.authoring.findings import findings_of
from reporting.authoring.rebuilding import rebuilt
from reporting.definition import codec
from reporting.definition.conditions import AllOf, AnyEntry, AnyOf, Named, Not, Test
from reporting.definition.form import Form, FormKind, Option, Question, Route, Step
from tests.factories.forms import theft_form
from tests.factories.grown_form import grown_form


def compiled(steps, codes, form):
    texts = {key: words for key, words in form.texts["en"].items() if key.startswith("form.")}
    source = Source(form.key, form.kind, "en", texts, steps, codes, form.open_texts)
    return compile_form(source)


def again(form):
    made = rebuilt(form, name="again", locale="en")
    return compiled(made.steps, made.codes, form).form, made.notes


def an_editors_form():
    built = theft_form()
    form = Form("key", FormKind.REPORT, "en", (), {"en": {"form.title": "Theft"}})
    return compiled(built.steps, built.codes, form).form


def every_condition():
    choices = (Option("a"), Option("b"))
    first = Step("one", items=(Question("letter", "radios", options=choices), Question("age", "number")))
    group = Question("people", "group", items=(Question("name", "text"),))
    a, old = Test("letter", "is", "a"), Test("age", "more_than", 17)
    conditions = [
        AllOf((a, old)),
        AnyOf((a, Not(old), AllOf((old, Not(AnyOf((a, old))))))),
        Not(AnyOf((a, old))),
        Not(a),
        Named("grown"),
        AnyEntry("people", Test("name", "contains", "x")),
        Test("letter", "any_of", ("a", "b")),
        Test("letter", "not_answered", None),
    ]
    later = [Step(f"shown-{number}", show_when=condition) for number, condition in enumerate(conditions)]
    jump = Step(
        "jump", items=(Question("go", "yes_no"),), routes=(Route(AnyOf((a, old)), "shown-0"), Route(None, "shown-1"))
    )
    texts = {"form.title": "T", "question.letter.label": "Which?", "condition.grown.name": "Grown up"}
    steps = (first, Step("two", items=(group,)), jump, *later)
    return Form("key", FormKind.SERVICE, "en", steps, {"en": texts}, conditions={"grown": old})


# An editor's blocks say some things in one way only; from then on nothing changes.
FORMS = {"grown": again(grown_form())[0], "editor": an_editors_form(), "conditions": every_condition()}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_compiling_what_was_rebuilt_gives_the_form_again(form):
    found, notes = again(form)

    assert notes == ()
    assert codec.to_data(found) == codec.to_data(replace(form, team=""))


def test_a_condition_on_what_is_not_there_is_left_for_the_editor_to_finish_and_told():
    form = every_condition()
    lost = Step("lost", show_when=Test("gone", "is", "a"))
    form = replace(form, steps=(*form.steps, lost))
    made = rebuilt(form, name="again", locale="en")

    assert any("gone" in note or "not there" in note or "does not have" in note for note in made.notes)
    messages = [finding.message for finding in findings_of(compiled(made.steps, made.codes, form), made.steps)]
    assert "A condition is not finished. Choose question, comparison and answer, or remove it." in messages
