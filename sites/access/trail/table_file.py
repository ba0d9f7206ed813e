"""The audit trail as a file for a spreadsheet, in which no cell is taken for a formula."""

import csv
import io
from collections.abc import Iterable

from sites.access.trail.events import Line
from soh.core.clock import LONDON
from soh.core.spreadsheets import harmless

_HEAD = ("when", "who", "actor", "act", "operation", "subject", "details")


def written(found: Iterable[Line]) -> str:
    """Return the file's text: RFC 4180, a row an event, times in London."""
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(_HEAD)
    for line in found:
        event = line.event
        when = event.at.astimezone(LONDON).isoformat(timespec="seconds")
        cells = (when, line.actor, event.actor, event.action, line.operation, event.subject, line.detail)
        rows.writerow([harmless(cell) for cell in cells])
    return text.getvalue()
