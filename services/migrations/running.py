"""Applying migrations on a connection of their own, before the application opens its."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from tortoise.context import TortoiseContext
from tortoise.migrations.executor import MigrationExecutor, MigrationTarget
from tortoise.migrations.schema_editor import BaseSchemaEditor, SqliteSchemaEditor

from services.database import tortoise_config
from services.migrations import safety
from services.migrations.remaking import KeepingSqliteEditor
from services.migrations.stored import postgres, sqlite_path

ONE_AT_A_TIME = "select pg_advisory_lock(4711)"


class Executor(MigrationExecutor):
    def _schema_editor(self, *given: Any, **named: Any) -> BaseSchemaEditor:
        editor = super()._schema_editor(*given, **named)
        if isinstance(editor, SqliteSchemaEditor):
            return KeepingSqliteEditor(self.connection, *given, **named)
        return editor


async def apply(url: str, names: tuple[str, ...], *, upto: str = "") -> None:
    """On SQLite a copy is made before; where rows lost their parents, it is put back."""
    path = sqlite_path(url)
    if path is None:
        async with postgres(url) as lock:
            await lock.execute(ONE_AT_A_TIME)
            await _migrate(url, upto)
        return
    with safety.copied(path, names):
        await _migrate(url, upto)
        safety.check_foreign_keys(path)


async def _migrate(url: str, upto: str) -> None:
    config = _own_config(url)
    async with _connected(config) as connection:
        targets = [MigrationTarget("models", upto)] if upto else None
        await Executor(connection, config["apps"]).migrate(targets, direction="forward")


def _own_config(url: str) -> dict[str, Any]:
    """One connection, no router, all the time it needs; SQLite without foreign keys, which a
    remade table cascades."""
    config = tortoise_config(url)
    default = config["connections"]["default"]
    default["credentials"].pop("command_timeout", None)
    if url.startswith("sqlite"):
        default["credentials"]["foreign_keys"] = "OFF"
    return {"connections": {"default": default}, "apps": config["apps"], "use_tz": True}


@asynccontextmanager
async def _connected(config: dict[str, Any]) -> AsyncIterator[Any]:
    async with TortoiseContext() as context:
        await context.init(config=config)
        yield context.connections.get("default")
