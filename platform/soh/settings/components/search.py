"""Search: PostgreSQL when SEARCH_URL is unset, Elasticsearch 9 when set.

`default` is always PostgreSQL: the admin searches it, and it answers the public when Elasticsearch does not.
"""

from typing import Any

from soh.settings.environment import env

SEARCH_URL = env.str("SEARCH_URL", "")
SEARCH_INDEX_PREFIX = env.str("SEARCH_INDEX_PREFIX", "soh_")


def search_backends(url: str, prefix: str) -> dict[str, dict[str, Any]]:
    """Return WAGTAILSEARCH_BACKENDS; tests use it to search with either engine in one process."""
    backends: dict[str, dict[str, Any]] = {
        "default": {"BACKEND": "search.engines.postgresql_index", "SEARCH_CONFIG": "soh_english"},
    }
    if url:
        backends["elasticsearch"] = {
            "BACKEND": "search.engines.elasticsearch_index",
            "URLS": [url],
            "INDEX_PREFIX": prefix,
            "AUTO_UPDATE": False,  # search.indexing writes after commit, many pages in one request
            "TIMEOUT": 30,
            "OPTIONS": {"max_retries": 0},
        }
    return backends


WAGTAILSEARCH_BACKENDS = search_backends(SEARCH_URL, SEARCH_INDEX_PREFIX)
