"""What the receipt code of a report opens, and the messages between the person and the force.

Both tables are under row-level security by force.
"""

from django.db import models

from reporting.records.models import Report
from soh.core import clock


class ReceiptKey(models.Model):
    """The key pair of a report, whose private half only the receipt code opens (architecture part 6).

    `told_as` is the reference that the person was given: ciphertexts are bound to it, also after the report has passed
    to another force. `sealed_copy` is the person's own copy of the answers. A wrong code is counted; after some of them
    nothing opens it for a while.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="receipt_key")
    told_as = models.CharField(max_length=20)
    public_key = models.BinaryField()
    salt = models.BinaryField()
    wrapped_key = models.BinaryField()
    sealed_copy = models.BinaryField()
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"receipt key of report {self.report_id}"


class Message(models.Model):
    """A message between the person and the force, sealed under a data key of its own.

    The data key is sealed twice: to the force (`sealed_key`) and to the report's own key pair (`person_key`). An empty
    `sealed_key` means that the report has passed to another force, where the message is read now. `read_at` is when the
    person first saw what the force wrote. Of an anonymous person every time is rounded down to 15 minutes.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    class Sender(models.TextChoices):
        """Who wrote it."""

        PERSON = "person", "The reporter"
        FORCE = "force", "The force"

    class Kind(models.TextChoices):
        """What it is. The words of a correction are data: one line for each detail."""

        MESSAGE = "message", "Message"
        QUESTION = "question", "Question"
        CONTACT = "contact", "Correction of contact details"
        WITHDRAWAL = "withdrawal", "Withdrawal"

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="messages")
    number = models.PositiveIntegerField()
    sender = models.CharField(max_length=10, choices=Sender.choices)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    author = models.CharField(max_length=80)
    author_name = models.CharField(max_length=150, blank=True, default="", help_text="Of staff; never told the person")
    written_at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True, blank=True)
    force_key = models.ForeignKey("force_sites.ForceKey", on_delete=models.PROTECT, related_name="+")
    sealed_key = models.BinaryField()
    person_key = models.BinaryField()
    ciphertext = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["force", "report", "number"], name="message_number")]

    def __str__(self) -> str:
        return f"message {self.number} on report {self.report_id}"
