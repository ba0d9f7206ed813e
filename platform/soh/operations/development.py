"""What manage.py does before Django on a developer's machine."""

import os
import sys

from soh.operations.postgres import PostgresError, ensure_running

SETTINGS_OF_DEVELOPMENT = ("soh.settings.development", "soh.settings.test")


def start_database() -> None:
    """Start the embedded PostgreSQL when these settings would use it and it is down. Never in production."""
    if os.environ.get("DATABASE_URL") or os.environ.get("DJANGO_SETTINGS_MODULE") not in SETTINGS_OF_DEVELOPMENT:
        return
    try:
        ensure_running()
    except PostgresError as problem:
        sys.exit(str(problem))
