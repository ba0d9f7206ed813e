"""The one write of a force's phase, of its schedule, and of "send everybody back"."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from sites.forces import phases
from sites.forces.models import Force, Phase
from sites.forces.phase_history import PhaseDecision
from soh.core import audit, clock, tenancy

Act = PhaseDecision.Act
_FIELDS = ["phase", "scheduled_phase", "scheduled_at", "visitors_returned_at"]
_after_change: list[Callable[[int], None]] = []
_rounds: list[Callable[[], object]] = []


class Refused(Exception):
    """The change may not be made; `problems` says why, a sentence each, and what to do."""

    def __init__(self, *problems: str) -> None:
        super().__init__(" ".join(problems))
        self.problems: Sequence[str] = problems


def register_after_change(told: Callable[[int], None]) -> None:
    """Call `told(force id)` after every committed change here: what the proxy knows is renewed with it."""
    if told not in _after_change:
        _after_change.append(told)


def register_round(run: Callable[[], object]) -> None:
    """Call `run()` once a minute in the worker: what time alone changes is renewed with it."""
    if run not in _rounds:
        _rounds.append(run)


def change_phase(
    *, force_id: int, to: Phase, reason: str, actor: str, actor_name: str, at: datetime | None = None
) -> PhaseDecision:
    """Change the phase now, or schedule the change for `at`. One schedule at a time: a new decision ends an older one.

    The gate is asked when the decision is made. Raises Refused.
    """
    with tenancy.transaction(force_id):
        force = _locked(force_id)
        _settle(force)
        before, now = Phase(force.phase), clock.now()
        step = phases.TRANSITIONS.get((before, to))
        problems = _problems(force, before, to, reason, at, now)
        if step is None or problems:
            raise Refused(*problems)
        _cancel_schedule(force, now)
        decision = _decide(force, Act.PHASE, before, to, reason, actor, actor_name, due_at=at)
        if at is None:
            _enter(force, to, decision, now)
        else:
            force.scheduled_phase, force.scheduled_at = to, at
        force.save(update_fields=_FIELDS)
        detail = {"before": before, "after": to, "due": at.isoformat() if at else None, "decision": decision.pk}
        _tell(force, actor, "phase.changed" if at is None else "phase.scheduled", **detail)
        return decision


def cancel_schedule(*, force_id: int, actor: str) -> None:
    """Take the scheduled change back. Raises Refused when there is none any more."""
    with tenancy.transaction(force_id):
        force = _locked(force_id)
        _settle(force)
        if not force.scheduled_phase:
            raise Refused("There is no scheduled change any more. Look at the history below.")
        after = force.scheduled_phase
        _cancel_schedule(force, clock.now())
        force.save(update_fields=_FIELDS)
        _tell(force, actor, "phase.schedule_cancelled", after=after)


def send_visitors_back(*, force_id: int, reason: str, actor: str, actor_name: str) -> None:
    """Lead every visitor of the beta to the existing site, from the next request on. Twice is once. Raises Refused."""
    with tenancy.transaction(force_id):
        force = _locked(force_id)
        _settle(force)
        if force.phase != Phase.BETA:
            raise Refused("The site is not in beta, so there are no beta visitors to send back.")
        if force.visitors_returned_at is not None:
            return
        force.visitors_returned_at = clock.now()
        force.save(update_fields=_FIELDS)
        decision = _decide(force, Act.SENT_BACK, Phase.BETA, Phase.BETA, reason, actor, actor_name)
        decision.applied_at = force.visitors_returned_at
        decision.save(update_fields=["applied_at"])
        _tell(force, actor, "beta.visitors_sent_back", decision=decision.pk)


def welcome_visitors(*, force_id: int, reason: str, actor: str, actor_name: str) -> None:
    """Let visitors into the beta again. Twice is once."""
    with tenancy.transaction(force_id):
        force = _locked(force_id)
        _settle(force)
        if force.visitors_returned_at is None:
            return
        force.visitors_returned_at = None
        force.save(update_fields=_FIELDS)
        decision = _decide(force, Act.WELCOMED, force.phase, force.phase, reason, actor, actor_name)
        decision.applied_at = clock.now()
        decision.save(update_fields=["applied_at"])
        _tell(force, actor, "beta.visitors_welcomed", decision=decision.pk)


def settle_due() -> int:
    """Write down every scheduled change whose time has come; return how many. For the worker.

    Nothing waits for it: from its time on the scheduled phase holds for every request.
    """
    due = Force.objects.filter(scheduled_at__lte=clock.now()).values_list("pk", flat=True)
    settled = 0
    for force_id in list(due):
        with tenancy.transaction(force_id):
            force = _locked(force_id)
            if _settle(force):
                force.save(update_fields=_FIELDS)
                settled += 1
    return settled


def look_round() -> int:
    """Settle what is due and let every registered round run; return how many changes were due. Once a minute."""
    settled = settle_due()
    for run in _rounds:
        run()
    return settled


def history(force_id: int) -> list[PhaseDecision]:
    """Return the decisions about a force, newest first."""
    with tenancy.transaction(force_id):
        return list(PhaseDecision.objects.filter(force_id=force_id).order_by("-id")[:100])


def _problems(
    force: Force, before: Phase, to: Phase, reason: str, at: datetime | None, now: datetime
) -> tuple[str, ...]:
    step = phases.TRANSITIONS.get((before, to))
    if step is None:
        return (f"A site cannot go from {before.label} to {to.label} in one step.",)
    found = []
    if not reason.strip():
        found.append("Say why: the reason stays in the history.")
    if at is not None and at <= now:
        found.append("The time has passed already. Choose one that is still to come.")
    if step.gate is not None:
        found += [f"Still to do: {item.label}." for item in phases.missing_for(step.gate, force)]
    return tuple(found)


def _locked(force_id: int) -> Force:
    return Force.objects.select_for_update(of=("self",)).get(pk=force_id)


def _settle(force: Force) -> bool:
    """Enter the scheduled phase if its time has come."""
    if not force.scheduled_phase or force.scheduled_at is None or force.scheduled_at > clock.now():
        return False
    decision = _scheduled(force)
    moment, to, before = force.scheduled_at, Phase(force.scheduled_phase), force.phase
    force.scheduled_phase, force.scheduled_at = "", None
    _enter(force, to, decision, moment)
    _tell(
        force, decision.decided_by if decision else "system", "phase.changed", before=before, after=to, scheduled=True
    )
    return True


def _enter(force: Force, to: Phase, decision: PhaseDecision | None, moment: datetime) -> None:
    force.phase = to
    if to != Phase.BETA:
        force.visitors_returned_at = None
    if decision is not None:
        decision.applied_at = moment
        decision.save(update_fields=["applied_at"])


def _cancel_schedule(force: Force, now: datetime) -> None:
    decision = _scheduled(force)
    if decision is not None:
        decision.cancelled_at = now
        decision.save(update_fields=["cancelled_at"])
    force.scheduled_phase, force.scheduled_at = "", None


def _scheduled(force: Force) -> PhaseDecision | None:
    waiting = PhaseDecision.objects.filter(force_id=force.pk, due_at__isnull=False, applied_at=None, cancelled_at=None)
    return waiting.order_by("-id").first()


def _decide(
    force: Force,
    act: PhaseDecision.Act,
    before: str,
    after: str,
    reason: str,
    actor: str,
    actor_name: str,
    due_at: datetime | None = None,
) -> PhaseDecision:
    return PhaseDecision.objects.create(
        force_id=force.pk,
        act=act,
        before=before,
        after=after,
        reason=reason.strip()[:500],
        decided_by=actor,
        decided_by_name=actor_name[:150],
        due_at=due_at,
    )


def _tell(force: Force, actor: str, action: str, **detail: Any) -> None:
    audit.record(force_id=force.pk, actor=actor, action=action, subject=f"force:{force.pk}", **detail)
    announce(force.pk)


def announce(force_id: int) -> None:
    """Tell those who wait for changes of a force's site, once this transaction has committed."""
    for told in _after_change:
        transaction.on_commit(lambda told=told: told(force_id))  # type: ignore[misc]
