"""A force's own part never changes what is national, whatever the form and whatever is added."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.definition import codec, overlay
from reporting.definition.form import Content, Form, FormKind, Option, Question, Step, StepKind
from reporting.definition.overlay import NAMESPACE, LocalItems, Misfit, Overlay
from reporting.definition.proof import errors, prove
from reporting.definition.routing import applicable
from tests.unit.reporting.definition.random_forms import forms

SLOT = "form.reply_time"


@st.composite
def opened_forms(draw: st.DrawFn) -> Form:
    form = draw(forms())
    steps = tuple(replace(step, open_to_forces=draw(st.booleans())) for step in form.steps)
    open_texts = (SLOT,) if draw(st.booleans()) else ()
    return replace(form, steps=steps, open_texts=open_texts)


@st.composite
def overlays(draw: st.DrawFn, form: Form) -> Overlay:
    steps = [step.code for step in form.steps] + ["gone"]
    groups, texts = [], {}
    for number in range(draw(st.integers(0, 3))):
        code = f"{NAMESPACE}q{number}"
        item = draw(st.sampled_from([Question(code, "text", required=False), Content(code)]))
        groups.append(LocalItems(draw(st.sampled_from(steps)), (item,)))
        key = f"content.{code}.body" if isinstance(item, Content) else f"question.{code}.label"
        texts[key] = f"Own {number}"
    if draw(st.booleans()):
        texts[SLOT] = "soon"
    return Overlay(tuple(groups), {form.source_locale: texts} if texts else {}, draw(st.sampled_from(["", "Team"])))


@given(st.data())
def test_without_the_forces_items_a_merged_form_is_the_national_one(data):
    form = data.draw(opened_forms())
    merged = overlay.merge(form, data.draw(overlays(form)))

    national = tuple(
        replace(step, items=tuple(item for item in step.items if not item.code.startswith(NAMESPACE)))
        for step in merged.steps
    )
    assert national == form.steps
    assert (merged.key, merged.kind, merged.source_locale) == (form.key, form.kind, form.source_locale)


@given(st.data())
def test_everything_is_either_placed_or_told_and_nothing_is_lost_silently(data):
    form = data.draw(opened_forms())
    own = data.draw(overlays(form))
    merged = overlay.merge(form, own)

    placed = {item.code for step in merged.steps for item in step.items if item.code.startswith(NAMESPACE)}
    told = {misfit.code for misfit in overlay.misfits(form, own) if misfit.code}
    assert placed | told == {item.code for item in own.items()}
    assert not placed & told


@given(st.data())
def test_only_open_texts_and_own_items_change_their_words(data):
    form = data.draw(opened_forms())
    merged = overlay.merge(form, data.draw(overlays(form)))

    for locale in set(form.texts) | set(merged.texts):
        before, after = form.texts.get(locale, {}), merged.texts.get(locale, {})
        for key in {**before, **after}:
            if before.get(key) != after.get(key):
                assert key in form.open_texts or f".{NAMESPACE}" in key


@given(st.data())
def test_national_answers_take_the_same_way_through_the_merged_form(data):
    form = data.draw(opened_forms())
    merged = overlay.merge(form, data.draw(overlays(form)))
    answers = {question.code: None for question in form.questions()}

    assert applicable(form, answers).keys() == {
        code for code in applicable(merged, answers) if not code.startswith(NAMESPACE)
    }


@given(opened_forms())
def test_an_overlay_of_nothing_is_the_very_form(form):
    assert overlay.merge(form, Overlay()) is form
    assert overlay.to_data(Overlay()) == {}


@given(st.data())
def test_an_overlay_survives_being_stored(data):
    own = data.draw(overlays(data.draw(opened_forms())))

    assert overlay.to_data(overlay.from_data(overlay.to_data(own))) == overlay.to_data(own)


@given(opened_forms())
def test_what_is_open_survives_being_stored_and_leaves_older_digests_alone(form):
    assert codec.from_data(codec.to_data(form)) == form
    closed = replace(form, open_texts=(), steps=tuple(replace(step, open_to_forces=False) for step in form.steps))
    assert "open" not in str(codec.logic_data(closed))


def test_a_code_outside_the_namespace_and_a_mark_are_refused():
    with pytest.raises(ValueError, match="local--"):
        LocalItems("a", (Question("name", "text"),))
    with pytest.raises(ValueError, match="mark"):
        LocalItems("a", (Question(f"{NAMESPACE}x", "radios", options=(Option("y", "anonymous"),)),))


def two_steps() -> Form:
    texts = {"form.title": "F", SLOT: "within 5 days", "step.a.title": "A", "question.q.label": "Q"}
    welsh = {SLOT: "o fewn 5 diwrnod", "question.q.label": "C"}
    steps = (Step("a", items=(Question("q", "text"),), open_to_forces=True), Step("x", StepKind.EXIT))
    return Form("f", FormKind.SERVICE, "en", steps, {"en": texts, "cy": welsh}, (SLOT,))


def test_own_words_in_one_language_are_not_contradicted_by_the_nations_in_another():
    merged = overlay.merge(two_steps(), Overlay(texts={"en": {SLOT: "tomorrow"}}))

    assert merged.text("cy", SLOT) == "tomorrow"
    assert merged.text_locale("cy", SLOT) == "en"
    assert merged.text("cy", "question.q.label") == "C"


def test_a_step_that_is_closed_or_ends_the_form_takes_nothing():
    form = two_steps()
    own = Overlay((LocalItems("x", (Question(f"{NAMESPACE}more", "text"),)),))

    assert overlay.misfits(form, own) == (Misfit(code=f"{NAMESPACE}more", step="x"),)


def test_the_proof_sees_what_is_wrong_with_an_own_question():
    form = two_steps()
    merged = overlay.merge(form, Overlay((LocalItems("a", (Question(f"{NAMESPACE}more", "radios"),)),)))

    assert {flaw.code for flaw in errors(prove(merged))} - {flaw.code for flaw in errors(prove(form))} == {
        "no_options",
        "no_label",
    }
