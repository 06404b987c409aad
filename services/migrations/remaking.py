"""SQLite changes a column by remaking its table; what the ORM forgets is kept here."""

from __future__ import annotations

from typing import Any

from tortoise.migrations.schema_editor import SqliteSchemaEditor

INDEXES = "select name, sql from sqlite_master where type = 'index' and tbl_name = ?"


class KeepingSqliteEditor(SqliteSchemaEditor):
    """Remakes tables with their indexes and unique constraints, and writes no comments.

    A comment with a semicolon would be cut in two: statements are split there.
    """

    def _get_table_comment_sql(self, table: str, comment: str) -> str:  # noqa: ARG002
        return ""

    def _get_column_comment_sql(self, table: str, column: str, comment: str) -> str:  # noqa: ARG002
        return ""

    async def _remake_table(self, model: Any, *arguments: Any, **named: Any) -> None:
        table = model._meta.db_table
        before = await self._indexes(table)
        await super()._remake_table(model, *arguments, **named)
        there = set(await self._columns(f'PRAGMA table_info("{table}")'))
        after = [columns for _, columns, _ in await self._indexes(table)]
        for sql, columns, unique in before:
            if there.issuperset(columns) and not (unique and columns in after):
                await self._run_sql(sql)

    async def _indexes(self, table: str) -> list[tuple[str, tuple[str, ...], bool]]:
        """Statement, columns and whether it came with the table, but for the primary key's."""
        _, rows = await self.client.execute_query(f'PRAGMA index_list("{table}")')
        _, named = await self.client.execute_query(INDEXES, [table])
        statements = {row["name"]: row["sql"] for row in named}
        found = []
        for row in rows:
            columns = await self._columns(f'PRAGMA index_info("{row["name"]}")')
            sql = statements[row["name"]] or _unique(table, columns)
            if row["origin"] != "pk":
                found.append((sql, columns, row["origin"] == "u"))
        return found

    async def _columns(self, pragma: str) -> tuple[str, ...]:
        _, rows = await self.client.execute_query(pragma)
        return tuple(row["name"] for row in rows)


def _unique(table: str, columns: tuple[str, ...]) -> str:
    quoted = ", ".join(f'"{column}"' for column in columns)
    return f'CREATE UNIQUE INDEX "uid_{table}_{"_".join(columns)}" ON "{table}" ({quoted})'
