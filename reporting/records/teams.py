"""Teams of a force, who belongs to them, and which reports a team alone may read. Under row-level security by force."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Team(models.Model):
    """People who deal with reports together.

    What comes through one of `forms`, or through any sensitive form where `takes_sensitive`, is read by members only.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)
    forms = ArrayField(models.UUIDField(), default=list, blank=True, help_text="Keys of forms")
    takes_sensitive = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["force", "code"], name="team_code")]

    def __str__(self) -> str:
        return self.name

    def alone_reads(self, form_key: object, *, is_sensitive: bool) -> bool:
        """Whether reports of this form are for its members only."""
        return form_key in self.forms or (is_sensitive and self.takes_sensitive)


class TeamMember(models.Model):
    """A person of a team. Being a member gives no role: only officers and supervisors read reports."""

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="members")
    person_id = models.BigIntegerField(help_text="Of the account; no key, for accounts belong to no force")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["force", "team", "person_id"], name="team_member")]

    def __str__(self) -> str:
        return f"person {self.person_id} of team {self.team_id}"
