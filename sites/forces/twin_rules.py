"""Which page of the existing site says the same as a page of ours: the stored list; its meaning is in twins.py."""

from django.db import models

from sites.forces.models import Force


class TwinRule(models.Model):
    """A page of ours (by id, so that it may move) or a path (`/advice/*` for all below), and the twin's address.

    Public facts: they are where links of the beta lead.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="twins")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    path = models.CharField(max_length=250, blank=True)
    address = models.URLField(max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["force", "page"], name="one_twin_of_a_page"),
            models.UniqueConstraint(fields=["force", "path"], condition=~models.Q(path=""), name="one_twin_of_a_path"),
            models.CheckConstraint(
                condition=models.Q(page__isnull=False, path="") | (models.Q(page=None) & ~models.Q(path="")),
                name="a_twin_is_of_a_page_or_a_path",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.path or self.page_id} is {self.address}"
