from django.db import migrations

from soh.core.claimer_functions import claimer_function
from soh.core.force_setting import NAME

_MINE = f"ANY (current_setting('{NAME}')::int[])"
"""The acting force: a function reads its row, and no row of a force that the transaction does not name."""

_SIDES = (
    "public.reporting_handover r"
    " JOIN public.force_sites_force taker ON taker.id = r.force_id"
    " JOIN public.reporting_handover g ON g.case_key = r.case_key AND g.direction = 'given' AND g.state = 'offered'"
    " AND g.other_slug = taker.slug"
    " JOIN public.force_sites_force giver ON giver.id = g.force_id AND giver.slug = r.other_slug"
)
_DECIDED = (
    f"r.id = received AND r.direction = 'received' AND r.force_id = {_MINE} AND r.state IN ('accepted', 'returned')"
)
_FORCE = {"force_sites_force": ("id", "slug", "name")}
_AUDIT = {"core_auditevent": ("force_id", "at", "actor", "action", "subject", "detail")}
_OF_HANDED_OVER = (
    "EXISTS (SELECT 1 FROM public.reporting_report p WHERE p.id = report_id AND p.force_id = {table}.force_id"
    " AND p.status = 'handed_over')"
)
_WORDS = ("reporting_sealedanswers", "reporting_note")
_COPIED = (
    "case_key", "reference", "form_title", "received_at", "is_anonymous", "is_sensitive", "reason", "offered_at",
    "offered_by_name",
)  # fmt: skip
_SENT = (
    *_COPIED, "force_id", "direction", "state", "other_slug", "other_name", "other_reference", "status_before",
    "offered_by", "decided_by", "words_key_id", "sealed_words", "sealed_letter",
)  # fmt: skip


class Migration(migrations.Migration):
    """The functions of a hand-over: the one place where a row of one force makes or changes a row of another."""

    dependencies = [("reporting", "0010_hand_over"), ("core", "0002_audit_is_append_only")]

    operations = [
        *claimer_function(
            "public_key_of_force(of_force bigint)",
            returns="TABLE (key bigint, public_key bytea)",
            body="""
                SELECT id, public_key FROM public.force_sites_forcekey
                WHERE force_id = of_force AND retired_at IS NULL ORDER BY id DESC LIMIT 1
            """,
            reads={"force_sites_forcekey": ("id", "force_id", "public_key", "retired_at")},
        ),
        *claimer_function(
            "offer_hand_over(given bigint, to_force bigint, key bigint, words bytea, letter bytea)",
            returns="bigint",
            # Whatever the caller says of it, a test or training report does not cross.
            body=f"""
                INSERT INTO public.core_auditevent (force_id, at, actor, action, subject, detail)
                SELECT to_force, now(), 'force:' || giver.slug, 'report.offered_by_force', 'report:' || g.reference,
                       jsonb_build_object('from', giver.slug, 'reason', g.reason, 'case', g.case_key)
                FROM public.reporting_handover g
                JOIN public.force_sites_force giver ON giver.id = g.force_id
                WHERE g.id = given AND g.direction = 'given' AND g.state = 'offered' AND g.force_id = {_MINE};
                INSERT INTO public.reporting_handover ({", ".join(_COPIED)}, force_id, direction, state, other_slug,
                    other_name, other_reference, status_before, offered_by, decided_by, words_key_id, sealed_words,
                    sealed_letter)
                SELECT {", ".join(f"g.{column}" for column in _COPIED)}, to_force, 'received', 'offered', giver.slug,
                    giver.name, '', '', 'force:' || giver.slug, '', key, words, letter
                FROM public.reporting_handover g
                JOIN public.reporting_report p ON p.id = g.report_id AND p.force_id = g.force_id
                JOIN public.force_sites_force giver ON giver.id = g.force_id
                JOIN public.force_sites_force taker ON taker.id = to_force AND taker.slug = g.other_slug
                WHERE g.id = given AND g.direction = 'given' AND g.state = 'offered' AND g.force_id = {_MINE}
                  AND g.force_id <> to_force AND p.status = 'offered' AND NOT p.is_test AND NOT p.is_training
                RETURNING id
            """,  # noqa: S608 - put together from constants
            reads={
                "reporting_handover": ("id", "report_id", *_SENT),
                "reporting_report": ("id", "force_id", "status", "is_test", "is_training"),
                **_FORCE,
            },
            adds={"reporting_handover": _SENT, **_AUDIT},
        ),
        *claimer_function(
            "settle_hand_over(received bigint, key bigint, answer bytea)",
            returns="bigint",
            # The giving side is marked last: it is what the statements before it find it by.
            body=f"""
                UPDATE public.reporting_report p
                SET status = CASE r.state WHEN 'accepted' THEN 'handed_over' ELSE g.status_before END
                FROM {_SIDES} WHERE {_DECIDED} AND p.id = g.report_id AND p.force_id = g.force_id;
                DELETE FROM public.reporting_note n USING {_SIDES}
                WHERE {_DECIDED} AND r.state = 'accepted' AND n.report_id = g.report_id AND n.force_id = g.force_id;
                DELETE FROM public.reporting_sealedanswers s USING {_SIDES}
                WHERE {_DECIDED} AND r.state = 'accepted' AND s.report_id = g.report_id AND s.force_id = g.force_id;
                INSERT INTO public.reporting_caseevent (force_id, report_id, kind, at, actor, detail)
                SELECT g.force_id, g.report_id, CASE r.state WHEN 'accepted' THEN 'handed_over' ELSE 'returned' END,
                       r.decided_at, 'force:' || taker.slug,
                       jsonb_build_object('to', taker.slug, 'reference', r.other_reference, 'case', g.case_key)
                FROM {_SIDES} WHERE {_DECIDED};
                INSERT INTO public.core_auditevent (force_id, at, actor, action, subject, detail)
                SELECT g.force_id, r.decided_at, 'force:' || taker.slug,
                       CASE r.state WHEN 'accepted' THEN 'report.handed_over' ELSE 'report.returned_by_force' END,
                       'report:' || g.reference,
                       jsonb_build_object('to', taker.slug, 'reference', r.other_reference, 'case', g.case_key)
                FROM {_SIDES} WHERE {_DECIDED};
                UPDATE public.reporting_handover this
                SET state = r.state, decided_at = r.decided_at, decided_by = 'force:' || taker.slug,
                    other_reference = r.other_reference, answer_key_id = key, sealed_answer = answer,
                    sealed_letter = CASE r.state WHEN 'accepted' THEN g.sealed_letter ELSE ''::bytea END
                FROM {_SIDES} WHERE {_DECIDED} AND this.id = g.id
                RETURNING this.id
            """,  # noqa: S608 - put together from constants
            reads={
                "reporting_handover": ("id", "report_id", "decided_at", *_SENT),
                "reporting_report": ("id", "force_id", "status"),
                **dict.fromkeys(_WORDS, ("force_id", "report_id")),
                **_FORCE,
            },
            marks={
                "reporting_report": ("status",),
                "reporting_handover": (
                    "state",
                    "decided_at",
                    "decided_by",
                    "other_reference",
                    "answer_key_id",
                    "sealed_answer",
                    "sealed_letter",
                ),
            },
            adds={"reporting_caseevent": ("force_id", "report_id", "kind", "at", "actor", "detail"), **_AUDIT},
            removes={table: _OF_HANDED_OVER.format(table=f"public.{table}") for table in _WORDS},
        ),
        *claimer_function(
            "withdraw_hand_over(given bigint)",
            returns="bigint",
            body=f"""
                INSERT INTO public.core_auditevent (force_id, at, actor, action, subject, detail)
                SELECT r.force_id, now(), 'force:' || giver.slug, 'report.offer_withdrawn_by_force',
                       'report:' || g.reference, jsonb_build_object('from', giver.slug, 'case', g.case_key)
                FROM public.reporting_handover g
                JOIN public.force_sites_force giver ON giver.id = g.force_id
                JOIN public.reporting_handover r ON r.case_key = g.case_key AND r.direction = 'received'
                WHERE g.id = given AND g.direction = 'given' AND g.state = 'withdrawn' AND g.force_id = {_MINE}
                  AND r.state = 'offered' AND r.other_slug = giver.slug;
                UPDATE public.reporting_handover r
                SET state = 'withdrawn', decided_at = g.decided_at, decided_by = 'force:' || giver.slug,
                    sealed_letter = ''::bytea, sealed_words = ''::bytea
                FROM public.reporting_handover g JOIN public.force_sites_force giver ON giver.id = g.force_id
                WHERE g.id = given AND g.direction = 'given' AND g.state = 'withdrawn' AND g.force_id = {_MINE}
                  AND r.case_key = g.case_key AND r.direction = 'received' AND r.state = 'offered'
                  AND r.other_slug = giver.slug
                RETURNING r.id
            """,  # noqa: S608 - put together from constants
            reads={"reporting_handover": ("id", "decided_at", *_SENT), **_FORCE},
            marks={
                "reporting_handover": ("state", "decided_at", "decided_by", "sealed_letter", "sealed_words"),
            },
            adds=_AUDIT,
        ),
        # What a force takes over was counted where it was first received.
        migrations.RunSQL(
            (
                "DROP FUNCTION national_report_counts(timestamptz, timestamptz)",
                "DROP POLICY national_report_counts_select ON reporting_report",
            ),
            migrations.RunSQL.noop,
        ),
        *claimer_function(
            "national_report_counts(begins timestamptz, ends timestamptz)",
            returns="TABLE (force bigint, form uuid, reports bigint)",
            body="""
                SELECT force_id, form_key, count(*) FROM public.reporting_report
                WHERE NOT is_test AND NOT is_training AND first_reference = ''
                  AND received_at >= begins AND received_at < ends
                GROUP BY force_id, form_key HAVING count(*) >= 5
            """,
            reads={
                "reporting_report": (
                    "force_id",
                    "form_key",
                    "is_test",
                    "is_training",
                    "received_at",
                    "first_reference",
                )
            },
        ),
    ]
