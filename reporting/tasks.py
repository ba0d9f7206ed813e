"""Jobs of the worker. A job carries ids at most: job tables have no row-level security."""

from datetime import timedelta

from django.core.management import call_command
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from reporting.authoring.sharing import carrying_out, notices
from reporting.correspondence import endings as correspondence
from reporting.custody import notices as hand_overs
from reporting.delivery import delivering, outbox
from reporting.delivery.adapters import outlet_of
from reporting.evidence import scanning, sweeping
from reporting.intake import arrivals, drafts, idempotency, reminders
from reporting.notices import owing, sending
from reporting.notices.adapters import notifier
from reporting.records import training
from reporting.retention import announcing, disposing
from reporting.subject_requests import searching
from reporting.triage import watch
from sites.forces.models import Force
from sites.forces.training import KEPT_DAYS
from soh.core import counters, jobs

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


@app.task(queue="deliveries", pass_context=False)
def deliver_entry(force_id: int, entry: int) -> bool:
    """Tell a force at once of what was just written; left to the sweep when it fails. Return whether it was told."""
    if not outbox.claim_one(entry=entry, force=force_id):
        return False
    outlet = outlet_of(Force.objects.get(pk=force_id))
    return outbox.settle(entry=entry, force=force_id, deliver=outlet.deliver)


@app.task(queue="deliveries", pass_context=False)
def deliver_to_endpoint(force_id: int, endpoint: int) -> int:
    """Send a record system what is due; what is left, another job goes on with, after those of other forces."""
    taken, is_cut = delivering.deliver(force_id=force_id, endpoint_id=endpoint)
    if is_cut:
        jobs.defer("reporting.tasks.deliver_to_endpoint", force_id=force_id, endpoint=endpoint)
    return taken


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="sweep_deliveries", pass_context=False)
def sweep_deliveries(timestamp: int) -> int:
    """Find what is due to record systems and leave a job for each: after a retry's wait, a pause, a killed worker."""
    found = 0
    for force_id in Force.objects.values_list("pk", flat=True):
        for endpoint in delivering.waiting(force_id=force_id):
            jobs.defer("reporting.tasks.deliver_to_endpoint", force_id=force_id, endpoint=endpoint)
            found += 1
    return found


@app.task(retry=_RETRY, pass_context=False)
def search_for_subject(force_id: int, request: int) -> bool:
    """Look for the reports of a person who asks for their data; what is left, another job goes on with."""
    is_over = searching.search(force_id=force_id, request=request)
    if not is_over:
        jobs.defer("reporting.tasks.search_for_subject", force_id=force_id, request=request)
    return is_over


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="watch_reports", pass_context=False)
def watch_reports(timestamp: int) -> int:
    """Alert the forces' contacts of urgent reports that nobody has claimed. Return how many messages were sent."""
    return sum(watch.look(force=force) for force in Force.objects.order_by("pk"))


@app.periodic(cron="*/15 * * * *")
@app.task(queueing_lock="send_reminders", pass_context=False)
def send_reminders(timestamp: int) -> int:
    """Remind those who asked for it of what they saved. Return how many."""
    return sum(reminders.send_due(force_id=force_id) for force_id in Force.objects.values_list("pk", flat=True))


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="send_notices", pass_context=False)
def send_notices(timestamp: int) -> int:
    """Tell persons that there is an update, as far as it is safe now, and ask what became of it. Return how many."""
    out, sent = notifier(), 0
    for force_id in Force.objects.values_list("pk", flat=True):
        owing.owe_new(force_id=force_id)
        sent += sending.send_due(force_id=force_id, notifier=out)
        sending.ask_outcomes(force_id=force_id, notifier=out)
    return sent


@app.task(pass_context=False)
def ask_of_notice(force_id: int, notice: int) -> int:
    """Ask what became of a notice, because its service says that it knows. Return how many are settled: 0 or 1."""
    return sending.ask_outcome(force_id=force_id, notice=notice, notifier=notifier())


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
        + correspondence.delete_of_training(force_id=force_id, older_than=timedelta(days=KEPT_DAYS))
        + correspondence.close_to_force(force_id=force_id)
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


@app.periodic(cron="40 2 * * *")
@app.task(queueing_lock="dispose_due", pass_context=False)
def dispose_due(timestamp: int) -> int:
    """Delete reports that are past their time, with a certificate each. Return how many."""
    return sum(disposing.dispose_due(force_id=force_id) for force_id in Force.objects.values_list("pk", flat=True))


@app.periodic(cron="0 7 1 * *")
@app.task(queueing_lock="announce_disposal", pass_context=False)
def announce_disposal(timestamp: int) -> int:
    """Write to each force that reports will soon be deleted. Return how many messages."""
    return sum(announcing.announce(force_id=force_id) for force_id in Force.objects.values_list("pk", flat=True))
