"""Which engines this installation has."""

from __future__ import annotations

from django.conf import settings

ELASTICSEARCH = "elasticsearch"
"""Name of the second entry of WAGTAILSEARCH_BACKENDS."""


def has_elasticsearch() -> bool:
    """Whether SEARCH_URL names one."""
    return ELASTICSEARCH in settings.WAGTAILSEARCH_BACKENDS
