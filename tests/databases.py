"""PostgreSQL databases of our own on the server that the environment names, if it does."""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from services.migrations import migrate

SERVER = os.environ.get("ATENDE_TEST_DATABASE_URL", "")

EMPTY = """do $$ declare one record; begin
  set local session_replication_role = replica;
  for one in select quote_ident(tablename) as name from pg_tables
      where schemaname = current_schema() and tablename <> 'tortoise_migrations' loop
    execute 'delete from ' || one.name;
  end loop;
  for one in select quote_ident(sequencename) as name from pg_sequences
      where schemaname = current_schema() and last_value is not null loop
    perform setval(one.name::regclass, 1, false);
  end loop;
end $$"""
"""In no order: what refers to what is not looked at meanwhile."""


def named(database_name: str) -> str:
    return urlunsplit(urlsplit(SERVER)._replace(path=f"/{database_name}"))


def blank(folder: Path) -> str:
    """A migrated SQLite file in the folder, where there is none yet; its URL."""
    file = folder / "atende.db"
    if not file.exists():
        file.write_bytes(_migrated())
    return f"sqlite://{folder}/atende.db"


@cache
def _migrated() -> bytes:
    with TemporaryDirectory() as folder, ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, migrate(f"sqlite://{folder}/atende.db")).result()
        return Path(folder, "atende.db").read_bytes()


async def created(url: str, template: str = "") -> None:
    await dropped(url)
    copied = f' template "{urlsplit(template).path[1:]}"' if template else ""
    await _told(f'create database "{urlsplit(url).path[1:]}"{copied}')


async def emptied(url: str, template: str) -> None:
    """As if it were new, ids included; for a superuser far sooner than another one is copied."""
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(EMPTY)
    except asyncpg.InsufficientPrivilegeError:
        await connection.close()
        await created(url, template)
    finally:
        await connection.close()


async def dropped(url: str) -> None:
    await _told(f'drop database if exists "{urlsplit(url).path[1:]}" with (force)')


async def _told(sql: str) -> None:
    connection = await asyncpg.connect(SERVER)
    try:
        await connection.execute(sql)
    finally:
        await connection.close()
