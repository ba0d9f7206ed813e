"""Flaws are told at the block that causes them."""

import copy

from wagtail.blocks import StreamBlockValidationError

from reporting.authoring.blocks.steps import StepsBlock
from reporting.authoring.building import build, option, question, step, when
from reporting.authoring.compile import Source, compile_form
from reporting.authoring.error_tree import error_tree
from reporting.authoring.findings import findings_of
from reporting.definition.form import FormKind
from tests.factories.forms import flawed, theft_form

OPTIONS = [option("x", "X"), option("y", "Y")]


def found(steps, *, codes=None, kind=FormKind.REPORT):
    compiled = compile_form(Source("key", kind, "en", {"form.title": "A form"}, steps, codes or {}))
    return findings_of(compiled, steps)


def test_a_sound_form_has_no_findings():
    assert found(theft_form().steps) == ()


def test_a_vanished_option_is_told_once_at_the_condition_that_names_it():
    steps = flawed(theft_form().steps)

    (finding,) = found(steps)

    assert finding.is_error
    assert finding.path == (steps[4]["id"], "show_when")
    assert finding.block_id == steps[4]["id"]
    assert "no longer has" in finding.message


def test_a_vanished_question_is_told_at_the_condition():
    steps = copy.deepcopy(theft_form().steps)
    del steps[2]["value"]["items"][1]

    assert [finding.path for finding in found(steps)] == [(steps[5]["id"], "show_when")]


def test_a_vanished_step_is_told_at_the_route():
    steps = copy.deepcopy(theft_form().steps)
    del steps[3]

    assert (steps[2]["id"], "routes") in [finding.path for finding in found(steps) if finding.is_error]


def test_a_missing_gate_is_told_at_the_first_step():
    steps = copy.deepcopy(theft_form().steps)[2:]

    assert steps[0]["id"] in [finding.path[0] for finding in found(steps)]
    assert not any("emergency" in finding.message for finding in found(steps, kind=FormKind.SERVICE))


def test_a_gate_without_a_page_for_999_is_told_at_its_options_or_the_gate():
    steps = copy.deepcopy(theft_form().steps)
    del steps[1]

    assert any(finding.path[0] == steps[0]["id"] and "999" in finding.message for finding in found(steps))


def test_a_question_without_options_is_told_at_its_options():
    steps = copy.deepcopy(theft_form().steps)
    question_block = steps[2]["value"]["items"][0]
    question_block["value"]["options"] = []

    assert (steps[2]["id"], "items", question_block["id"], "options") in [each.path for each in found(steps)]


def test_a_picker_that_was_not_finished_is_an_error_of_its_own():
    built = build(
        "a form",
        [
            step(
                "one", title="One", items=[question("radios", "a", "A", options=[option("x", "X"), option("y", "Y")])]
            ),
            step("two", title="Two", items=[question("text", "b", "B")], show_when=[when("a", "is", "x")]),
        ],
    )
    built.steps[1]["value"]["show_when"]["tests"][0]["value"] = None
    built.steps[0]["value"]["routes"].append({"to": "", "match": "all", "tests": []})

    errors = {
        finding.path: finding.message for finding in found(built.steps, kind=FormKind.SERVICE) if finding.is_error
    }

    assert "not finished" in errors[(built.steps[1]["id"], "show_when")]
    assert "not finished" in errors[(built.steps[0]["id"], "routes")]


def test_no_steps_is_told_of_the_form_as_a_whole():
    (finding,) = [each for each in found([]) if each.is_error]

    assert finding.path == ()
    assert finding.block_id == ""


def _tree(problems):
    block = StepsBlock()
    value = block.to_python(theft_form().steps)
    return error_tree(block, value, problems)


def test_the_error_tree_places_each_problem_at_its_block():
    steps = theft_form().steps
    item = steps[2]["value"]["items"][0]["id"]

    tree = _tree(
        [
            ((), "The whole form"),
            ((steps[4]["id"], "show_when"), "The condition"),
            ((steps[2]["id"], "items", item, "label"), "The label"),
            ((steps[2]["id"], "items", item, "options"), "The options"),
            ((steps[2]["id"],), "The step"),
        ]
    )

    assert isinstance(tree, StreamBlockValidationError)
    data = tree.as_json_data()
    assert data["messages"] == ["The whole form"]
    assert data["blockErrors"][4]["blockErrors"]["show_when"]["messages"] == ["The condition"]
    step_errors = data["blockErrors"][2]
    assert step_errors["messages"] == ["The step"]
    question_errors = step_errors["blockErrors"]["items"]["blockErrors"][0]["blockErrors"]
    assert question_errors["label"]["messages"] == ["The label"]
    assert question_errors["options"]["messages"] == ["The options"]


def test_a_path_that_leads_nowhere_ends_at_the_last_block_it_reaches():
    steps = theft_form().steps

    data = _tree([((steps[2]["id"], "no_such_field"), "Lost"), (("no-such-step",), "Gone")]).as_json_data()

    assert data["messages"] == ["Gone"]
    assert data["blockErrors"][2]["messages"] == ["Lost"]
