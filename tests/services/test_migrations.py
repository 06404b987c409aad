"""A database comes to the shape of the models, whatever it was before, and loses nothing."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tortoise.context import TortoiseContext
from tortoise.migrations.autodetector import MigrationAutodetector
from tortoise.migrations.operations import AlterModelOptions
from tortoise.models import Model

import models
from services import configuration, database, migrations
from services.database_indexes import INDEXES
from services.example.rows import inserted
from services.migrations import DatabaseIsNewer, known, running, safety, stored
from services.transaction import Work, unit_of_work
from tests.factories import a_ticket, the_example

COLUMNS = """select table_name, column_name, data_type, is_nullable, column_default
from information_schema.columns where table_schema = current_schema()"""
KEYS = """select conrelid::regclass::text, contype::text, pg_get_constraintdef(oid)
from pg_constraint where connamespace = current_schema()::regnamespace"""
UNIQUE = """select t.relname, i.indisunique, pg_get_indexdef(i.indexrelid, 0, true)
from pg_index i join pg_class t on t.oid = i.indrelid
where t.relnamespace = current_schema()::regnamespace"""


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[tuple[TortoiseContext, dict[str, Any]]]:
    config = running._own_config(url)
    async with TortoiseContext() as context:
        await context.init(config=config)
        yield context, config


async def test_the_migrations_make_what_the_models_say(database_url: str, tmp_path: Path) -> None:
    by_migrations = await shape(database_url)
    async with another(database_url, tmp_path) as url:
        async with connected(url) as (context, _):
            await context.generate_schemas()
        await stored.ensure_indexes(url)
        assert await shape(url) == by_migrations


@asynccontextmanager
async def another(url: str, folder: Path) -> AsyncIterator[str]:
    """An empty database, or an empty schema of the same one."""
    if url.startswith("sqlite"):
        yield f"sqlite://{folder / 'another.db'}"
        return
    await stored.run(url, "drop schema public cascade", "create schema public")
    yield url


async def shape(url: str) -> Any:
    """Columns, keys and indexes, without the names that nobody chose."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite://"))) as db:
            return {table: _sqlite_shape(db, table) for table in _tables(db)}
    found = await stored.run(url, COLUMNS, KEYS, UNIQUE)
    return [
        sorted(str(_unnamed(row)) for row in rows if "tortoise_" not in row[0]) for rows in found
    ]


def _unnamed(row: Any) -> Any:
    """An index made by the ORM under a name of its own making counts by what it covers."""
    return [part.partition(" ON ")[2] or part if isinstance(part, str) else part for part in row]


def _tables(db: sqlite3.Connection) -> list[str]:
    named = db.execute("select name from sqlite_master where type = 'table'").fetchall()
    return sorted(name for [name] in named if not name.startswith(("sqlite_", "tortoise_")))


def _sqlite_shape(db: sqlite3.Connection, table: str) -> tuple[Any, ...]:
    columns = sorted(str(row[1:]) for row in db.execute(f"pragma table_info({table})"))
    keys = sorted(str(row[2:]) for row in db.execute(f"pragma foreign_key_list({table})"))
    indexes = sorted(
        (unique, partial, tuple(row[2] for row in db.execute(f"pragma index_info({name})")))
        for _, name, unique, _, partial in db.execute(f"pragma index_list({table})")
    )
    return columns, keys, indexes


async def test_nothing_has_changed_since_the_last_migration(database_url: str) -> None:
    """But for words: the first line of a docstring is no shape."""
    async with connected(database_url) as (context, config):
        assert context.apps is not None
        writers = await MigrationAutodetector(context.apps, config["apps"]).changes()
    found = [change for writer in writers for change in writer.operations]
    assert [change for change in found if not isinstance(change, AlterModelOptions)] == []


async def test_every_partial_index_is_there(database_url: str) -> None:
    catalogue = {
        True: "select name from sqlite_master where type = 'index'",
        False: "select indexname from pg_indexes",
    }
    [rows] = await stored.run(database_url, catalogue[database_url.startswith("sqlite")])
    named = {sql.split(" on ")[0].split()[-1] for sql in INDEXES}
    assert named <= {name for [name] in rows}


async def test_a_start_with_nothing_to_do_applies_nothing(database_url: str) -> None:
    assert await migrations.migrate(database_url) == ()


async def test_a_newer_database_is_left_alone(database_url: str) -> None:
    await stored.run(
        database_url,
        "insert into tortoise_migrations (app, name, applied_at)"
        " values ('models', '0099_from_tomorrow', '2030-01-01 00:00:00+00:00')",
    )
    with pytest.raises(DatabaseIsNewer, match="0099_from_tomorrow"):
        await migrations.migrate(database_url)


NEXT_RELEASE = """
from tortoise import fields, migrations
from tortoise.migrations import operations as ops

class Migration(migrations.Migration):
    dependencies = [("models", "{last}")]
    operations = [
        ops.AlterField("User", "name", fields.CharField(max_length=200)),
        ops.AlterField("Ticket", "subject", fields.CharField(max_length=300)),
        ops.AlterField("TicketType", "name", fields.CharField(max_length=300)),
        ops.AlterField("FollowUp", "flow", fields.CharField(max_length=12)),
        ops.AlterField("LedgerEntry", "happened", fields.CharField(max_length=80)),
        ops.AlterField("WorkflowVersion", "state", fields.CharField(max_length=20)),
    ]
"""


@pytest.fixture
def next_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A program with one migration more, of columns that SQLite can't change in place."""
    package = tmp_path / f"next_release_{tmp_path.name}"
    shutil.copytree(known.FOLDER, package, ignore=shutil.ignore_patterns("__pycache__"))
    (package / "0099_wider.py").write_text(NEXT_RELEASE.format(last=known.names()[-1]))
    config = running._own_config

    def with_one_more(url: str) -> dict[str, Any]:
        found = config(url)
        found["apps"]["models"]["migrations"] = package.name
        return found

    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(known, "FOLDER", package)
    monkeypatch.setattr(running, "_own_config", with_one_more)
    return "0099_wider"


async def test_a_remade_table_keeps_rows_and_indexes(
    database_url: str, tmp_path: Path, next_release: str
) -> None:
    await _filled_everywhere(database_url, tmp_path)
    rows, before = await counted(database_url), await shape(database_url)
    assert min(rows.values()) > 0, rows
    assert await migrations.migrate(database_url) == (next_release,)
    assert await counted(database_url) == rows
    assert _without_lengths(await shape(database_url)) == _without_lengths(before)
    with pytest.raises(DatabaseIsNewer):
        known.pending_among(known.names()[:-1], await stored.applied(database_url))


async def test_what_goes_wrong_leaves_the_old_database(
    database_url: str, tmp_path: Path, next_release: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not database_url.startswith("sqlite"):
        pytest.skip("PostgreSQL takes a failed migration back by itself")
    await _filled_everywhere(database_url, tmp_path)
    before = await shape(database_url)

    def broken(path: Path) -> None:
        raise safety.RowsLostTheirParents(path)

    monkeypatch.setattr(safety, "check_foreign_keys", broken)
    with pytest.raises(safety.RowsLostTheirParents):
        await migrations.migrate(database_url)
    assert await shape(database_url) == before
    assert await migrations.pending(database_url) == (next_release,)


def _without_lengths(found: Any) -> str:
    return re.sub(r"VARCHAR\(\d+\)", "VARCHAR", str(found))


async def counted(url: str) -> dict[str, int]:
    tables = sorted(model._meta.db_table for model in _models())
    found = await stored.run(url, *(f"select count(*) from {table}" for table in tables))
    return {table: rows[0][0] for table, rows in zip(tables, found, strict=True)}


def _models() -> list[type[Model]]:
    return [getattr(models, name) for name in models.__all__]


async def _filled_everywhere(url: str, folder: Path) -> None:
    """The example, and a row of everything that it leaves empty."""
    configuration.forget_everything()
    await database.open_database(url, folder)
    cast = await the_example()
    number = await a_ticket()
    now = datetime.now(UTC)

    async def body(work: Work) -> None:
        [[(entry,)]] = await work.rows(("select min(id) from follow_up", ()))
        file = {"name": "a", "size": 1, "media_type": "text/plain", "sha256": "0"}
        for model, row in (
            (models.Attachment, {"follow_up_id": entry, "storage_key": "k", **file}),
            (models.Mention, {"follow_up_id": entry, "ticket_id": number, "mentioned": 1}),
            (models.Watcher, {"ticket_id": number, "user_id": cast.ana, "listed_by_id": cast.ana}),
            (models.Draft, {"user_id": cast.ana, "subject": "ticket:1", "saved_at": now}),
            (models.Session, {"token_hash": "h", "user_id": cast.ana, "created_at": now,
                              "seen_at": now, "expires_at": now}),
            (models.OneTimeLink, {"token_hash": "h", "purpose": "reset", "expires_at": now}),
            (models.HandOver, {"from_user_id": 1, "by_id": 1, "reason": "", "started_at": now}),
            (models.Mail, {"why": "spy", "created_at": now, "not_before": now}),
            (models.IdempotencyKey, {"user_id": 1, "key": "k", "body_hash": "h", "at": now}),
            (models.Room, {"name": "team:9"}),
            (models.Delta, {"room": "team:9", "seq": 1, "at": now, "body": "{}"}),
            (models.Job, {"kind": "hand_over", "by_id": 1, "started_at": now}),
            (models.Upload, {"token": "t", "user_id": 1, "subject": "opening", "at": now,
                             "storage_key": "k", **file}),
            (models.CustomerSpy, {"customer_id": 1, "user_id": 1, "listed_by_id": 1}),
            (models.NoticeChoice, {"user_id": 1, "source": "digest", "events": "none"}),
            (models.MailServer, {"id": 1, "host": "h", "sender": "a@b", "since": now}),
            (models.DailyDigest, {"user_id": 1, "day": now.date(), "at": now}),
            (models.BackupRun, {"started_at": now}),
        ):  # fmt: skip
            await inserted(work, model, [row])
        await work.ledger("installation", "tried", {})

    await unit_of_work(body, by=cast.admin)
    await database.close_database()
