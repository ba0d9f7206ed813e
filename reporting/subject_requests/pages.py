"""The readable half of a copy: one page without scripts, pictures or links, for a browser or a screen reader."""

from typing import Any

from django.template.loader import render_to_string


def page_of(data: dict[str, Any]) -> str:
    """Return the page."""
    return render_to_string("reporting/subject_requests/copy.html", {"report": data})
