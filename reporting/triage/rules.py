"""Which rules apply to answers. Runs once, where the words are still readable, and keeps codes only."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reporting.definition import kinds
from reporting.definition.form import Form, FormKind, Mark, Question
from reporting.records.models import Risk
from reporting.triage import standing_rules
from reporting.triage.plans import Plan, Rule

_CHOSEN = frozenset({"radios", "checkboxes", "select", "yes_no", "declaration", "files", "hidden"})
_PLACES = frozenset({"address", "place"})
_DENIED = re.compile(rf"(?<!\w)(?:{'|'.join(standing_rules.DENIALS)})(?: (?:{'|'.join(standing_rules.BETWEEN)}))* $")
"""What stands right before a word that is denied. Any other word, or a full stop or comma, ends the denial."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How urgent a report is and whose, with the codes of the rules that say so, the gravest first."""

    risk: int
    reasons: tuple[str, ...]
    team: str


def judge(form: Form, answers: Mapping[str, Any], plan: Plan) -> Outcome:
    """Return what the standing rules and the plan's say of answers. Nothing of the answers is in it."""
    given = tuple(_given(form, answers))
    text = _folded(" \n ".join(words for question, value in given for words in _words(question, value)))
    found = [*_of_form(form, given)]
    found += [_as_said(rule, text) for rule in standing_rules.WORDS if _mentions(rule.words, text)]
    found += [rule for rule in plan.rules if rule.asks_something and _applies(rule, given, text)]
    flags = sorted((rule for rule in found if rule.risk), key=lambda rule: rule.risk)
    return Outcome(
        risk=flags[0].risk if flags else Risk.STANDARD,
        reasons=tuple(dict.fromkeys(rule.code for rule in flags)),
        team=next((rule.team for rule in found if rule.team), ""),
    )


def _of_form(form: Form, given: Iterable[tuple[Question, Any]]) -> Iterator[Rule]:
    if form.kind is FormKind.SENSITIVE:
        yield standing_rules.SENSITIVE
    for question, value in given:
        chosen = value if isinstance(value, list) else [value]
        if any(option.marks == Mark.UNDER_18 and option.code in chosen for option in question.options):
            yield standing_rules.UNDER_18
            return


def _applies(rule: Rule, given: tuple[tuple[Question, Any], ...], text: str) -> bool:
    if rule.words and not _mentions(rule.words, text):
        return False
    if rule.question and not any(_chosen(rule, value) for question, value in given if question.code == rule.question):
        return False
    return not rule.postcodes or any(
        _lies_in(postcode, rule.postcodes) for question, value in given for postcode in _postcodes(question, value)
    )


def _chosen(rule: Rule, value: Any) -> bool:
    chosen = value if isinstance(value, list) else [value]
    return any(_code(one) in rule.options for one in chosen)


def _code(value: Any) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _given(form: Form, answers: Mapping[str, Any]) -> Iterator[tuple[Question, Any]]:
    """Every answered question with its answer, those in entries of a group with the answer of each entry."""
    for question in form.questions():
        value = answers.get(question.code)
        if value is None:
            continue
        if kinds.get(question.kind).takes_items:
            for entry in value if isinstance(value, list) else ():
                yield from ((inner, entry[inner.code]) for inner in question.questions if inner.code in entry)
        else:
            yield question, value


def _words(question: Question, value: Any) -> Iterator[str]:
    """What was typed: no choices, and no names and ways of contact, which are no sign of danger."""
    if question.kind in _CHOSEN or question.kind in _PLACES or kinds.get(question.kind).personal:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (part for part in value.values() if isinstance(part, str))


def _postcodes(question: Question, value: Any) -> Iterator[str]:
    if question.kind in _PLACES and isinstance(value, Mapping) and isinstance(value.get("postcode"), str):
        yield value["postcode"].upper()


def _lies_in(postcode: str, areas: Iterable[str]) -> bool:
    """RG is an area, RG1 a district (and not RG12), RG1 2 a sector, RG1 2AB one postcode."""
    outward = postcode.partition(" ")[0]
    letters = re.match(r"[A-Z]*", outward)
    for area in (" ".join(area.upper().split()) for area in areas):
        if area in (outward, letters.group() if letters else "") or (" " in area and postcode.startswith(area)):
            return True
    return False


def _as_said(rule: Rule, text: str) -> Rule:
    """The rule, or the lesser one when every weapon in the text is said not to have been there."""
    if rule.code != standing_rules.WEAPON:
        return rule
    is_denied = all(_DENIED.search(text[: found.start()]) for found in _pattern(rule.words).finditer(text))
    return standing_rules.NO_WEAPON if is_denied else rule


def _mentions(words: tuple[str, ...], text: str) -> bool:
    return _pattern(words).search(text) is not None


@lru_cache(maxsize=512)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    found = []
    for word in words:
        folded = _folded(word)
        is_beginning = folded.endswith("*")
        found.append(re.escape(folded.rstrip("*")) + ("" if is_beginning else r"(?!\w)"))
    return re.compile(r"(?<!\w)(?:" + "|".join(found) + ")")


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("\u2019", "'").split())
