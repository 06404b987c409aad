"""Many rows of one table in one statement, with the defaults that the ORM would give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from tortoise.fields import JSONField
from tortoise.fields.base import Field
from tortoise.models import Model

from services.transaction import Work, day_value, json_text, stamp

PARAMETERS = 9_000
"""At most so many in a statement: SQLite takes 32,766, and PostgreSQL plans them all."""


async def inserted(work: Work, model: type[Model], rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Write rows given as columns; their primary keys, in the order of `rows`."""
    columns = _columns(model)
    per_statement = PARAMETERS // len(columns)
    keys: list[int] = []
    for chunk in _chunks(rows, per_statement):
        [found] = await work.rows(_statement(model, columns, chunk))
        keys.extend(key for [key] in found)
    return keys


async def linked(work: Work, table: str, columns: tuple[str, str], pairs: Iterable[Any]) -> None:
    """Write the rows of a many-to-many table."""
    sql = f"insert into {table} ({', '.join(columns)}) values (?, ?)"
    await work.rows(*((sql, tuple(pair)) for pair in pairs))


def _statement(
    model: type[Model], columns: dict[str, Field[Any]], rows: Sequence[Mapping[str, Any]]
) -> tuple[str, list[Any]]:
    meta = model._meta
    names = ", ".join(f'"{column}"' for column in columns)
    marks = f"({', '.join('?' * len(columns))})"
    sql = (
        f'insert into "{meta.db_table}" ({names}) values {", ".join([marks] * len(rows))}'
        f' returning "{meta.db_pk_column}"'
    )
    return sql, [_value(field, row, name) for row in rows for name, field in columns.items()]


def _value(field: Field[Any], row: Mapping[str, Any], column: str) -> Any:
    value = row[column] if column in row else _default(field)
    if isinstance(field, JSONField):
        return json_text(value)
    if isinstance(value, datetime):
        return stamp(value)
    return day_value(value) if isinstance(value, date) else value


def _default(field: Field[Any]) -> Any:
    return field.default() if callable(field.default) else field.default


@lru_cache
def _columns(model: type[Model]) -> dict[str, Field[Any]]:
    """The columns to write, by name: all but a primary key that the database makes."""
    meta = model._meta
    return {
        column: meta.fields_map[name]
        for name, column in meta.fields_db_projection.items()
        if not (meta.fields_map[name].pk and meta.fields_map[name].generated)
    }


def _chunks(rows: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))
