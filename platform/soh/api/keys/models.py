"""The table of partner keys. Under row-level security by force."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from soh.api.keys.scopes import Scope
from soh.core import clock


class PartnerKey(models.Model):
    """A key that a force gave to a partner. The key itself is not kept: only its keyed digest and how it
    begins.

    `last_used_at` is rounded down to 15 minutes and no address is kept, because an anonymous report may come
    through it.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    prefix = models.CharField(max_length=16)
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=20, choices=Scope.choices))
    is_test = models.BooleanField()
    created_at = models.DateTimeField(default=clock.now, editable=False)
    created_by = models.CharField(max_length=80)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.CharField(max_length=80, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(revoked_at__isnull=True, revoked_by="")
                | (models.Q(revoked_at__isnull=False) & ~models.Q(revoked_by="")),
                name="partner_key_revoked_when_and_by",
            ),
            models.CheckConstraint(condition=models.Q(scopes__len__gt=0), name="partner_key_has_a_scope"),
        ]
        indexes = [models.Index(fields=["force", "prefix"], name="partner_key_by_prefix")]

    def __str__(self) -> str:
        return f"{self.prefix}… ({self.name})"
