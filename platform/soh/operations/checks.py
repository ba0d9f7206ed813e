"""System checks: the application's database role must be one that row-level security binds."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db import connections

from soh.core.database_roles import APPLICATION

BOUND_ROLE = """
    SELECT rolsuper, rolbypassrls,
        EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid AND relkind = 'r')
    FROM pg_roles WHERE rolname = %s
"""
HINT = (
    f"DATABASE_URL must sign in as {APPLICATION} and DATABASE_OWNER_URL as the owner of the tables. "
    "`manage.py prepare_database` makes both roles from a superuser's DATABASE_URL."
)


def check_roles_differ(app_configs: Any, **_: Any) -> list[CheckMessage]:
    """For deployment: migrations and the application must not share a role."""
    application = settings.DATABASES["default"]["USER"]
    if application == settings.DATABASE_OWNER["USER"]:
        message = f"The owner and the application use the same database role {application!r}."
        return [Error(message, hint=HINT, id="operations.E001")]
    return []


def check_application_role(app_configs: Any, databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """Run by `migrate` and `check --database default`: no superuser, no BYPASSRLS, no owner of tables."""
    if "default" not in (databases or ()):
        return []
    role = settings.DATABASES["default"]["USER"]
    if role != APPLICATION:
        message = f"The application signs in as {role!r}, which row-level security does not know."
        return [Error(message, hint=HINT, id="operations.E002")]
    with connections["default"].cursor() as cursor:
        cursor.execute(BOUND_ROLE, [role])
        found = cursor.fetchone()
    if found is None or any(found):
        message = f"Row-level security does not bind {role!r}: it is superuser, BYPASSRLS or owner of tables."
        return [Error(message, hint=HINT, id="operations.E003")]
    return []
