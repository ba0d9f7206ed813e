"""Which group stands for which role of which force."""

from django.contrib.auth.models import Group
from django.db import models

from sites.access.roles import Role
from sites.forces.models import Force


class ForceGroup(models.Model):
    """A Django group that holds one role of one force; `force` is empty for the national team's groups."""

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="force_group")
    force = models.ForeignKey(Force, on_delete=models.CASCADE, null=True, blank=True, related_name="groups")
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["force", "role"], nulls_distinct=False, name="one_group_per_role"),
        ]

    def __str__(self) -> str:
        return f"{self.force or 'National'}: {Role(self.role).label}"
