"""What is wrong with a form as an editor built it: the proof of the definition, told at the block that causes
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reporting.authoring.blocks.condition_shapes import rows_of
from reporting.authoring.blocks.named_conditions import BLOCK
from reporting.authoring.compile import Compiled
from reporting.authoring.compiled_conditions import Targets
from reporting.authoring.question_library.inserted import Inserted
from reporting.definition import proof, text_keys
from reporting.definition.form import Content, Question
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
    "reveal_unsuitable": "show_when",
    "group_empty": "items",
    "no_purpose": "purpose",
    "no_retention": "retention",
    "no_error_text": "error",
    "no_hint": "hint",
}


_CAUSES = frozenset({"question_vanished", "option_vanished", "question_not_earlier", "operator_unsuitable"})
_CONSEQUENCES = frozenset({"condition_never_true", "condition_always_true", "unreachable", "route_never_asked"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing an editor should know.

    `path` leads to the block: step id, then a field name, then, for the field "items", the item's id and a
    field of it, and for a group's "items" the id of one inside. It is empty when the form as a whole is meant.
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
        return next((self.path[at] for at in (4, 2, 0) if len(self.path) > at), "")


def findings_of(compiled: Compiled, steps: Sequence[Mapping[str, Any]]) -> tuple[Finding, ...]:
    """Everything wrong with a form, errors first. `steps` is the stored data that was compiled."""
    found = [*_incomplete(steps, compiled.targets), *_unresolved(compiled), *_library(compiled.inserted, steps)]
    found += (
        Finding(flaw.severity, _path(flaw, compiled, steps), proof.sentence(flaw, compiled.form))
        for flaw in _without_consequences(proof.prove(compiled.form))
    )
    return tuple(sorted(found, key=lambda finding: not finding.is_error))


def advice_of(compiled: Compiled, steps: Sequence[Mapping[str, Any]]) -> tuple[Finding, ...]:
    """What would make a form better and keeps nobody from anything."""
    return tuple(
        Finding(flaw.severity, _path(flaw, compiled, steps), proof.sentence(flaw, compiled.form))
        for flaw in proof.advice(compiled.form)
    )


def block_of(at: proof.Place, compiled: Compiled, steps: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """The path to the block that a place in the form comes from; empty when the form as a whole is meant."""
    return _path(Flaw(Severity.WARNING, "", at), compiled, steps)


def _without_consequences(flaws: Sequence[Flaw]) -> Iterator[Flaw]:
    """Leave out what only follows from a broken condition of the same step: mending that mends it."""
    broken = {flaw.at[:2] for flaw in flaws if flaw.code in _CAUSES}
    for flaw in flaws:
        if flaw.code not in _CONSEQUENCES or flaw.at[:2] not in broken:
            yield flaw


def _path(flaw: Flaw, compiled: Compiled, steps: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    at = flaw.at
    if at[:1] == ("conditions",):
        return _named_path(steps)
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
    within = (str(at[4]),) if len(at) > 4 else own_field
    path = _item_path(compiled, step_id, item_id)
    return path if item_id in compiled.inserted.owners else (*path, *within)


def _item_path(compiled: Compiled, step_id: str, item_id: str) -> tuple[str, ...]:
    if item_id in compiled.inserted.owners:  # it has no block of its own in this form
        return (step_id, "items", compiled.inserted.owners[item_id])
    group_id = compiled.group_ids.get(item_id)
    return (step_id, "items", *((group_id, "items") if group_id else ()), item_id)


def _named_path(steps: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    return next(((step["id"], "named") for step in steps if step["type"] == BLOCK), ())


def _unresolved(compiled: Compiled) -> Iterator[Finding]:
    """Words that name an answer in double brackets by what is no question's label."""
    places = {code: step.code for step in compiled.form.steps for item in step.items for code in _codes(item)}
    for key, label in compiled.unresolved:
        message = (
            f"The words name an answer as (({label})), but that is no question of this form. Write a question’s words."
        )
        code = text_keys.item_of(key)
        if code in places and not compiled.item_ids[code].startswith(f"{compiled.step_ids[places[code]]}:"):
            path = _item_path(compiled, compiled.step_ids[places[code]], compiled.item_ids[code])
        else:
            step = places.get(code) or key.split(".")[1]
            path = (compiled.step_ids[step],) if step in compiled.step_ids else ()
        yield Finding(Severity.ERROR, path, message)


def _codes(item: Question | Content) -> tuple[str, ...]:
    inner = tuple(one.code for one in item.items) if isinstance(item, Question) else ()
    return (item.code, *inner)


def _incomplete(steps: Sequence[Mapping[str, Any]], targets: Targets) -> Iterator[Finding]:
    """Pickers that an editor opened and did not finish: left out of the compiled form, so the proof cannot
    see them.
    """
    message = "A condition is not finished. Choose question, comparison and answer, or remove it."
    for step in steps:
        value = step["value"]
        if not _is_finished(value.get("show_when"), targets):
            yield Finding(Severity.ERROR, (step["id"], "show_when"), message)
        for route in value.get("routes") or ():
            if not route.get("to") or not _is_finished(route, targets):
                unfinished = "A route is not finished. Choose its step and finish its conditions, or remove it."
                yield Finding(Severity.ERROR, (step["id"], "routes"), unfinished)
        for one in value.get("named") or ():
            if not one.get("name") or not one.get("tests") or not _is_finished(one, targets):
                unnamed = (
                    "A condition with a name is not finished. Give it a name and finish what it asks, or remove it."
                )
                yield Finding(Severity.ERROR, (step["id"], "named"), unnamed)
        yield from _incomplete_items(value, (step["id"],), targets, message)


def _incomplete_items(
    value: Mapping[str, Any], path: tuple[str, ...], targets: Targets, message: str
) -> Iterator[Finding]:
    for item in value.get("items") or ():
        at = (*path, "items", item["id"])
        if not _is_finished(item["value"].get("show_when"), targets):
            yield Finding(Severity.ERROR, (*at, "show_when"), message)
        if not all(_is_finished(option.get("when"), targets) for option in item["value"].get("options") or ()):
            yield Finding(Severity.ERROR, (*at, "options"), message)
        yield from _incomplete_items(item["value"], at, targets, message)


def _library(inserted: Inserted, steps: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    """Blocks without questions, and those of which the library has newer ones."""
    for step in steps:
        for item in step["value"].get("items") or ():
            path = (step["id"], "items", item["id"])
            if item["id"] in inserted.missing:
                message = "Choose questions of the library, or remove this block: it names none that this site has."
                yield Finding(Severity.ERROR, path, message)
            newer = inserted.newer.get(item["id"])
            if newer is not None:
                message = (
                    f"The library has version {newer.newest} of “{newer.name}”. This form has version {newer.version}:"
                    " look at what changed, and take it or keep yours."
                )
                yield Finding(Severity.WARNING, path, message)


def _is_finished(chosen: Mapping[str, Any] | None, targets: Targets) -> bool:
    return all(targets.is_complete(row) for row in rows_of(chosen))
