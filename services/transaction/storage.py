"""Telling a database that is full, read-only or gone from a mistake of ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from asyncpg import exceptions as postgres
from tortoise.exceptions import BaseORMException, DBConnectionError

SUSPECT = (
    OSError,
    sqlite3.Error,
    postgres.PostgresError,
    postgres.InterfaceError,
    BaseORMException,
)
"""What a database raises where one goes round the doors; `refuses` looks closer."""
AWAY = (
    OSError,
    DBConnectionError,
    postgres.PostgresConnectionError,
    postgres.OperatorInterventionError,
    postgres.InsufficientResourcesError,
    postgres.PostgresSystemError,
    postgres.ReadOnlySQLTransactionError,
    postgres.InvalidAuthorizationSpecificationError,
    postgres.InvalidCatalogNameError,
)
ILL = frozenset({
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_NOTADB,
})  # fmt: skip

TO_WRITE = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY})
"""What keeps a database from being written, and from nothing else."""


class StorageRefuses(Exception):
    """The database can't be read or written now: full, read-only or gone. Nothing was changed,
    unless it went during the commit itself: the change's key tells."""


def refuses(error: BaseException | None) -> bool:
    """Whether the database can't, rather than we mustn't."""
    if isinstance(error, (*AWAY, StorageRefuses)) or _is_ill(error):
        return True
    return isinstance(error, SUSPECT) and refuses(error.__cause__ or error.__context__)


def still_reads(error: BaseException | None) -> bool:
    """Whether the disk is full or can't be written, while reading goes on."""
    if error is None:
        return False
    is_postgres = isinstance(error, postgres.DiskFullError | postgres.ReadOnlySQLTransactionError)
    is_sqlite = getattr(error, "sqlite_errorcode", 0) & 0xFF in TO_WRITE
    return is_postgres or is_sqlite or still_reads(error.__cause__ or error.__context__)


def _is_ill(error: BaseException | None) -> bool:
    if isinstance(error, postgres.InterfaceError):
        return "clos" in str(error)
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in ILL


@contextmanager
def refusing() -> Iterator[None]:
    """Name it, where the database can't."""
    try:
        yield
    except Exception as error:
        if isinstance(error, StorageRefuses) or not refuses(error):
            raise
        raise StorageRefuses(str(error) or type(error).__name__) from error
