"""How reports of a form are dealt with, as plain data: clocks, rules, and what lists show.

The national team's plan of a form comes first; a force adds rules and, where it may, sets clocks of its own.
"""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from reporting.definition.form import FormKind
from reporting.records.clocks import Clock
from reporting.records.models import Risk

MOST_MINUTES = 60 * 24 * 90
MOST_RULES = 100
DEFAULT_CLOCKS: Mapping[FormKind, Mapping[str, int]] = {
    FormKind.SENSITIVE: {Clock.REVIEW: 45, Clock.CONTACT: 12 * 60, Clock.ANSWER: 24 * 60},
    FormKind.REPORT: {Clock.REVIEW: 12 * 60, Clock.ANSWER: 48 * 60},
    FormKind.SERVICE: {},
}
"""Where nobody has set any: minutes from the report's receipt."""
HIGH_RISK_REVIEW = 45
"""Minutes within which a report of high risk is reviewed, whatever else is set."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What makes a report urgent, or a team's. All that it names must be so; of several words or options one is enough.

    `risk` is a Risk or 0 for none, `team` the code of a team of the force, or empty. `code` is what a report keeps as
    the reason: never the reporter's words.
    """

    code: str
    name: str
    risk: int = 0
    team: str = ""
    words: tuple[str, ...] = ()
    question: str = ""
    options: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()

    @property
    def asks_something(self) -> bool:
        """Whether it looks at anything; a rule that does not never applies."""
        return bool(self.words or self.postcodes or (self.question and self.options))


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of one form. `clocks` are minutes; 0 says that the clock does not run. `summary` are question codes."""

    clocks: Mapping[str, int] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    summary: tuple[str, ...] = ()
    forces_set_clocks: bool = True
    protects_identity: bool = False
    """Whether two persons together open who reported by this form."""

    def data(self) -> dict[str, Any]:
        """Return the plan as JSON data."""
        return {**asdict(self), "clocks": dict(self.clocks), "rules": [asdict(rule) for rule in self.rules]}


def from_data(data: Mapping[str, Any]) -> Plan:
    """Read what `Plan.data` wrote; what is missing is empty."""
    return Plan(
        clocks={str(name): int(minutes) for name, minutes in data.get("clocks", {}).items() if name in Clock.values},
        rules=tuple(_rule(rule) for rule in data.get("rules", ())),
        summary=tuple(data.get("summary", ())),
        forces_set_clocks=bool(data.get("forces_set_clocks", True)),
        protects_identity=bool(data.get("protects_identity", False)),
    )


def merged(kind: FormKind, national: Plan, force: Plan) -> Plan:
    """Return what holds in a force: its clocks where it may set them, all rules, its summary or the national one.

    Either of them protects identities.
    """
    own = force.clocks if national.forces_set_clocks else {}
    return Plan(
        clocks={**DEFAULT_CLOCKS[kind], **national.clocks, **own},
        rules=(*national.rules, *force.rules),
        summary=force.summary or national.summary,
        forces_set_clocks=national.forces_set_clocks,
        protects_identity=national.protects_identity or force.protects_identity,
    )


def minutes_for(plan: Plan, risk: int) -> dict[str, int]:
    """Return the clocks of a report of this risk: one of high risk is always reviewed soon."""
    found = {name: minutes for name, minutes in plan.clocks.items() if minutes > 0}
    if risk == Risk.HIGH:
        found[Clock.REVIEW] = min(found.get(Clock.REVIEW, HIGH_RISK_REVIEW), HIGH_RISK_REVIEW)
    return found


def new_rule(**values: Any) -> Rule:
    """Return a rule with a fresh code."""
    return Rule(code=f"rule:{uuid.uuid4().hex[:12]}", **values)


def with_rules(plan: Plan, rules: Iterable[Rule]) -> Plan:
    """Return the plan with these rules in place of its own."""
    return replace(plan, rules=tuple(rules))


def _rule(data: Mapping[str, Any]) -> Rule:
    return Rule(
        code=str(data["code"]),
        name=str(data["name"]),
        risk=int(data.get("risk", 0)),
        team=str(data.get("team", "")),
        words=tuple(data.get("words", ())),
        question=str(data.get("question", "")),
        options=tuple(data.get("options", ())),
        postcodes=tuple(data.get("postcodes", ())),
    )
