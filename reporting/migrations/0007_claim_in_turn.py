from django.db import migrations

from soh.core.claimer_functions import claimer_function


class Migration(migrations.Migration):
    dependencies = [("reporting", "0006_training_space")]

    operations = [
        *claimer_function(
            "claim_outbox_in_turn(how_many int, stale_before timestamptz)",
            returns="TABLE (entry bigint, force bigint)",
            # One entry of each force, then the second of each, and so on: what one force is owed waits for no other.
            body="""
                UPDATE public.reporting_outboxentry SET claimed_at = now()
                WHERE id IN (
                    SELECT owed.id FROM public.reporting_outboxentry owed
                    JOIN (
                        SELECT id, row_number() OVER (PARTITION BY force_id ORDER BY attempts, id) AS turn
                        FROM public.reporting_outboxentry
                        WHERE delivered_at IS NULL AND (claimed_at IS NULL OR claimed_at < stale_before)
                    ) turns USING (id)
                    WHERE owed.delivered_at IS NULL AND (owed.claimed_at IS NULL OR owed.claimed_at < stale_before)
                    ORDER BY turns.turn, owed.attempts, owed.id
                    LIMIT how_many FOR UPDATE OF owed SKIP LOCKED
                )
                RETURNING id, force_id
            """,
            reads={"reporting_outboxentry": ("id", "force_id", "claimed_at", "delivered_at", "attempts")},
            marks={"reporting_outboxentry": ("claimed_at",)},
        ),
    ]
