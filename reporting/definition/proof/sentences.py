"""Sentences for flaws, for the editor of a form."""

from __future__ import annotations

from reporting.definition import text_keys
from reporting.definition.form import Form
from reporting.definition.proof.flaws import Flaw

SENTENCES = {
    "no_steps": "Add at least one step.",
    "too_many_steps": "The form has more than {max} steps. Split it into two forms.",
    "too_many_questions": "The form has more than {max} questions. Split it into two forms.",
    "duplicate_code": "Two parts of the form share the code “{code}”. Remove one and add it again.",
    "bad_code": "The code “{code}” is not made of letters, digits, hyphens and underscores.",
    "exit_without_kind": "Choose who can help: {step} ends the form but does not say who.",
    "exit_with_questions": "Remove the questions: {step} ends the form, so answers to it would be lost.",
    "exit_with_routes": "Remove the routes: {step} ends the form, so nothing can follow it.",
    "exit_kind_without_exit": ("{Step} says who can help but is not an exit page. Make it one, or clear the choice."),
    "empty_step": "{Step} has nothing on it. Add a question or guidance, or remove the step.",
    "unknown_kind": "{Question} is of a kind that does not exist: “{kind}”.",
    "no_options": "Add options to {question}.",
    "options_not_taken": "Remove the options of {question}: this kind of question has none.",
    "duplicate_option": "Two options of {question} share the code “{option}”. Remove one and add it again.",
    "unknown_setting": "{Question} has a setting which its kind does not know: “{setting}”.",
    "impossible_setting": "Check “{setting}” of {question}: no answer could be right.",
    "gate_missing": ("Begin the form with an emergency gate. Report forms must ask first whether it is an emergency."),
    "gate_not_first": "Move the emergency gate to the start of the form, and keep only one.",
    "gate_conditional": "Remove the condition of the emergency gate. Everybody must see it.",
    "gate_question_count": "The emergency gate must ask exactly one question.",
    "gate_question": (
        "The question of the emergency gate must be required radios, with one option marked as emergency and one not."
    ),
    "gate_without_exit": "Lead the emergency answer straight to an exit page that says to call 999.",
    "no_label": "Write the question’s label.",
    "no_option_label": "Write a label for every option of {question}.",
    "no_body": "Write the text of this piece of content.",
    "no_title": "Write a title.",
    "not_translated": (
        "{missing} texts are not translated yet ({locale}). People will see them in the first language."
    ),
    "condition_empty": "Add at least one test to the condition, or remove it.",
    "question_vanished": ("The condition asks about a question that is no longer in the form. Choose another one."),
    "question_not_earlier": (
        "The condition asks about {asked}, which has not been answered by then. Choose a question of an earlier step."
    ),
    "option_vanished": "The condition asks about an option that {asked} no longer has. Choose another one.",
    "operator_unsuitable": ("The condition compares {asked} in a way that does not suit this kind of question."),
    "value_unsuitable": "Choose what the condition compares {asked} with.",
    "route_to_nowhere": "The route leads to a step that is no longer in the form. Choose another step.",
    "loop": "The route leads back to {to}, so people would go round in a circle. Choose a later step.",
    "route_backwards": "The route leads back to {to}. Move that step after this one, or choose a later step.",
    "unreachable": "No answers lead to {step}. Check the conditions and routes before it, or remove it.",
    "condition_never_true": ("The condition can never be true, whatever people answer. Change it or remove it."),
    "condition_always_true": "The condition is always true, so it can be removed.",
    "route_never_asked": ("A route above this one is always taken, so this one never is. Remove it or move it up."),
    "no_end": "No answers lead to the end of the form: everybody ends on an exit page.",
    "name_vanished": "The condition uses a named condition that is no longer in the form. Choose another one.",
    "conditions_circular": "The named condition “{named}” uses itself, straight or by way of others. Change one.",
    "condition_unused": "This named condition is used nowhere. Use it, or remove it.",
    "question_in_group": (
        "The condition asks about {asked}, which every entry of a group asks. Ask about any or about every entry."
    ),
    "not_a_group": "The condition asks about the entries of {asked}, which has none. Choose a group.",
    "part_vanished": "The condition asks about a part of {asked} that it does not have. Choose another part.",
    "reveal_unsuitable": (
        "This can only be shown inside an option of radios, checkboxes or a list that stand above it on the same page,"
        " and not inside another option. Choose one such option as its condition."
    ),
    "items_not_taken": "Remove the questions inside {question}: this kind of question has none.",
    "group_not_alone": "Move {question} to a step of its own: a group must be the only question of its step.",
    "group_empty": "Add at least one question to {question}.",
    "files_in_group": "Move {question} out of the group: files are asked for on a step of their own.",
    "group_in_group": "Move {question} out of the group: a group cannot contain another.",
    "words_not_earlier": (
        "The words here name the answer to {asked}, which has not been given by then. Name a question of an earlier"
        " step."
    ),
    "words_name_entry": "The words here name the answer to {asked}, which every entry of a group has. Name another.",
    "hidden_required": "Nobody sees {question}, so it cannot need an answer. Make it optional.",
    "no_purpose": "{Question} asks for personal data. State what it is needed for.",
    "no_retention": "{Question} asks for personal data. State for how long the answer is kept.",
    "no_error_text": "Write an error text for {question}, for people who leave it empty.",
    "no_hint": "Write a hint for {question}: how to answer, or an example.",
    "dead_end": (
        "Some people cannot get past {question}: no answer that it is open to them to give is right."
        " Check its options and limits."
    ),
    "page_may_be_empty": "For some answers {step} has nothing on it. Give the step a condition of its own.",
    "not_proved": (
        "The conditions are too complex to check every way through the form. Walk it yourself, or simplify it."
    ),
}


def sentence(flaw: Flaw, form: Form) -> str:
    """What is wrong and what to do about it, in English, with the names that the editor gave."""
    step, item = _place(flaw)
    asked = flaw.params.get("question")
    words = {
        "step": _step_name(form, step),
        "Step": _capitalised(_step_name(form, step)),
        "question": _question_name(form, item),
        "Question": _capitalised(_question_name(form, item)),
        "asked": _question_name(form, str(asked)),
        **{key: str(value) for key, value in flaw.params.items() if key not in {"question", "to"}},
        "to": _step_name(form, str(flaw.params.get("to"))),
    }
    return SENTENCES[flaw.code].format_map(words)


def _place(flaw: Flaw) -> tuple[str, str]:
    at = [str(part) for part in flaw.at]
    step = at[1] if len(at) > 1 else ""
    return step, at[3] if len(at) > 3 and at[2] == "items" else ""


def _step_name(form: Form, code: str) -> str:
    if title := form.text(form.source_locale, text_keys.step_title(code)):
        return f"“{title}”"
    return f"step {form.position(code) + 1}" if form.has_step(code) else "this step"


def _question_name(form: Form, code: str) -> str:
    label = form.text(form.source_locale, text_keys.question_label(code))
    return f"“{label}”" if label else "this question"


def _capitalised(name: str) -> str:
    return name[:1].upper() + name[1:]
