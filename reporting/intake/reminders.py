"""A reminder of saved answers: by consent, where the person's own answers say that an e-mail is safe, once, neutral.

The address is sealed to the force apart from the answers, and deleted as soon as the message went out.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core.mail import send_mail
from django.db import transaction
from django.utils import formats, translation
from django.utils.translation import gettext as _

from reporting.definition import kinds
from reporting.definition.form import Form, FormKind, Mark, Question
from reporting.intake.models import Reminder, SavedDraft
from sites.forces import hosts, keys
from soh.core import audit, clock, sealing, tenancy

AFTER = timedelta(days=21)
"""So long after saving the reminder is sent: a week before the answers are deleted."""
MOST_ATTEMPTS = 5
_BATCH = 100
_TABLE = "reporting_reminder"
_EMAIL = Question("reminder", "email")


def may_remind(form: Form, answers: Mapping[str, Any]) -> bool:
    """Whether an e-mail may be offered: the answers say that it is safe; a form that never asks is not a sensitive one.

    `answers` are those that count.
    """
    asking = [q for q in form.questions() if any(option.marks == Mark.SAFE_EMAIL for option in q.options)]
    if not asking:
        return form.kind is not FormKind.SENSITIVE
    return any(_chosen(question, answers.get(question.code)) for question in asking)


def address_of(typed: str) -> str | None:
    """Return the address that was typed, or None when it is none."""
    value, problems = kinds.get(_EMAIL.kind).check(_EMAIL, typed, today=clock.today())
    return value if isinstance(value, str) and value and not problems else None


def promise(*, saved: SavedDraft, address: str, locale: str) -> Reminder:
    """Write that a reminder is owed. Call in the transaction that saves the draft."""
    force_key = keys.newest_key(saved.force_id)
    return Reminder.objects.create(
        force_id=saved.force_id,
        saved=saved,
        force_key=force_key,
        sealed_address=sealing.seal_to(
            public_key=bytes(force_key.public_key), plaintext=address.encode(), place=_place(saved.reference)
        ),
        locale=locale,
        due_at=clock.coarse(clock.now()) + AFTER,
    )


def send_due(*, force_id: int) -> int:
    """Send the reminders of a force that are due, and forget their addresses; return how many. For the worker.

    One that cannot be sent is tried again an hour later, five times, and then given up: the answers end all the same.
    """
    with tenancy.transaction(force_id):
        due = Reminder.objects.filter(force_id=force_id, due_at__lte=clock.now()).order_by("due_at")
        numbers = list(due.values_list("pk", flat=True)[:_BATCH])
    return sum(_send(force_id, number) for number in numbers)


def _send(force_id: int, number: int) -> bool:
    with tenancy.transaction(force_id):
        waiting = Reminder.objects.select_related("saved", "force_key").select_for_update(
            skip_locked=True, of=("self",)
        )
        reminder = waiting.filter(force_id=force_id, pk=number).first()
        if reminder is None:
            return False
        if reminder.saved.expires_at < clock.now():
            reminder.delete()
            return False
        try:
            with transaction.atomic():
                _write(reminder)
        except keys.KeyServiceDown:
            return False  # it stays due
        except Exception as error:
            _try_later(reminder, type(error).__name__)
            return False
        reminder.delete()
        return True


def _try_later(reminder: Reminder, error: str) -> None:
    reminder.attempts += 1
    reminder.due_at = clock.coarse(clock.now()) + timedelta(hours=1)
    if reminder.attempts < MOST_ATTEMPTS:
        reminder.save(update_fields=["attempts", "due_at"])
        return
    audit.record(
        force_id=reminder.force_id,
        actor="worker",
        action="reminder.given_up",
        subject=f"draft:{reminder.saved.reference}",
        at=clock.coarse(clock.now()),
        error=error,
    )
    reminder.delete()


def _write(reminder: Reminder) -> None:
    """Neither subject nor text says what the answers are about."""
    address = sealing.unseal_with(
        private_key=keys.private_key(reminder.force_key),
        ciphertext=bytes(reminder.sealed_address),
        place=_place(reminder.saved.reference),
    ).decode()
    with translation.override(reminder.locale):
        day = formats.date_format(reminder.saved.expires_at.astimezone(clock.LONDON), "j F Y")
        message = _(
            "You asked for this message.\n\n"
            "What you saved is kept until %(day)s and deleted then. To go on, open the page at which you began "
            "(%(site)s) and use the reference and the code that you wrote down.\n\n"
            "If you did not ask for it, you need not do anything. You will get no other message."
        ) % {"day": day, "site": hosts.site_of_force(reminder.force_id).root_url}
        send_mail(subject=_("The reminder you asked for"), message=message, from_email=None, recipient_list=[address])


def _chosen(question: Question, answer: Any) -> bool:
    chosen = answer if isinstance(answer, list) else [answer]
    return any(option.marks == Mark.SAFE_EMAIL and option.code in chosen for option in question.options)


def _place(reference: str) -> sealing.Place:
    return sealing.Place(_TABLE, reference, "sealed_address")
