"""Loading the demo, step by step; each step may be run again and keeps what is there."""

from collections.abc import Callable
from typing import Any

from django.conf import settings

from sites.forces.models import Force
from sites.provisioning.national import provision_national
from soh.operations.demo_content import (
    beside_existing,
    content,
    hand_over,
    my_report,
    partner_keys,
    people,
    reports,
    shared_form,
    sharing,
    triage_teams,
)
from soh.operations.demo_content.facts import Facts, read_facts, write_facts
from soh.operations.demo_content.forces import DEMO_FORCES, OwnWords

ACTOR = "system"
_ADDRESS = "http://127.0.0.1"


def load(*, say: Callable[[str], None]) -> Facts:
    """Bring the demo to its full state and write its facts; `say` is told what was done, a line a step."""
    known = read_facts()
    if not people.knows(known):
        known = {}
    known_sites: dict[str, Any] = known.get("sites", {})
    port = settings.PUBLIC_PORT
    site = provision_national(port=port)
    say(f"National library: {site.hostname}:{port}")
    sites = {
        "national": {
            "host": f"{site.hostname}:{port}",
            "api_key": None,
            "test_key": None,
            "users": people.national_people(known=known_sites.get("national", {}).get("users", {}), actor=ACTOR),
        }
    }
    for own in DEMO_FORCES:
        sites[own.slug] = _force(own, known_sites.get(own.slug, {}), port, say)
    forces = {force.slug: force for force in Force.objects.select_related("site__root_page")}
    if {"thames-valley", "hampshire"} <= forces.keys():
        giver, taker = forces["thames-valley"], forces["hampshire"]
        sharing.show(holds=giver, owns=taker)
        shared_form.show_own_part(force=taker)
        shared_form.show_waiting_update()
        people_of_giver: Any = sites["thames-valley"]["users"]
        supervisor = people_of_giver["supervisor"]["username"]
        hand_over.offer(giver=giver, taker=taker, supervisor=supervisor, number=1)
    facts = {
        "base": f"{_ADDRESS}:{port}",
        "staff": f"{_ADDRESS}:{settings.STAFF_HOST.rpartition(':')[2]}",
        "sites": sites,
        "platform": people.platform_person(known=known.get("platform")),
    }
    write_facts(facts)
    return facts


def _force(own: OwnWords, known: dict[str, Any], port: int, say: Callable[[str], None]) -> dict[str, Any]:
    force, is_new = content.open_force(own=own, port=port, actor=ACTOR)
    users = people.force_people(force=force, known=known.get("users", {}), actor=ACTOR)
    if is_new:
        beside_existing.complete(force=force, actor=ACTOR)
    keys = {
        name: partner_keys.partner_key(force=force, known=known.get(name), is_test=is_test, actor=ACTOR)
        for name, is_test in (("api_key", False), ("test_key", True))
    }
    triage_teams.make_teams(force=force, users=users, actor=ACTOR)
    made = reports.make_reports(force=force, officer=str(users["officer"]["username"]))
    with_code = my_report.make(force=force, known=known.get("my_report"), officer=str(users["officer"]["username"]))
    state = "opened" if is_new else "kept"
    say(f"{force.name}: {state} at {force.site.hostname}:{port}" + (f", {made} reports" if made else ""))
    return {"host": f"{force.site.hostname}:{port}", **keys, "users": users, "my_report": with_code}
