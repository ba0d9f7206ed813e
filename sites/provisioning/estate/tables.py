"""Tables as the estate reads and writes them: rows as JSON of their columns, made and read by PostgreSQL itself."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Field, ForeignKey, Model

Row = dict[str, Any]
_BATCH = 500


def model_of(label: str) -> type[Model]:
    """Return the model with this label."""
    return apps.get_model(label)


@cache
def root_label(label: str) -> str:
    """Return the label of the table whose ids a table shares: its own, or its parent's by multi-table inheritance."""
    key = model_of(label)._meta.pk
    if isinstance(key, ForeignKey) and key.remote_field.parent_link:
        return root_label(key.remote_field.model._meta.label)
    return label


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, with the field that it stands for."""

    column: str
    field: Field[Any, Any]

    @property
    def null(self) -> bool:
        """Whether it may be empty."""
        return bool(self.field.null)


@cache
def columns(label: str) -> tuple[Column, ...]:
    """Return the columns of this very table."""
    return tuple(Column(str(field.column), field) for field in model_of(label)._meta.local_concrete_fields)


@cache
def foreign_keys(label: str) -> dict[str, str]:
    """Return, for each column that is a foreign key, the label of the table whose ids it holds."""
    return {
        each.column: root_label(each.field.remote_field.model._meta.label)
        for each in columns(label)
        if isinstance(each.field, ForeignKey)
    }


def key_column(label: str) -> str:
    """Return the column of the primary key."""
    return str(model_of(label)._meta.pk.column)


def table_of(label: str) -> str:
    """Return the table's name."""
    return str(model_of(label)._meta.db_table)


def read(label: str, keys: Iterable[Any]) -> list[Row]:
    """Return the rows with these primary keys, ordered by it."""
    wanted = list(keys)
    key, found = key_column(label), []
    named = ", ".join(f'"{field.column}"' for field in columns(label))
    with connection.cursor() as cursor:
        for start in range(0, len(wanted), _BATCH):
            batch = [str(value) for value in wanted[start : start + _BATCH]]
            cursor.execute(
                f'SELECT to_jsonb(r)::text FROM (SELECT {named} FROM "{table_of(label)}" '  # noqa: S608 - names of models
                f'WHERE "{key}"::text = ANY (%s)) AS r',
                [batch],
            )
            found += [json.loads(text) for (text,) in cursor.fetchall()]
    return sorted(found, key=lambda row: _order(row[key]))


def write(label: str, rows: list[Row]) -> None:
    """Insert rows as they are."""
    names = [field.column for field in columns(label)]
    named = ", ".join(f'"{name}"' for name in names)
    table = table_of(label)
    with connection.cursor() as cursor:
        for start in range(0, len(rows), _BATCH):
            cursor.execute(
                f'INSERT INTO "{table}" ({named}) SELECT {named} '  # noqa: S608 - names of models
                f'FROM jsonb_populate_recordset(NULL::"{table}", %s::jsonb)',
                [json.dumps(rows[start : start + _BATCH])],
            )


def delete(label: str, keys: Iterable[Any]) -> int:
    """Delete the rows with these primary keys, whatever signals and cascades there are; return how many were there."""
    wanted, gone = [str(value) for value in keys], 0
    with connection.cursor() as cursor:
        for start in range(0, len(wanted), _BATCH):
            cursor.execute(
                f'DELETE FROM "{table_of(label)}" WHERE "{key_column(label)}"::text = ANY (%s)',  # noqa: S608
                [wanted[start : start + _BATCH]],
            )
            gone += cursor.rowcount
    return gone


def new_keys(label: str, how_many: int) -> list[int]:
    """Reserve so many primary keys."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [f'"{table_of(label)}"', key_column(label), how_many],
        )
        return [int(number) for (number,) in cursor.fetchall()]


def _order(value: Any) -> tuple[int, Any]:
    return (0, value) if isinstance(value, int) else (1, str(value))
