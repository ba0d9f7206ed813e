"""PostgreSQL, seen by the application; migrations use DATABASE_OWNER through soh.core.owner.

DATABASE_URL unset means the embedded server of this checkout, which production settings refuse.
"""

from typing import Any

from soh.core import database_roles as roles
from soh.core import force_setting
from soh.operations.postgres.layout import DATABASE, PORT, Layout
from soh.settings.environment import env


def _embedded(role: str) -> dict[str, Any]:
    host = str(Layout.default().socket_folder)
    return {"NAME": DATABASE, "USER": role, "PASSWORD": "", "HOST": host, "PORT": str(PORT), "OPTIONS": {}}


DATABASE_IS_EMBEDDED = not env.str("DATABASE_URL", "")

if DATABASE_IS_EMBEDDED:
    _application, _owner = _embedded(roles.APPLICATION), _embedded(roles.OWNER)
else:
    _application = dict(env.dj_db_url("DATABASE_URL"))
    # The web processes are not given the owner's URL; without it migrations run as the application, and fail.
    _owner = dict(env.dj_db_url("DATABASE_OWNER_URL" if env.str("DATABASE_OWNER_URL", "") else "DATABASE_URL"))

DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        **_application,
        "ENGINE": "soh.core.pooled_postgresql",
        "CONN_MAX_AGE": 0,  # the pool keeps connections instead
        "OPTIONS": {
            **_application.get("OPTIONS", {}),
            "options": force_setting.SESSION_OPTIONS,
            # Parsing and planning were most of a small query's cost. Off for a pooler in transaction mode.
            "server_side_binding": env.bool("DATABASE_PREPARED_STATEMENTS", True),
            "prepare_threshold": 3 if env.bool("DATABASE_PREPARED_STATEMENTS", True) else None,
            "pool": {  # a restarted server costs no visitor an error: it is asked before a connection is lent
                "min_size": 1,
                "max_size": env.int("DATABASE_POOL_SIZE", 4),
                "timeout": 4,  # then visitors are told that the database is away
            },
        },
    },
}

DATABASE_OWNER: dict[str, Any] = {name: _owner.get(name, "") for name in ("USER", "PASSWORD", "HOST", "PORT")}
