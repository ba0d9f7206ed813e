"""Proof of a form before it goes live: what would go wrong for a person, found without a person."""

from __future__ import annotations

from datetime import datetime

from reporting.definition.form import Form
from reporting.definition.paths.ways import Ways
from reporting.definition.proof.conditions import condition_flaws
from reporting.definition.proof.flaws import Flaw, Place, Severity
from reporting.definition.proof.gate import gate_flaws
from reporting.definition.proof.groups import nesting_flaws
from reporting.definition.proof.personal import personal_flaws
from reporting.definition.proof.reachability import reachability_flaws
from reporting.definition.proof.routes import route_flaws
from reporting.definition.proof.sentences import sentence
from reporting.definition.proof.structure import structural_flaws
from reporting.definition.proof.words import advice, named_answer_flaws, word_flaws

__all__ = ["Flaw", "Place", "Severity", "advice", "errors", "prove", "sentence"]

# Flaws of form and words that leave the ways through the form decidable.
_HARMLESS_TO_WALKING = frozenset(
    {
        "gate_missing", "gate_not_first", "gate_conditional", "gate_question_count", "gate_question",
        "gate_without_exit", "exit_without_kind", "exit_kind_without_exit", "bad_code", "route_to_nowhere",
        "question_vanished", "question_not_earlier", "option_vanished", "unknown_setting",
        "options_not_taken", "no_title", "no_label", "no_option_label", "no_body", "not_translated",
        "empty_step", "name_vanished", "condition_unused", "question_in_group", "not_a_group", "part_vanished",
        "reveal_unsuitable", "group_not_alone",
    }
)  # fmt: skip


def prove(form: Form, now: datetime | None = None, ways: Ways | None = None) -> tuple[Flaw, ...]:
    """Everything wrong with a form, errors before warnings. A form without errors may be published.

    The ways through the form are looked at when its parts are sound enough to walk it: a loop, for one, is
    mended before unreachable steps are told. `now` is when relative conditions are read; None for the present. `ways`
    are those of this form and moment, when somebody else needs them, too.
    """
    flaws = [*structural_flaws(form), *nesting_flaws(form), *gate_flaws(form)]
    flaws += [*condition_flaws(form), *route_flaws(form)]
    walkable = bool(form.steps) and all(flaw.code in _HARMLESS_TO_WALKING for flaw in flaws)
    flaws += [*word_flaws(form), *named_answer_flaws(form), *personal_flaws(form)]
    if walkable:
        flaws += reachability_flaws(ways or Ways(form, now))
    return tuple(sorted(flaws, key=lambda flaw: flaw.severity is not Severity.ERROR))


def errors(flaws: tuple[Flaw, ...]) -> tuple[Flaw, ...]:
    """The flaws that keep a form from being published."""
    return tuple(flaw for flaw in flaws if flaw.severity is Severity.ERROR)
