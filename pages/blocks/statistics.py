"""Statistic: one figure, what it means, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pages.blocks.entries import EntryBlock
from pages.blocks.references import LibraryReferenceBlock


class StatisticBlock(EntryBlock):
    """A figure from the shared library."""

    model_name = "Statistic"
    entry = LibraryReferenceBlock("pages.Statistic", label="Statistic")

    def shown(self, entry: Mapping[str, Any], face: dict[str, Any]) -> dict[str, Any]:
        """Give the day as a date."""
        return face | {"as_of": date.fromisoformat(entry["as_of"])}

    class Meta:
        icon = "order"
        label = "Statistic"
        group = "Shared library"
        template = "blocks/statistics.html"
        description = "One figure with its meaning, source and date"
