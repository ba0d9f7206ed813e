"""The table of phases."""

from datetime import UTC, datetime, timedelta

import pytest

from sites.forces import phases
from sites.forces.models import Phase

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def test_whatever_opens_a_site_further_has_a_gate_and_whatever_closes_it_has_none():
    for (before, to), step in phases.TRANSITIONS.items():
        opens = to == Phase.LIVE or (to == Phase.BETA and before != Phase.LIVE)
        assert (step.gate == to) == opens, (before, to)


def test_a_live_front_door_is_never_made_invisible_in_one_step():
    assert (Phase.LIVE, Phase.PRIVATE) not in phases.TRANSITIONS


def test_from_every_phase_there_is_a_way_on():
    assert {before for before, _ in phases.TRANSITIONS} == set(Phase)


@pytest.mark.parametrize(("minutes", "phase"), [(-1, "beta"), (0, "live"), (1, "live")])
def test_a_scheduled_phase_holds_from_its_minute_on(minutes, phase):
    moment = NOON + timedelta(minutes=minutes)

    assert phases.phase_at(moment, stored="beta", scheduled="live", due=NOON) == phase


def test_without_a_schedule_the_stored_phase_holds():
    assert phases.phase_at(NOON, stored="beta", scheduled="", due=None) == "beta"
