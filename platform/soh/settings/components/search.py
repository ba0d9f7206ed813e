"""Search: PostgreSQL when SEARCH_URL is unset, Elasticsearch 9 when set."""

from typing import Any

from soh.settings.environment import env

SEARCH_URL = env.str("SEARCH_URL", "")

WAGTAILSEARCH_BACKENDS: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "wagtail.search.backends.database"},
}
