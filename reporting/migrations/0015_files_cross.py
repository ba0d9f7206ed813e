from django.db import migrations

from soh.core.claimer_functions import claimer_function
from soh.core.force_setting import NAME

_MINE = f"ANY (current_setting('{NAME}')::int[])"
"""The acting force: a function reads its row, and no row of a force that the transaction does not name."""

_SIDES = (
    "public.reporting_handover r"
    " JOIN public.force_sites_force taker ON taker.id = r.force_id"
    " JOIN public.reporting_handover g ON g.case_key = r.case_key AND g.direction = 'given'"
    " AND g.other_slug = taker.slug"
    " JOIN public.force_sites_force giver ON giver.id = g.force_id AND giver.slug = r.other_slug"
    " JOIN public.reporting_evidence e ON e.report_id = g.report_id AND e.force_id = g.force_id"
)
# Not "received", as in the functions before: files have a column of that name.
_TAKEN_OVER = f"r.id = own_side AND r.direction = 'received' AND r.force_id = {_MINE} AND r.state = 'accepted'"
_IS_THERE = (
    "EXISTS (SELECT 1 FROM public.reporting_evidence t"
    " WHERE t.force_id = r.force_id AND t.report_id = r.report_id AND t.key = e.key)"
)
_OF_HANDED_OVER = (
    "EXISTS (SELECT 1 FROM public.reporting_report p WHERE p.id = report_id"
    " AND p.force_id = public.reporting_evidence.force_id AND p.status = 'handed_over')"
)
_PIECE_OF_HANDED_OVER = (
    "EXISTS (SELECT 1 FROM public.reporting_evidence e JOIN public.reporting_report p ON p.id = e.report_id"
    " AND p.force_id = e.force_id WHERE e.id = evidence_id AND e.force_id = public.reporting_evidencechunk.force_id"
    " AND p.status = 'handed_over')"
)
_HAND_OVER = ("id", "force_id", "case_key", "direction", "state", "other_slug", "report_id", "reference", "decided_at")
_PIECE = ("force_id", "evidence_id", "variant", '"offset"', "size", "name")
_FORCE = {"force_sites_force": ("id", "slug")}
_AUDIT = {"core_auditevent": ("force_id", "at", "actor", "action", "subject", "detail")}


class Migration(migrations.Migration):
    """Files go with a report that another force takes over: what it reads of them, and what is deleted afterwards."""

    dependencies = [("reporting", "0014_receipt_code")]

    operations = [
        *claimer_function(
            "files_of_hand_over(own_side bigint)",
            returns="TABLE (key uuid, state text, finding text, sealed_facts bytea, sealed_copy_facts bytea,"
            " sealed_notes bytea, size bigint, created_at timestamptz, is_awaited boolean, pieces text)",
            # Only between the decision of the taking force and the closing of the giving side, in one transaction.
            body=f"""
                SELECT e.key, e.state, e.finding, e.sealed_facts, e.sealed_copy_facts, e.sealed_notes, e.size,
                    e.created_at, e.scanner_key IS NOT NULL,
                    (SELECT coalesce(jsonb_agg(jsonb_build_array(c.variant, c."offset", c.size, c.name)
                                               ORDER BY c.variant, c."offset"), '[]')::text
                     FROM public.reporting_evidencechunk c WHERE c.evidence_id = e.id AND c.force_id = e.force_id)
                FROM {_SIDES} WHERE {_TAKEN_OVER} AND g.state = 'offered' ORDER BY e.id
            """,  # noqa: S608 - put together from constants
            reads={
                "reporting_handover": _HAND_OVER,
                "reporting_evidence": (
                    "id", "force_id", "report_id", "key", "state", "finding", "sealed_facts", "sealed_copy_facts",
                    "sealed_notes", "size", "created_at", "scanner_key",
                ),
                "reporting_evidencechunk": _PIECE,
                **_FORCE,
            },  # fmt: skip
        ),
        *claimer_function(
            "let_go_of_files(own_side bigint)",
            returns="SETOF text",
            # Nothing goes that has not arrived. Told are the names of the pieces, which the caller deletes.
            body=f"""
                INSERT INTO public.core_auditevent (force_id, at, actor, action, subject, detail)
                SELECT g.force_id, r.decided_at, 'force:' || taker.slug, 'evidence.handed_over',
                       'report:' || g.reference,
                       jsonb_build_object('to', taker.slug, 'case', g.case_key, 'files',
                                          jsonb_agg(replace(e.key::text, '-', '') ORDER BY e.id))
                FROM {_SIDES} WHERE {_TAKEN_OVER} AND g.state = 'accepted' AND {_IS_THERE}
                GROUP BY g.force_id, r.decided_at, taker.slug, g.reference, g.case_key;
                WITH gone AS (
                    SELECT e.id, e.force_id FROM {_SIDES} WHERE {_TAKEN_OVER} AND g.state = 'accepted' AND {_IS_THERE}
                ), pieces AS (
                    DELETE FROM public.reporting_evidencechunk c USING gone
                    WHERE c.evidence_id = gone.id AND c.force_id = gone.force_id RETURNING c.name
                ), files AS (
                    DELETE FROM public.reporting_evidence f USING gone
                    WHERE f.id = gone.id AND f.force_id = gone.force_id RETURNING f.id
                )
                SELECT name FROM pieces
            """,  # noqa: S608 - put together from constants
            reads={
                "reporting_handover": _HAND_OVER,
                "reporting_evidence": ("id", "force_id", "report_id", "key"),
                "reporting_evidencechunk": ("force_id", "evidence_id", "name"),
                "reporting_report": ("id", "force_id", "status"),
                **_FORCE,
            },
            adds=_AUDIT,
            removes={
                "reporting_evidencechunk": _PIECE_OF_HANDED_OVER,
                "reporting_evidence": _OF_HANDED_OVER,
            },
        ),
    ]
