"""Which answers say who the reporter is, and whether they are hidden: pure rules over the form and the answers.

What a form does not ask of somebody who stays anonymous is what tells who somebody is. So are telephone numbers, email
addresses and persons outside of groups, and whatever else the same step asks.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from reporting.definition.conditions import Setting, holds
from reporting.definition.form import Form, Mark, Question, Step

_CONTACT = frozenset({"email", "phone"})
_NEVER_HIDDEN = frozenset({"files", "declaration"})
"""Files are opened one by one, each time with an event; a declaration tells nothing."""


def is_marked_protected(form: Form, answers: Mapping[str, Any]) -> bool:
    """Whether a chosen option says that the reporter's identity is to be protected."""
    return any(
        option.marks == Mark.PROTECTED
        for question in form.questions()
        for option in question.options
        if option.code in _chosen(answers.get(question.code))
    )


def identity_codes(form: Form, answers: Mapping[str, Any]) -> frozenset[str]:
    """Return the codes of the questions whose answers tell who the reporter is."""
    found = {question.code for step in form.steps if _asks_for_contact(step) for question in step.questions}
    found |= {question.code for question in form.questions() if question.kind == "person"}
    found |= _not_asked_of_the_anonymous(form, answers)
    return frozenset(code for code in found if form.question(code).kind not in _NEVER_HIDDEN)


def _asks_for_contact(step: Step) -> bool:
    return any(question.kind in _CONTACT for question in step.questions)


def _not_asked_of_the_anonymous(form: Form, answers: Mapping[str, Any]) -> set[str]:
    """Questions with a condition that would not hold had the person chosen to stay anonymous."""
    gone: set[str] = set()
    for question, option in _ways_to_stay_anonymous(form):
        if option in _chosen(answers.get(question.code)):
            continue
        instead = {**answers, question.code: [option] if isinstance(answers.get(question.code), list) else option}
        before = -1
        while before != len(gone):  # what hangs on an answer that is gone goes, too
            before = len(gone)
            instead = {code: value for code, value in instead.items() if code not in gone}
            gone |= _applying(form, answers) - _applying(form, instead)
    return gone


def _ways_to_stay_anonymous(form: Form) -> Iterator[tuple[Question, str]]:
    for question in form.questions():
        for option in question.options:
            if option.marks == Mark.ANONYMOUS:
                yield question, option.code


def _applying(form: Form, answers: Mapping[str, Any]) -> set[str]:
    setting: Setting = form.setting()
    return {
        question.code
        for step in form.steps
        if step.show_when is None or holds(step.show_when, answers, setting)
        for question in step.questions
        if question.show_when is None or holds(question.show_when, answers, setting)
    }


def _chosen(answer: Any) -> list[Any]:
    return answer if isinstance(answer, list) else [answer]
