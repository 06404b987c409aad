"""PostgreSQL databases of our own on the server that the environment names, if it does."""

from __future__ import annotations

import os
from urllib.parse import urlsplit, urlunsplit

import asyncpg

SERVER = os.environ.get("ATENDE_TEST_DATABASE_URL", "")


def named(database_name: str) -> str:
    return urlunsplit(urlsplit(SERVER)._replace(path=f"/{database_name}"))


async def created(url: str, template: str = "") -> None:
    await dropped(url)
    copied = f' template "{urlsplit(template).path[1:]}"' if template else ""
    await _told(f'create database "{urlsplit(url).path[1:]}"{copied}')


async def dropped(url: str) -> None:
    await _told(f'drop database if exists "{urlsplit(url).path[1:]}" with (force)')


async def _told(sql: str) -> None:
    connection = await asyncpg.connect(SERVER)
    try:
        await connection.execute(sql)
    finally:
        await connection.close()
