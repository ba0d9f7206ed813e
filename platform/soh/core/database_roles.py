"""The three PostgreSQL roles that row-level security stands on (docs/adr). Free of Django."""

OWNER = "soh_owner"
"""Owns the database and its tables and runs migrations. The policies bind it too."""

APPLICATION = "soh_app"
"""The web processes and workers: neither owner nor superuser, so no query of theirs passes a policy by."""

CLAIMER = "soh_claimer"
"""Cannot sign in; owns the functions by which workers find work of any force. They return ids only."""
