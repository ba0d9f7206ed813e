"""Jobs about a force's people and its phase. A job carries ids at most: job tables have no row-level security."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from sites.access.people import emergency, mail
from sites.access.trail import chain
from sites.forces import phase_changes
from sites.forces.models import Force
from sites.forces.rotation import rotating

_RETRY = RetryStrategy(max_attempts=12, exponential_wait=5)
_A_MINUTE = 50.0


@app.task(pass_context=False, retry=_RETRY)
def send_invitation(invitation_id: int, force_id: int | None = None) -> None:
    """Write the e-mail of an invitation, with a new token; nothing when it is no longer open."""
    mail.send_invitation(force_id=force_id, invitation_id=invitation_id)


@app.task(pass_context=False, retry=_RETRY)
def tell_of_emergency_access(force_id: int, access_id: int) -> None:
    """Alert the force's administrators and the platform's duty address."""
    mail.tell_of_emergency_access(force_id=force_id, access_id=access_id)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="end_emergency_access", pass_context=False)
def end_emergency_access(timestamp: int) -> int:
    """End every emergency access whose time is over. Return how many."""
    return sum(emergency.end_overdue(force=force) for force in Force.objects.all())


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="settle_phases", pass_context=False)
def settle_phases(timestamp: int) -> int:
    """Write scheduled phases down whose time has come, and let who registered look round. Return how many were due."""
    return phase_changes.look_round()


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="seal_audit", pass_context=False)
def seal_audit(timestamp: int) -> int:
    """Seal what is new in the audit trails. Return how many events."""
    return chain.seal_all()


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="check_audit", pass_context=False)
def check_audit(timestamp: int) -> int:
    """Check the chain of every audit trail, once a night. Return how many do not hold."""
    return sum(not verdict.is_sound for verdict in chain.check_all().values())


@app.periodic(cron="* * * * *")
@app.task(queue="keys", queueing_lock="rotate_keys", pass_context=False)
def rotate_keys(timestamp: int) -> int:
    """Go on with the changes of key pairs, each force for a while. Return how many have finished."""
    changing = [force for force in Force.objects.order_by("pk") if rotating.running(force)]
    return sum(rotating.go_on(force=force, seconds=_A_MINUTE / len(changing)) for force in changing)
