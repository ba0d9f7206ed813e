"""What is wrong with a form as an editor built it: the proof of the definition, told at the block that causes
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reporting.authoring.compile import Compiled
from reporting.authoring.compiled_conditions import Targets
from reporting.definition import proof
from reporting.definition.proof import Flaw, Severity

_FIELD_OF = {
    "no_label": "label",
    "no_option_label": "options",
    "no_options": "options",
    "duplicate_option": "options",
    "gate_question": "options",
    "no_body": "body",
    "no_title": "title",
    "exit_without_kind": "exit",
    "condition_always_true": "show_when",
}


_CAUSES = frozenset({"question_vanished", "option_vanished", "question_not_earlier", "operator_unsuitable"})
_CONSEQUENCES = frozenset({"condition_never_true", "condition_always_true", "unreachable", "route_never_asked"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing an editor should know.

    `path` leads to the block: step id, then a field name, then, for the field "items", the item's id and a
    field of it. It is empty when the form as a whole is meant.
    """

    severity: Severity
    path: tuple[str, ...]
    message: str

    @property
    def is_error(self) -> bool:
        """Whether it keeps the form from being published."""
        return self.severity is Severity.ERROR

    @property
    def block_id(self) -> str:
        """Id of the innermost step or item it is about; empty when the form as a whole is meant."""
        return self.path[2] if len(self.path) > 2 else self.path[0] if self.path else ""


def findings_of(compiled: Compiled, steps: Sequence[Mapping[str, Any]]) -> tuple[Finding, ...]:
    """Everything wrong with a form, errors first. `steps` is the stored data that was compiled."""
    found = [*_incomplete(steps, compiled.targets)]
    found += (
        Finding(flaw.severity, _path(flaw, compiled), proof.sentence(flaw, compiled.form))
        for flaw in _without_consequences(proof.prove(compiled.form))
    )
    return tuple(sorted(found, key=lambda finding: not finding.is_error))


def _without_consequences(flaws: Sequence[Flaw]) -> Iterator[Flaw]:
    """Leave out what only follows from a broken condition of the same step: mending that mends it."""
    broken = {flaw.at[:2] for flaw in flaws if flaw.code in _CAUSES}
    for flaw in flaws:
        if flaw.code not in _CONSEQUENCES or flaw.at[:2] not in broken:
            yield flaw


def _path(flaw: Flaw, compiled: Compiled) -> tuple[str, ...]:
    at = flaw.at
    step_id = compiled.step_ids.get(str(at[1])) if len(at) > 1 else None
    if step_id is None:
        return ()
    own_field = (_FIELD_OF[flaw.code],) if flaw.code in _FIELD_OF else ()
    if len(at) < 3:
        return (step_id, *own_field)
    if at[2] != "items":
        return (step_id, str(at[2]))
    item_id = compiled.item_ids.get(str(at[3]), "")
    if item_id.startswith(f"{step_id}:"):  # the gate's question has no block of its own
        return (step_id, *own_field)
    return (step_id, "items", item_id, *own_field)


def _incomplete(steps: Sequence[Mapping[str, Any]], targets: Targets) -> Iterator[Finding]:
    """Pickers that an editor opened and did not finish: left out of the compiled form, so the proof cannot
    see them.
    """
    for step in steps:
        value = step["value"]
        if any(not targets.is_complete(test) for test in (value.get("show_when") or {}).get("tests") or ()):
            message = "A condition is not finished. Choose question, comparison and answer, or remove it."
            yield Finding(Severity.ERROR, (step["id"], "show_when"), message)
        for route in value.get("routes") or ():
            if not route.get("to") or any(not targets.is_complete(test) for test in route.get("tests") or ()):
                message = "A route is not finished. Choose its step and finish its conditions, or remove it."
                yield Finding(Severity.ERROR, (step["id"], "routes"), message)
