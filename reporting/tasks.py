"""Jobs of the worker. A job carries ids at most: job tables have no row-level security."""

from datetime import timedelta

from django.core.management import call_command
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from reporting.authoring.sharing import carrying_out, notices
from reporting.custody import notices as hand_overs
from reporting.delivery import outbox
from reporting.delivery.adapters import outlet_of
from reporting.evidence import scanning, sweeping
from reporting.intake import arrivals, drafts, idempotency, reminders
from reporting.records import training
from sites.forces.models import Force
from sites.forces.training import KEPT_DAYS
from soh.core import counters

_BATCH = 50
_RETRY = RetryStrategy(max_attempts=12, exponential_wait=5)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="deliver_outbox", pass_context=False)
def deliver_outbox(timestamp: int) -> int:
    """Tell the forces what the outbox owes them; what fails is tried again. Return how many were delivered."""
    forces = {force.pk: force for force in Force.objects.all()}
    delivered = 0
    while claimed := outbox.claim(how_many=_BATCH):
        for entry, force_id in claimed:
            outlet = outlet_of(forces[force_id])
            delivered += outbox.settle(entry=entry, force=force_id, deliver=outlet.deliver)
    return delivered


@app.periodic(cron="*/15 * * * *")
@app.task(queueing_lock="send_reminders", pass_context=False)
def send_reminders(timestamp: int) -> int:
    """Remind those who asked for it of what they saved. Return how many."""
    return sum(reminders.send_due(force_id=force_id) for force_id in Force.objects.values_list("pk", flat=True))


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="scan_evidence", pass_context=False)
def scan_evidence(timestamp: int) -> int:
    """Have the files checked that wait for it, a few of each force. Return how many got a verdict."""
    return sum(scanning.scan_due(force_id=force_id) for force_id in Force.objects.values_list("pk", flat=True))


@app.periodic(cron="*/15 * * * *")
@app.task(queueing_lock="delete_expired", pass_context=False)
def delete_expired(timestamp: int) -> int:
    """Delete drafts, stored replies, training reports and counters that are past their time. Return how many rows."""
    return counters.forget_old() + sum(
        drafts.delete_expired(force_id=force_id)
        + arrivals.delete_expired(force_id=force_id)
        + idempotency.delete_expired(force_id=force_id)
        + sweeping.delete_ended(force_id=force_id)
        + sweeping.delete_of_training(force_id=force_id, older_than=timedelta(days=KEPT_DAYS))
        + sweeping.delete_pieces_without_row(force_id=force_id)
        + training.delete_old(force_id=force_id)
        for force_id in Force.objects.values_list("pk", flat=True)
    )


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="publish_scheduled", pass_context=False)
def publish_scheduled(timestamp: int) -> None:
    """Publish and unpublish what is due."""
    call_command("publish_scheduled")


@app.task(pass_context=False, retry=_RETRY)
def carry_out_roll_out(roll_out: int) -> int:
    """Bring a version of a form to the forces that it was chosen for. Return how many were reached."""
    return carrying_out.carry_out(roll_out=roll_out)


@app.task(pass_context=False, retry=_RETRY)
def tell_of_roll_out(roll_out_force: int) -> int:
    """Write to the publishers of a force. Return how many."""
    return notices.tell(roll_out_force=roll_out_force)


@app.task(pass_context=False, retry=_RETRY)
def tell_of_hand_over(force_id: int) -> int:
    """Write to a force's duty address that a hand-over waits. Return how many messages."""
    return hand_overs.tell(force_id=force_id)
