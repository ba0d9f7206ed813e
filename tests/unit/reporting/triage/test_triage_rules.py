"""Rules: what they flag, and that they keep codes and never words."""

import uuid
from dataclasses import replace
from typing import Any

import pytest

from reporting.definition.form import Form, FormKind, Option, Question, Step
from reporting.records.models import Risk
from reporting.triage.plans import Plan, Rule, from_data, merged, minutes_for
from reporting.triage.rules import judge
from tests.factories.small_form import NAMED, small_form


def told(account: str, **changes: Any) -> dict[str, Any]:
    return {**NAMED, "account": account, **changes}


def form(**changes: Any) -> Form:
    return small_form(uuid.uuid4(), **changes)


@pytest.mark.parametrize(
    ("account", "reason"),
    [
        ("He had a KNIFE in his hand.", "standing:weapon"),
        ("Roedd ganddo gyllell, cyllell fawr.", "standing:weapon"),
        ("She said she would\nkill  me", "standing:threat_to_life"),
        ("They won’t let me leave", "standing:abduction"),
        ("He talks of suicide", "standing:self_harm"),
    ],
)
def test_words_of_danger_make_a_report_urgent_and_leave_the_code_of_the_rule(account: str, reason: str) -> None:
    outcome = judge(form(), told(account), Plan())

    assert outcome.risk == Risk.HIGH
    assert outcome.reasons == (reason,)


@pytest.mark.parametrize("account", ["Mr Gunn begun his walk", "swordfish", "a penknifelike thing", "The raper bee"])
def test_a_word_inside_another_is_no_sign(account: str) -> None:
    assert judge(form(), told(account), Plan()) == judge(form(), NAMED, Plan())


@pytest.mark.parametrize(
    ("account", "reason"),
    [
        ("He had no knife.", "standing:no_weapon"),
        ("She did not have any weapons or guns", "standing:no_weapon"),
        ("Nobody had a gun", "standing:no_weapon"),
        ("I could not see the knife well", "standing:weapon"),
        ("No. Knife in hand he came", "standing:weapon"),
        ("He had no gun but a machete", "standing:weapon"),
        ("He is not going to kill me", "standing:threat_to_life"),
    ],
)
def test_a_weapon_that_was_plainly_not_there_makes_less_of_a_report_and_in_doubt_it_stays_urgent(
    account: str, reason: str
) -> None:
    outcome = judge(form(), told(account), Plan())

    assert outcome.reasons == (reason,)
    assert outcome.risk == (Risk.MEDIUM if reason == "standing:no_weapon" else Risk.HIGH)


def test_the_gravest_reason_stands_first_and_a_lesser_one_does_not_lower_it() -> None:
    outcome = judge(form(), told("A racist man with a machete"), Plan())

    assert outcome.risk == Risk.HIGH
    assert outcome.reasons == ("standing:weapon", "standing:hate")


def test_a_sensitive_form_is_urgent_by_itself() -> None:
    assert judge(form(kind=FormKind.SENSITIVE), NAMED, Plan()).reasons == ("standing:sensitive_form",)


def test_a_rule_of_a_form_looks_at_choices_words_and_places_together() -> None:
    steps = (
        Step("one", items=(Question("what", "radios", options=(Option("rape"), Option("other"))),)),
        Step("two", items=(Question("where", "address"), Question("account", "long_text"))),
    )
    asked = form(steps=steps)
    rule = Rule("rule:1", "Night market", Risk.MEDIUM, "centre", ("market",), "what", ("other",), ("RG1",))
    answers = {"what": "other", "where": {"postcode": "RG1 2AB"}, "account": "At the market"}

    assert judge(asked, answers, Plan(rules=(rule,))).team == "centre"
    assert judge(asked, {**answers, "where": {"postcode": "RG12 2AB"}}, Plan(rules=(rule,))).team == ""
    assert judge(asked, {**answers, "what": "rape"}, Plan(rules=(rule,))).team == ""
    assert judge(asked, {**answers, "account": "At home"}, Plan(rules=(rule,))).team == ""
    assert judge(
        asked, {**answers, "where": {"postcode": "RG9 9ZZ"}}, Plan(rules=(replace(rule, postcodes=("RG",)),))
    ).team


def test_a_rule_sees_the_answers_in_every_entry_of_a_group() -> None:
    inner = (Question("weapon", "checkboxes", options=(Option("hand"), Option("blade"))),)
    asked = form(steps=(Step("people", items=(Question("people", "group", items=inner),)),))
    rule = Rule("rule:2", "Blade", Risk.HIGH, question="weapon", options=("blade",))
    entries = [{"weapon": ["hand"]}, {"weapon": ["blade"]}]

    assert judge(asked, {"people": entries}, Plan(rules=(rule,))).risk == Risk.HIGH
    assert judge(asked, {"people": entries[:1]}, Plan(rules=(rule,))).risk == Risk.STANDARD


def test_a_rule_that_asks_nothing_never_applies() -> None:
    assert judge(form(), NAMED, Plan(rules=(Rule("rule:3", "Nothing", Risk.HIGH),))).risk == Risk.STANDARD


def test_a_plan_is_the_same_after_it_was_stored() -> None:
    plan = Plan({"review": 30}, (Rule("rule:1", "One", 1, "team", ("a",), "q", ("o",), ("RG1",)),), ("q",), False)

    assert from_data(plan.data()) == plan


def test_a_force_sets_clocks_only_where_the_national_team_lets_it() -> None:
    own = Plan({"review": 10})

    assert merged(FormKind.SENSITIVE, Plan({"review": 30}), own).clocks == {
        "review": 10,
        "contact": 720,
        "answer": 1440,
    }
    locked = merged(FormKind.SENSITIVE, Plan({"review": 30}, forces_set_clocks=False), own)
    assert locked.clocks["review"] == 30


def test_a_high_risk_is_reviewed_in_45_minutes_whatever_the_form_says() -> None:
    assert minutes_for(Plan({"review": 0, "answer": 60}), Risk.HIGH) == {"review": 45, "answer": 60}
    assert minutes_for(Plan({"review": 0, "answer": 60}), Risk.STANDARD) == {"answer": 60}
    assert minutes_for(Plan({"review": 20}), Risk.HIGH) == {"review": 20}
