"""What an editor builds with groups, reveals, nested and named conditions means exactly that in the engine."""

import pytest

from reporting.authoring.building import (
    UnknownCode,
    all_of,
    any_entry,
    any_of,
    build,
    condition,
    content,
    every_entry,
    exit_page,
    named,
    none_of,
    option,
    question,
    route,
    step,
    when,
)
from reporting.authoring.compile import Source, compile_form
from reporting.authoring.findings import findings_of
from reporting.definition import proof
from reporting.definition.conditions import AllEntries, AllOf, AnyEntry, AnyOf, Named, Not, Test
from reporting.definition.form import FormKind

CRIMES = [option("theft", "A theft"), option("damage", "Damage", divider=True, content="Mind <the> glass")]


def compiled(*steps, conditions=(), **texts):
    built = build("grown", steps, conditions)
    source = Source("key", FormKind.SERVICE, "en", {"form.title": "A form", **texts}, built.steps, built.codes)
    return compile_form(source), built.steps


def form_of(*steps, conditions=()):
    return compiled(*steps, conditions=conditions)[0].form


def what(*items):
    return step("what", title="What", items=[question("radios", "crime", "What was it?", options=CRIMES), *items])


def people(**fields):
    inner = [
        question("yes_no", "known", "Do you know them?"),
        question("text", "whence", "How?", show_when=[when("known", "is", "yes")]),
        content("inset", "advice", "<p>Be careful.</p>", show_when=[when("known", "is", "no")]),
    ]
    return step("people", title="People", items=[question("group", "group", "Who was there?", items=inner, **fields)])


def shown(*tests, match="all", conditions=(), before=()):
    form = form_of(
        what(),
        people(),
        *before,
        step("last", title="Last", items=[], show_when=tests, match=match),
        conditions=conditions,
    )
    return form.step("last").show_when


def test_a_group_asks_its_questions_in_each_entry():
    form = form_of(people(least=1, most=4, entry="person"))

    group = form.question("group")
    assert [item.code for item in group.items] == ["known", "whence", "advice"]
    assert group.settings == {"least": 1, "most": 4}
    assert form.text("en", "question.group.entry") == "person"
    assert form.group_of("whence") is group


def test_what_one_option_on_the_same_page_shows_is_shown_inside_it():
    reveal = [when("crime", "is", "damage")]
    form = form_of(
        what(
            question("text", "what-broke", "What broke?", show_when=reveal),
            content("inset", "tip", "<p>x</p>", show_when=reveal),
        )
    )

    _crime, broke, tip = form.step("what").items
    assert broke.revealed
    assert tip.revealed
    assert form.group_of("nothing") is None
    assert all(item.revealed for item in form_of(people()).question("group").items[1:])


def test_what_an_earlier_step_shows_is_not_inside_an_option():
    form = form_of(
        what(), step("next", title="Next", items=[question("text", "t", "T", show_when=[when("crime", "is", "theft")])])
    )

    assert form.question("t").show_when == Test("crime", "is", "theft")
    assert not form.question("t").revealed


def test_options_have_conditions_dividers_and_words_of_their_own():
    offered = option("x", "X", show_when=[when("crime", "is", "theft"), when("crime", "answered")], match="any")
    form = form_of(
        what(), step("next", title="Next", items=[question("radios", "r", "R", options=[offered, option("y", "Y")])])
    )

    (x, _y) = form.question("r").options
    assert x.show_when == AnyOf((Test("crime", "is", "theft"), Test("crime", "answered")))
    assert form.question("crime").options[1].divider
    assert form.text("en", "option.crime.damage.content") == "<p>Mind &lt;the&gt; glass</p>"


@pytest.mark.parametrize(
    ("tests", "match", "condition_"),
    [
        ([any_of(when("crime", "is", "theft"), all_of(when("crime", "answered"), when("crime", "is", "damage")))],
         "all",
         AnyOf((Test("crime", "is", "theft"), AllOf((Test("crime", "answered"), Test("crime", "is", "damage")))))),
        ([when("crime", "is", "theft")], "none", Not(Test("crime", "is", "theft"))),
        ([none_of(when("crime", "is", "theft"), when("crime", "is", "damage"))], "all",
         Not(AnyOf((Test("crime", "is", "theft"), Test("crime", "is", "damage"))))),
        ([any_entry("group", when("known", "is", "yes"))], "all", AnyEntry("group", Test("known", "is", True))),
        ([every_entry("group", when("known", "is", "no"), when("whence", "answered"), match="any")], "all",
         AllEntries("group", AnyOf((Test("known", "is", False), Test("whence", "answered"))))),
        ([when("group", "count_at_least", 2)], "all", Test("group", "count_at_least", 2)),
    ],
)  # fmt: skip
def test_conditions_mean_what_was_chosen(tests, match, condition_):
    assert shown(*tests, match=match) == condition_


def test_periods_texts_and_parts_are_compared_as_they_are():
    before = [
        step("when", title="When", items=[question("date", "day", "When?"), question("text", "city", "City?")]),
        step("where", title="Where", items=[question("address", "home", "Where?")]),
    ]
    year = {"amount": 1, "unit": "years"}

    assert shown(when("day", "within_last", year), before=before) == Test("day", "within_last", year)
    assert shown(when("city", "any_of", ["Bath", "Wells"]), before=before) == Test("city", "any_of", ("Bath", "Wells"))
    assert shown(when("home", "starts_with", "RG", part="postcode"), before=before) == Test(
        "home", "starts_with", "RG", "postcode"
    )


def test_named_conditions_may_use_each_other():
    conditions = [
        condition("a", "It was a theft", [when("crime", "is", "theft")]),
        condition("b", "A theft by somebody known", [named("a"), any_entry("group", when("known", "is", "yes"))]),
    ]
    form = form_of(what(), people(), step("last", title="L", items=[], show_when=[named("b")]), conditions=conditions)

    assert form.conditions["a"] == Test("crime", "is", "theft")
    assert form.conditions["b"] == AllOf((Named("a"), AnyEntry("group", Test("known", "is", True))))
    assert form.text("en", "condition.b.name") == "A theft by somebody known"
    assert form.step("last").show_when == Named("b")


def test_the_block_of_named_conditions_is_no_step():
    conditions = [condition("a", "It was a theft", [when("crime", "is", "theft")])]
    form = form_of(what(), conditions=conditions)

    assert [one.code for one in form.steps] == ["what"]


def test_labels_in_double_brackets_become_codes():
    found, _steps = compiled(what(), step("next", title="About ((What  WAS it?))", items=[
        question("text", "t", "Was it ((crime))?"), content("inset", "c", "<p>You said ((What was it?)).</p>"),
    ]))  # fmt: skip

    assert found.form.text("en", "step.next.title") == "About ((crime))"
    assert found.form.text("en", "question.t.label") == "Was it ((crime))?"
    assert found.form.text("en", "content.c.body") == "<p>You said ((crime)).</p>"
    assert not found.unresolved


def findings(*steps, conditions=()):
    found, stored = compiled(*steps, conditions=conditions)
    return findings_of(found, stored), stored


def test_brackets_that_name_no_question_are_told_at_their_block():
    told, steps = findings(what(), step("next", title="Next", items=[question("text", "t", "Was it ((that))?")]))

    (finding,) = [one for one in told if one.is_error]
    assert "((that))" in finding.message
    assert finding.path == (steps[1]["id"], "items", steps[1]["value"]["items"][0]["id"])


def test_an_unfinished_condition_is_told_wherever_it_stands():
    told, steps = findings(what(), people())
    group = steps[1]["value"]["items"][0]
    inner, crime = group["value"]["items"][0], steps[0]["value"]["items"][0]
    half = {"match": "all", "tests": [{"type": "group", "match": "any", "tests": []}]}
    inner["value"]["show_when"] = half
    crime["value"]["options"][0]["when"] = {"match": "all", "tests": [{"type": "named", "condition": ""}]}
    again = compile_form(Source("key", FormKind.SERVICE, "en", {"form.title": "A form"}, steps, {}))

    paths = [one.path for one in findings_of(again, steps) if one.is_error]

    assert (steps[1]["id"], "items", group["id"], "items", inner["id"], "show_when") in paths
    assert (steps[0]["id"], "items", crime["id"], "options") in paths
    assert not [one for one in told if one.is_error]


def test_a_flaw_of_a_named_condition_is_told_at_the_list():
    conditions = [condition("a", "Unused", [when("crime", "is", "theft")])]
    told, steps = findings(what(), conditions=conditions)

    assert [one.path for one in told] == [(steps[1]["id"], "named")]


def test_personal_data_has_purpose_and_retention():
    email = question("email", "email", "Your email?", purpose="To answer you", retention="6 years")
    form = form_of(step("you", title="You", items=[email]))

    assert (form.question("email").purpose, form.question("email").retention) == ("To answer you", "6 years")
    assert not [flaw for flaw in proof.prove(form) if flaw.code in ("no_purpose", "no_retention")]


def test_a_whole_form_with_all_of_it_is_proved():
    told, _steps = findings(
        what(question("text", "item", "What was taken?", show_when=[when("crime", "is", "theft")])),
        people(required=False),
        step(
            "last",
            title="About ((What was it?))",
            items=[question("text", "t", "T")],
            show_when=[any_entry("group", when("known", "is", "yes")), when("crime", "is", "theft")],
            match="any",
            routes=[route("help", [named("n")])],
        ),
        exit_page("help", title="Help", exit="other_service"),
        conditions=[condition("n", "Known", [every_entry("group", when("known", "is", "yes"))])],
    )

    assert [one.message for one in told if one.is_error] == []


@pytest.mark.parametrize(
    "tests", [[named("x")], [any_entry("x", when("crime", "is", "theft"))], [all_of(when("x", "is", "y"))]]
)
def test_a_code_that_nothing_has_is_refused(tests):
    with pytest.raises(UnknownCode):
        shown(*tests)
