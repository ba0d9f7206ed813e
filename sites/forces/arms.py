"""How many visitors took which way during a beta: sums by day, and nothing about anybody."""

from django.db import models

from sites.forces.models import Force


class Arm(models.TextChoices):
    """The two sides of the comparison, and those who came to the beta without having chosen it."""

    EXISTING = "existing", "Existing site"
    JOINED = "joined", "Beta, by the link on the existing site"
    DIRECT = "direct", "Beta, by another way"


class Event(models.TextChoices):
    """What is counted."""

    OFFERED = "offered", "Browsers that were offered the beta there"
    JOINED = "joined", "Came over from the existing site"
    LEFT = "left", "Went to the existing site"
    RETURNED = "returned", "Sent back to the existing site"
    PAGE = "page", "Pages seen"
    FORM_STARTED = "form_started", "Forms begun"
    REPORT_SENT = "report_sent", "Reports sent"


class ArmCount(models.Model):
    """The sum of one event in one arm on one day. Under row-level security by force."""

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    arm = models.CharField(max_length=10, choices=Arm.choices)
    event = models.CharField(max_length=14, choices=Event.choices)
    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["force", "day", "arm", "event"], name="one_sum_a_day")]

    def __str__(self) -> str:
        return f"{self.event} {self.arm} {self.day}: {self.number}"
