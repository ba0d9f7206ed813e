"""A police force: one Wagtail site, one page tree, its look, its phase and its keys."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from soh.core import clock
from soh.design.contrast import contrast_ratio

MINIMUM_CONTRAST = 4.5
"""WCAG 2.2 success criterion 1.4.3, normal text."""

hex_colour = RegexValidator(r"^#[0-9a-f]{6}$", "Enter a colour as # and six digits or letters a to f, like #1d4f91")


class Phase(models.TextChoices):
    """How far a force's site has come."""

    PRIVATE = "private", "Private: staff only"
    BETA = "beta", "Beta: beside the existing site"
    LIVE = "live", "Live"
    PAUSED = "paused", "Paused: holding page"


class Force(models.Model):
    """A police force with a site of its own. National content has no force.

    Every process may read this table: it holds public facts only.
    """

    slug = models.SlugField(unique=True, help_text="The data.police.uk id")
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=60)
    name_cy = models.CharField("name in Welsh", max_length=120, blank=True)
    reference_prefix = models.CharField(max_length=6, unique=True)
    existing_website = models.URLField("existing website")
    telephone = models.CharField(max_length=20, default="101")
    languages = models.CharField(max_length=20, default="en", help_text="Language codes, comma separated: en,cy")
    phase = models.CharField(max_length=10, choices=Phase.choices, default=Phase.PRIVATE)
    site = models.OneToOneField("wagtailcore.Site", on_delete=models.PROTECT, related_name="force")
    brand_colour = models.CharField(
        max_length=7,
        default="#12294d",
        validators=[hex_colour],
        help_text="Header, buttons and links. White text on it must be easy to read.",
    )
    accent_colour = models.CharField(
        max_length=7,
        default="#4f8fd6",
        validators=[hex_colour],
        help_text="A line under the header; no text.",
    )
    link_colour = models.CharField(
        max_length=7,
        blank=True,
        validators=[hex_colour],
        help_text="Links in text. Empty: a dark colour is made from the brand colour.",
    )
    scheduled_phase = models.CharField(max_length=10, choices=Phase.choices, blank=True, editable=False)
    scheduled_at = models.DateTimeField(null=True, blank=True, editable=False)
    visitors_returned_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="Since when visitors of the beta are led to the existing site"
    )
    notice_email = models.EmailField(
        blank=True, help_text="Told when a report comes in, without its contents. Empty: the inbox only."
    )
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(brand_colour__regex=r"^#[0-9a-f]{6}$")
                & models.Q(accent_colour__regex=r"^#[0-9a-f]{6}$"),
                name="force_colours_are_hex",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Save, but never with unreadable colours, whichever way the values came."""
        if update_fields is None or {"brand_colour", "link_colour"} & set(update_fields):
            self.clean()
        super().save(*args, update_fields=update_fields, **kwargs)

    @property
    def language_codes(self) -> tuple[str, ...]:
        """The languages of the force's site, first its source language."""
        return tuple(self.languages.split(","))

    def clean(self) -> None:
        """Refuse colours that nobody could read: white text on the brand colour, links on a white page."""
        super().clean()
        problems = {
            name: text
            for name, text in (
                ("brand_colour", colour_problem(self.brand_colour, "White text on {colour}")),
                ("link_colour", colour_problem(self.link_colour, "A link in {colour} on white")),
            )
            if text
        }
        if problems:
            raise ValidationError(problems)


def colour_problem(colour: str, words: str) -> str:
    """Return what is wrong with a colour beside white, in numbers and with what to do; empty when it can be read."""
    if not colour:
        return ""
    try:
        found = contrast_ratio(colour, "#ffffff")
    except ValueError:
        return str(hex_colour.message)
    if found >= MINIMUM_CONTRAST:
        return ""
    said = int(found * 10) / 10  # never rounded up to what would be enough
    return (
        f"{words.format(colour=colour)} has a contrast of {said:.1f} to 1. "
        "Choose a darker colour: at least 4.5 to 1 is needed."
    )


class ForceKey(models.Model):
    """A key pair of a force. Reports are sealed to the newest public key.

    The private half is wrapped under FORCE_KEY_ENCRYPTION_KEY, which the public process does not hold. Under row-level
    security by force.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="keys")
    public_key = models.BinaryField()
    wrapped_private_key = models.BinaryField()
    created_at = models.DateTimeField(default=clock.now, editable=False)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["force", "-id"], name="forcekey_newest")]

    def __str__(self) -> str:
        return f"key {self.pk} of force {self.force_id}"
