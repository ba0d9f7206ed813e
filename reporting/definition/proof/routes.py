"""Proof of the routes: each leads to a step that is there, and onwards."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.definition.form import Form, StepKind
from reporting.definition.proof.flaws import Flaw, at_step, error


def route_flaws(form: Form) -> Iterator[Flaw]:
    """Routes to nowhere, round in a circle, or back."""
    for step in form.steps:
        for number, route in enumerate(step.routes):
            at = (*at_step(step.code), "routes", number, "to")
            if not form.has_step(route.to):
                yield error("route_to_nowhere", at, to=route.to)
            elif form.position(route.to) <= form.position(step.code):
                code = "loop" if _leads_to(form, route.to, step.code) else "route_backwards"
                yield error(code, at, to=route.to)


def _leads_to(form: Form, start: str, target: str) -> bool:
    """Whether some way leads from one step to another, conditions apart."""
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        code = ahead.pop()
        if code == target:
            return True
        if code not in seen:
            seen.add(code)
            ahead += _next_codes(form, code)
    return False


def _next_codes(form: Form, code: str) -> Iterator[str]:
    step = form.step(code)
    if step.kind is StepKind.EXIT and step.show_when is None:
        return
    yield from (route.to for route in step.routes if form.has_step(route.to))
    position = form.position(code) + 1
    if position < len(form.steps) and not any(route.when is None for route in step.routes):
        yield form.steps[position].code
