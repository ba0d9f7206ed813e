"""What a force's site wears beside its colours: pictures, a line under the name, footer words and menu links.

Public facts: every process reads them, for the site's own host only.
"""

from django.core.exceptions import ValidationError
from django.db import models

from sites.forces.models import Force


class Look(models.Model):
    """Words around every page of a force's site. A force without a row wears the common look."""

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.OneToOneField(Force, on_delete=models.PROTECT, related_name="look")
    shows_name = models.BooleanField("show the force’s name beside the logo", default=True)
    strapline = models.CharField("line under the name", max_length=80, blank=True)
    strapline_cy = models.CharField("line under the name, in Welsh", max_length=80, blank=True)
    footer_text = models.TextField("words in the footer", max_length=400, blank=True)
    footer_text_cy = models.TextField("words in the footer, in Welsh", max_length=400, blank=True)

    def __str__(self) -> str:
        return f"look of force {self.force_id}"


class PictureKind(models.TextChoices):
    """Pictures that a site has at most one of."""

    LOGO = "logo", "Logo"
    FAVICON = "favicon", "Icon of the browser’s tab"
    CARD = "card", "Picture for links shared on social media"


class BrandPicture(models.Model):
    """A picture of a site, drawn anew by us from what was uploaded, so that nothing travels hidden in the file.

    Small, so it lives in the database: every process serves it, and it is in every backup.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="pictures")
    kind = models.CharField(max_length=10, choices=PictureKind.choices)
    digest = models.CharField(max_length=32)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt = models.CharField("words instead of the picture", max_length=120, blank=True)
    alt_cy = models.CharField("words instead of the picture, in Welsh", max_length=120, blank=True)
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["force", "kind"], name="one_picture_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.kind} of force {self.force_id}"


class Place(models.TextChoices):
    """Where a link stands."""

    NAVIGATION = "navigation", "Navigation under the header"
    FOOTER = "footer", "Footer"


class SiteLink(models.Model):
    """A link of the navigation or the footer: to an own page, or to a page of the force's existing website."""

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="links")
    place = models.CharField(max_length=12, choices=Place.choices)
    position = models.PositiveIntegerField(default=0)
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    address = models.URLField(blank=True)
    title = models.CharField(max_length=60, blank=True)
    title_cy = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(page__isnull=False, address="") | (models.Q(page=None) & ~models.Q(address="")),
                name="a_link_leads_to_one_place",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.address or f"page {self.page_id}"

    def clean(self) -> None:
        """Refuse a link to elsewhere that has no words."""
        super().clean()
        if self.address and not self.title:
            raise ValidationError({"title": "Write the words of the link."})
