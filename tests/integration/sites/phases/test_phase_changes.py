"""Changing a phase: by the rules, at once or later, written down with who and why."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from sites.forces import hosts, phase_changes, phases
from sites.forces.models import Force, Phase
from soh.core import clock, tenancy
from soh.core.models import AuditEvent
from tests.factories.plain_forces import plain_force

pytestmark = pytest.mark.django_db
WHO = {"actor": "user:7", "actor_name": "Pat Smith"}


@dataclass(frozen=True)
class Line:
    """A line of the readiness list."""

    key: str = "mou"
    label: str = "Memorandum of understanding signed"
    done: bool = False
    needed_for: str = "beta"


@pytest.fixture
def force() -> Force:
    return plain_force("thames-valley", phase=Phase.PRIVATE)


@pytest.fixture(autouse=True)
def gate(monkeypatch):
    """Nothing is missing, whatever other rooms registered; a test may add lines."""
    lines: list[Line] = []
    monkeypatch.setattr(phases, "_gates", [lambda _: lines])
    return lines


def stored(force: Force) -> Force:
    return Force.objects.get(pk=force.pk)


def acts_of(force: Force) -> list[str]:
    with tenancy.transaction(force):
        return list(AuditEvent.objects.filter(force_id=force.pk).order_by("id").values_list("action", flat=True))


def test_a_change_is_seen_at_once_and_remembered_with_who_and_why(force):
    phase_changes.change_phase(force_id=force.pk, to=Phase.BETA, reason="The pilot begins", **WHO)

    assert hosts.site_of_force(force.pk).force.phase == Phase.BETA
    [decision] = phase_changes.history(force.pk)
    assert (decision.before, decision.after) == (Phase.PRIVATE, Phase.BETA)
    assert (decision.decided_by, decision.decided_by_name, decision.reason) == (
        "user:7",
        "Pat Smith",
        "The pilot begins",
    )
    assert decision.applied_at is not None
    assert acts_of(force) == ["phase.changed"]


@pytest.mark.parametrize("needed_for", ["beta", "live"])
def test_what_is_not_ready_keeps_the_gate_shut_and_is_named(force, gate, needed_for):
    gate.append(Line(needed_for=needed_for))

    with pytest.raises(phase_changes.Refused, match="Memorandum of understanding"):
        phase_changes.change_phase(force_id=force.pk, to=Phase.LIVE, reason="Now", **WHO)

    assert stored(force).phase == Phase.PRIVATE
    assert phase_changes.history(force.pk) == []
    assert acts_of(force) == []


def test_what_only_a_live_site_needs_does_not_keep_a_beta_shut(force, gate):
    gate.append(Line(needed_for="live"))
    gate.append(Line(needed_for="optional"))

    phase_changes.change_phase(force_id=force.pk, to=Phase.BETA, reason="Now", **WHO)


def test_closing_needs_nothing_to_be_ready(force, gate):
    phase_changes.change_phase(force_id=force.pk, to=Phase.BETA, reason="Now", **WHO)
    gate.append(Line())

    phase_changes.change_phase(force_id=force.pk, to=Phase.PAUSED, reason="A fault", **WHO)

    assert stored(force).phase == Phase.PAUSED


def test_a_change_without_a_reason_or_against_the_rules_is_refused(force):
    with pytest.raises(phase_changes.Refused, match="Say why"):
        phase_changes.change_phase(force_id=force.pk, to=Phase.BETA, reason="  ", **WHO)
    with pytest.raises(phase_changes.Refused, match="in one step"):
        phase_changes.change_phase(force_id=force.pk, to=Phase.PAUSED, reason="Now", **WHO)


def test_a_scheduled_change_holds_from_its_time_on_though_no_worker_runs(force, monkeypatch):
    due = clock.now() + timedelta(hours=2)
    phase_changes.change_phase(force_id=force.pk, to=Phase.BETA, reason="Monday", at=due, **WHO)
    face = hosts.site_of_force(force.pk).force
    assert face.phase == Phase.PRIVATE

    monkeypatch.setattr(clock, "now", lambda: due)

    assert face.phase == Phase.BETA
    assert stored(force).phase == Phase.PRIVATE


def test_the_worker_writes_a_due_change_down_once_with_its_own_time(force, monkeypatch):
    due = clock.now() + timedelta(hours=2)
    phase_changes.change_phase(force_id=force.pk, to=Phase.BETA, reason="Monday", at=due, **WHO)
    assert phase_changes.settle_due() == 0
    monkeypatch.setattr(clock, "now", lambda: due + timedelta(minutes=30))

    assert phase_changes.settle_due() == 1
    assert phase_changes.settle_due() == 0

    now = stored(force)
    assert (now.phase, now.scheduled_phase, now.scheduled_at) == (Phase.BETA, "", None)
    assert phase_changes.history(force.pk)[0].applied_at == due
    assert acts_of(force) == ["phase.scheduled", "phase.changed"]


def test_a_scheduled_change_can_be_taken_back_and_a_new_decision_ends_it(force):
    due = clock.now() + timedelta(hours=2)
    for _ in range(2):
        phase_changes.change_phase(force_id=force.pk, to=Phase.BETA, reason="Monday", at=due, **WHO)
    phase_changes.cancel_schedule(force_id=force.pk, actor="user:7")

    assert stored(force).scheduled_at is None
    assert all(decision.cancelled_at for decision in phase_changes.history(force.pk))
    with pytest.raises(phase_changes.Refused):
        phase_changes.cancel_schedule(force_id=force.pk, actor="user:7")


def test_a_time_that_has_passed_is_refused(force):
    with pytest.raises(phase_changes.Refused, match="passed"):
        phase_changes.change_phase(force_id=force.pk, to=Phase.BETA, reason="Now", at=clock.now(), **WHO)


def test_sending_visitors_back_is_one_act_and_can_be_reversed(force, django_capture_on_commit_callbacks, monkeypatch):
    told: list[int] = []
    monkeypatch.setattr(phase_changes, "_after_change", [told.append])
    with django_capture_on_commit_callbacks(execute=True):
        phase_changes.change_phase(force_id=force.pk, to=Phase.BETA, reason="Now", **WHO)
        for _ in range(2):
            phase_changes.send_visitors_back(force_id=force.pk, reason="A fault", **WHO)
    assert hosts.site_of_force(force.pk).force.sends_visitors_back

    phase_changes.welcome_visitors(force_id=force.pk, reason="Mended", **WHO)

    assert not hosts.site_of_force(force.pk).force.sends_visitors_back
    assert acts_of(force) == ["phase.changed", "beta.visitors_sent_back", "beta.visitors_welcomed"]
    assert told == [force.pk, force.pk]


def test_only_a_beta_has_visitors_to_send_back(force):
    with pytest.raises(phase_changes.Refused, match="not in beta"):
        phase_changes.send_visitors_back(force_id=force.pk, reason="A fault", **WHO)


def test_decisions_of_another_force_are_not_there(force):
    other = plain_force("hampshire", phase=Phase.PRIVATE)
    phase_changes.change_phase(force_id=other.pk, to=Phase.BETA, reason="Theirs", **WHO)

    assert phase_changes.history(force.pk) == []


def test_a_link_colour_that_nobody_can_read_is_refused_in_numbers(force):
    force.link_colour = "#8899ff"

    with pytest.raises(ValidationError, match=r"2\.\d to 1.*darker"):
        force.save()
