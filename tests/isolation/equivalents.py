"""Mutants that change nothing that anybody could see, and why."""

CHANGES_NOTHING: dict[str, str] = {
    "sites/access/people/changes.py _one_at_a_time: "
    "without ForceGroup.objects.select_for_update().filter(force=force, role=Role.FORCE_ADMIN)": (
        "the rows are only locked, never read: without the filter more of them are"
    ),
    "sites/access/sign_in/rules.py any_asks_two_factor_of_all: never refusing not forces": (
        "spares a look at the rules: of no force at all, none asks for anything"
    ),
    "sites/access/sign_in/two_factor.py is_required: taking whatever comes, not only force_id is not None": (
        "the national team's None is the key of no rules, which belong to forces"
    ),
    "reporting/evidence/sweeping.py delete_pieces_without_row: "
    "without EvidenceChunk.objects.filter(force_id=force_id, name__in=names)": (
        "names of pieces are random: to know of more that have a row spares no piece without one"
    ),
    "sites/access/trail/events.py _newest: without AuditEvent.objects.filter(force_id=force.pk)": (
        "the next line filters what it found by force again"
    ),
}
"""By the mutant's name."""
