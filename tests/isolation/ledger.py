"""Which rows are the victim's, and whether anybody else changed one or hung something onto one."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models

from sites.forces.models import Force
from soh.core import tenancy

Rows = Mapping[str, tuple[Any, ...]]
"""Primary keys by table."""


def everything() -> Any:
    """A transaction in which the protected rows of every force exist."""
    return tenancy.transaction(*Force.objects.values_list("pk", flat=True))


def all_rows() -> Rows:
    """The primary keys of every table."""
    with everything():
        return {
            model._meta.db_table: tuple(model._base_manager.values_list("pk", flat=True)) for model in apps.get_models()
        }


def new_rows(model: type[models.Model], before: Rows) -> tuple[Any, ...]:
    """The rows of a model that were not there before, in order. Call inside a transaction that sees them."""
    known = set(before.get(model._meta.db_table, ()))
    return tuple(pk for pk in model._base_manager.order_by("pk").values_list("pk", flat=True) if pk not in known)


def protected_tables() -> frozenset[str]:
    """The tables under row-level security."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relkind = 'r'")
        return frozenset(name for (name,) in cursor.fetchall())


def balance(rows: Rows, *, only: frozenset[str] | None = None) -> dict[str, str]:
    """A digest of the victim's rows by table, and the number of rows anywhere that point at one of them by column."""
    found: dict[str, str] = {}
    with everything():
        for model in apps.get_models():
            table = model._meta.db_table
            if only is None or table in only:
                if rows.get(table):
                    found[table] = _digest(model, rows[table])
                found |= {f"{table}.{name}": count for name, count in _pointing(model, rows)}
    return found


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """The tables and columns that are not as they were."""
    return sorted(name for name in {*before, *after} if before.get(name) != after.get(name))


def _digest(model: type[models.Model], keys: tuple[Any, ...]) -> str:
    quote = connection.ops.quote_name
    table, column = quote(model._meta.db_table), quote(model._meta.pk.column)  # type: ignore[union-attr]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*), md5(string_agg(md5(row_::text), '' ORDER BY row_.{column}::text)) "
            f"FROM {table} row_ WHERE row_.{column}::text = ANY(%s)",
            [[str(key) for key in keys]],
        )
        return str(cursor.fetchone())


def _pointing(model: type[models.Model], rows: Rows) -> list[tuple[str, str]]:
    pointing = []
    for field in model._meta.local_concrete_fields:
        if field.remote_field and not getattr(field.remote_field, "parent_link", False):
            targets = rows.get(field.remote_field.model._meta.db_table)
            if targets:
                count = model._base_manager.filter(**{f"{field.attname}__in": targets}).count()
                pointing.append((field.column, str(count)))
    names = {field.name for field in model._meta.get_fields()}
    if {"content_type", "object_id"} <= names:
        pointing.append(("object_id", str(_generic(model, rows))))
    return pointing


def _generic(model: type[models.Model], rows: Rows) -> int:
    """How many rows point at one of the victim's by content type and id."""
    kinds: list[int] = []
    keys: list[str] = []
    for target in apps.get_models():
        kind = ContentType.objects.get_for_model(target).pk
        owned = rows.get(target._meta.db_table, ())
        kinds += [kind] * len(owned)
        keys += [str(key) for key in owned]
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM {quote(model._meta.db_table)} JOIN unnest(%s::int[], %s::text[]) AS own(kind, pk) "
            "ON content_type_id = kind AND object_id::text = pk",
            [kinds, keys],
        )
        return int(cursor.fetchone()[0])
