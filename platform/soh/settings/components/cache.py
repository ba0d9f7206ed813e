"""What processes share beside the database's own tables: limits, sign-in attempts, codes that were used.

`CACHE_URL=database://` keeps it in PostgreSQL, for installations of more than one process; `memory://` in each process.
"""

from typing import Any

from soh.settings.environment import env

_BACKENDS: dict[str, dict[str, Any]] = {
    "memory://": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "database://": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}


def cache_settings(url: str) -> dict[str, Any]:
    """Return the settings of this cache. Raises ValueError for an unknown one."""
    if url not in _BACKENDS:
        raise ValueError(f"CACHE_URL is {url!r}. Choose one of: {', '.join(_BACKENDS)}.")
    return {"CACHES": {"default": _BACKENDS[url]}, "CACHE_IS_SHARED": url != "memory://"}


CACHES: dict[str, Any] = {}
CACHE_IS_SHARED: bool = False
globals().update(cache_settings(env.str("CACHE_URL", "memory://")))
