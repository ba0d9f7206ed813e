"""From blocks to the definition: codes, words, conditions, routes."""

import pytest

from reporting.authoring.building import (
    UnknownCode,
    build,
    content,
    exit_page,
    gate,
    option,
    question,
    route,
    step,
    when,
)
from reporting.authoring.compile import Compiled, Source, compile_form
from reporting.definition.conditions import AllOf, AnyOf, Test
from reporting.definition.form import Content, ExitKind, FormKind, StepKind


def compiled(*steps, known=None, kind=FormKind.REPORT, **texts) -> Compiled:
    built = build("a form", steps)
    codes = built.codes if known is None else known
    return compile_form(Source("key", kind, "en", {"form.title": "A form", **texts}, built.steps, codes))


def the_gate(**changes):
    values = {
        "title": "Is it an emergency?",
        "question_code": "in-danger",
        "label": "Is anyone in danger?",
        "options": [option("yes", "Yes", mark="emergency"), option("no", "No")],
    }
    return gate("emergency", **{**values, **changes})


CALL_999 = exit_page("call-999", title="Call 999", exit="emergency_999")


def crime(*options):
    options = options or (option("theft", "Theft"), option("fraud", "Fraud"))
    return step("what", title="What happened", items=[question("radios", "crime", "Which?", options=options)])


def test_the_gate_leads_its_emergency_answer_to_the_page_for_999():
    form = compiled(the_gate(), CALL_999).form

    first = form.steps[0]
    assert first.kind is StepKind.EMERGENCY_GATE
    assert first.routes[0].when == Test("in-danger", "is", "yes")
    assert first.routes[0].to == "call-999"
    assert form.steps[1].exit is ExitKind.EMERGENCY_999


def test_given_codes_are_kept_and_others_are_minted_from_the_words():
    minted = compiled(the_gate(), CALL_999, crime(), known={})

    assert [each.code for each in minted.form.steps] == ["is-it-an-emergency", "call-999", "what-happened"]
    assert [each.code for each in minted.form.questions()] == ["is-emergency", "which"]
    assert [each.code for each in minted.form.question("which").options] == ["theft", "fraud"]


def test_a_code_stays_when_its_label_changes():
    before = compiled(crime(), known={})
    after = compiled(crime(option("theft", "Stealing"), option("fraud", "Fraud")), known=before.codes)

    assert after.form.question("which").options == before.form.question("which").options
    assert after.form.texts["en"]["option.which.theft.label"] == "Stealing"


def test_the_code_of_a_deleted_question_is_never_given_to_another():
    before = compiled(step("one", title="One", items=[question("text", "a", "Your name")]), known={})
    after = compiled(step("one", title="One", items=[question("text", "b", "Your name")]), known=before.codes)

    assert before.form.has_question("your-name")
    assert [each.code for each in after.form.questions()] == ["your-name-2"]


def test_codes_never_clash_with_the_fields_of_a_date():
    form = compiled(
        step("one", title="One", items=[question("date", "a", "When"), question("text", "b", "When (day)")]), known={}
    ).form

    assert [each.code for each in form.questions()] == ["when", "when-day-q"]


def test_a_step_is_not_named_like_a_page_of_the_door():
    form = compiled(step("a", title="Check answers"), step("b", title="42 is the answer"), known={}).form

    assert [each.code for each in form.steps] == ["check-answers-2", "q-42-is-the-answer"]


def test_words_without_latin_letters_get_a_numbered_code():
    form = compiled(step("a", title="Ω", items=[question("long_text", "b", "日本")]), known={}).form

    assert form.steps[0].code == "step-1"
    assert form.steps[0].questions[0].code == "long-text-1-1"


def test_conditions_compile_to_codes_of_questions_and_options():
    form = compiled(
        crime(),
        step("both", title="Both", show_when=[when("crime", "is", "theft"), when("crime", "answered")]),
        step("some", title="Some", match="any", show_when=[when("crime", "any_of", ["theft", "fraud"])]),
        step(
            "any",
            title="Any",
            match="any",
            show_when=[when("crime", "is", "theft"), when("crime", "is_not", "fraud")],
        ),
    ).form

    assert form.step("both").show_when == AllOf((Test("crime", "is", "theft"), Test("crime", "answered")))
    assert form.step("some").show_when == Test("crime", "any_of", ("theft", "fraud"))
    assert form.step("any").show_when == AnyOf((Test("crime", "is", "theft"), Test("crime", "is_not", "fraud")))


def test_conditions_take_yes_and_no_numbers_and_dates_as_they_are():
    form = compiled(
        step(
            "ask",
            title="Ask",
            items=[
                question("yes_no", "seen", "Seen?"),
                question("number", "worth", "Worth?"),
                question("date", "day", "Day?"),
            ],
        ),
        step(
            "more",
            title="More",
            show_when=[when("seen", "is", "yes"), when("worth", "more_than", 500), when("day", "before", "2026-01-01")],
        ),
    ).form

    assert form.step("more").show_when == AllOf(
        (Test("seen", "is", True), Test("worth", "more_than", 500), Test("day", "before", "2026-01-01"))
    )


def test_a_condition_on_an_option_that_is_gone_names_none_of_the_others_even_one_with_the_same_words():
    built = build("a form", [crime(), step("more", title="More", show_when=[when("crime", "is", "theft")])])
    built.steps[0]["value"]["items"][0]["value"]["options"][0]["id"] = "another-id"
    source = Source("key", FormKind.REPORT, "en", {}, built.steps, {})

    condition = compile_form(source).form.steps[1].show_when

    assert isinstance(condition, Test)
    assert condition.value not in ("theft", "fraud")


def test_routes_lead_to_codes_of_steps():
    form = compiled(
        step(
            "what",
            title="What",
            items=[question("yes_no", "fraud", "Fraud?")],
            routes=[route("elsewhere", [when("fraud", "is", "yes")]), route("end")],
        ),
        exit_page("elsewhere", title="Elsewhere", exit="action_fraud"),
        step("end", title="End"),
    ).form

    assert [(each.when, each.to) for each in form.step("what").routes] == [
        (Test("fraud", "is", True), "elsewhere"),
        (None, "end"),
    ]


def test_a_condition_that_is_not_finished_is_left_out():
    form = compiled(crime(), step("more", title="More", show_when=[when("crime", "is", "theft")]))
    built = build("a form", [crime(), step("more", title="More", show_when=[when("crime", "is", "theft")])])
    built.steps[1]["value"]["show_when"]["tests"].append({"question": "", "operator": "", "value": None})
    built.steps[1]["value"]["routes"].append({"to": "", "match": "all", "tests": []})

    again = compile_form(Source("key", FormKind.REPORT, "en", {"form.title": "A form"}, built.steps, built.codes))

    assert again.form == form.form


def test_settings_of_a_question_reach_the_definition():
    form = compiled(
        step(
            "one",
            title="One",
            items=[
                question("text", "plate", "Plate", max_length=12, spellcheck=False, autocomplete="name"),
                question("number", "worth", "Worth", unit="£", min=1.0, max=2.5, required=False),
                question(
                    "checkboxes",
                    "which",
                    "Which",
                    min=1,
                    options=[option("a", "A"), option("none", "None", mark="exclusive")],
                ),
                question("address", "where", "Where", postcode_required=True),
                question("date", "day", "Day", not_future=True),
            ],
        )
    ).form

    assert form.question("plate").settings == {"max_length": 12, "autocomplete": "name", "spellcheck": False}
    assert form.question("worth").settings == {"min": 1, "max": 2.5, "integer": True, "unit": "£"}
    assert form.question("worth").required is False
    assert form.question("which").settings == {"min": 1, "exclusive": "none"}
    assert [each.marks for each in form.question("which").options] == ["", ""]
    assert form.question("where").settings == {"postcode_required": True}
    assert form.question("day").settings == {"not_future": True}


def test_every_word_is_found_by_its_key():
    form = compiled(
        the_gate(hint="Right now", error="Say whether it is"),
        step(
            "one",
            title="One",
            introduction="<p>Hello</p>",
            items=[
                question("text", "a", "Name", hint="As in your passport", name="your name", error="Tell us your name"),
                question("declaration", "true", "I agree", statement="<p>All true</p>"),
                content("details", "more", "<p>Body</p>", "More"),
            ],
        ),
    ).form

    texts = form.texts["en"]
    assert texts["step.one.introduction"] == "<p>Hello</p>"
    assert texts["question.a.hint"] == "As in your passport"
    assert texts["question.a.name"] == "your name"
    assert texts["question.a.required"] == "Tell us your name"
    assert texts["question.true.statement"] == "<p>All true</p>"
    assert texts["content.more.heading"] == "More"
    assert texts["content.more.body"] == "<p>Body</p>"
    assert texts["question.in-danger.hint"] == "Right now"
    assert texts["question.in-danger.required"] == "Say whether it is"
    assert isinstance(form.step("one").items[2], Content)


def test_a_sensitive_form_has_only_sensitive_steps():
    form = compiled(the_gate(), CALL_999, crime(), kind=FormKind.SENSITIVE).form

    assert all(each.sensitive for each in form.steps)


def test_a_field_that_did_not_exist_when_the_form_was_stored_has_its_default():
    built = build("a form", [step("one", title="One", items=[question("text", "a", "Name")])])
    value = built.steps[0]["value"]["items"][0]["value"]

    assert value["required"] is True
    assert value["spellcheck"] is True


def test_building_again_gives_the_same_ids_and_another_form_others():
    steps = [the_gate(), crime()]

    assert build("a form", steps) == build("a form", steps)
    assert not set(build("a form", steps).codes) & set(build("another form", steps).codes)


def test_building_refuses_a_condition_on_a_code_that_is_not_there():
    with pytest.raises(UnknownCode, match="'crim'"):
        build("a form", [crime(), step("more", title="More", show_when=[when("crim", "is", "theft")])])
    with pytest.raises(UnknownCode, match="no option 'thef'"):
        build("a form", [crime(), step("more", title="More", show_when=[when("crime", "is", "thef")])])
    with pytest.raises(UnknownCode, match="'nowhere'"):
        build("a form", [step("more", title="More", routes=[route("nowhere")])])


def test_an_option_brings_its_divider_and_what_it_shows_when_chosen():
    options = [option("a", "A"), {**option("b", "B"), "divider": True, "content": "Bring <it> & more"}]
    built = build("form", [step("one", title="One", items=[question("radios", "q", "Q", options=options)])])
    form = compile_form(Source("key", FormKind.SERVICE, "en", {}, built.steps, built.codes)).form

    assert [each.divider for each in form.question("q").options] == [False, True]
    assert form.text("en", "option.q.b.content") == "<p>Bring &lt;it&gt; &amp; more</p>"
    assert form.text("en", "option.q.a.content") == ""


def test_a_hidden_value_is_never_needed():
    built = build("form", [step("one", title="One", items=[question("hidden", "q", "Q", allowed="a, b,")])])
    form = compile_form(Source("key", FormKind.SERVICE, "en", {}, built.steps, built.codes)).form

    assert not form.question("q").required
    assert form.question("q").settings == {"allowed": ["a", "b"]}
