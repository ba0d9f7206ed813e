"""Alert: shown on the page from its beginning to its end, and then no more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pages.blocks.entries import EntryBlock
from pages.blocks.references import LibraryReferenceBlock
from pages.library.alerts import is_running
from soh.core import clock


class AlertBlock(EntryBlock):
    """An alert where editors put it, beside those at the top of every page."""

    model_name = "Alert"
    entry = LibraryReferenceBlock("pages.Alert", label="Alert")

    def shown(self, entry: Mapping[str, Any], face: dict[str, Any]) -> dict[str, Any] | None:
        """Show it while it runs."""
        return face if is_running(entry, clock.now()) else None

    class Meta:
        icon = "warning"
        label = "Alert"
        group = "Shared library"
        template = "blocks/alerts.html"
        description = "What happened, whom it concerns and what to do, for as long as it lasts"
