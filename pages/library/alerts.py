"""Alerts: a banner at the top of the whole site, or of one section, for as long as it is needed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from pages.library.entries import LibraryEntry


class Level(models.TextChoices):
    """How urgent an alert is."""

    INFORMATION = "information", "Information"
    WARNING = "warning", "Warning"
    EMERGENCY = "emergency", "Emergency"


class Alert(LibraryEntry):
    """A banner. A national one shows on every force's site, unless the force has one of its own with the same key."""

    library = "alerts"
    facts = ("key", "name", "text", "level", "starts_at", "ends_at", "link_text", "link_url")

    text = models.TextField(max_length=400, help_text="What happened, whom it concerns, and what to do.")
    level = models.CharField(max_length=20, choices=Level.choices, default=Level.INFORMATION)
    site_wide = models.BooleanField(
        "show as a banner", default=True, help_text="At the top of every page. Without it, only where a page names it."
    )
    section = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Show the banner on this page and the pages under it only. Empty: the whole site.",
    )
    starts_at = models.DateTimeField("from", null=True, blank=True, help_text="Empty: as soon as it is published.")
    ends_at = models.DateTimeField("until", null=True, blank=True, help_text="Empty: until it is withdrawn.")
    link_text = models.CharField(max_length=80, blank=True, help_text="Like: Roads that are closed")
    link_url = models.URLField("link address", blank=True)

    class Meta(LibraryEntry.Meta):
        verbose_name = "alert"

    def clean(self) -> None:
        """Refuse an end before the beginning, and half a link."""
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": "The end must be after the beginning."})
        if bool(self.link_text) != bool(self.link_url):
            raise ValidationError({"link_text": "Give both the words and the address of the link, or neither."})


def is_running(entry: Mapping[str, Any], now: datetime) -> bool:
    """Whether an alert, given by its columns, is to be shown at this moment."""
    starts, ends = _moment(entry["starts_at"]), _moment(entry["ends_at"])
    return (starts is None or starts <= now) and (ends is None or now < ends)


def _moment(value: Any) -> datetime | None:
    return datetime.fromisoformat(value) if isinstance(value, str) else value
