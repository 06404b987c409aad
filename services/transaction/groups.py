"""SQLite: several changes in one commit, a savepoint each.

A body of rows alone runs on the connection's own thread, the whole group in one hop; one that
speaks through the ORM runs on the loop, a hop each time. A full disk rolls the whole group
back, silently for the ORM: no change is known to be there before the outer commit.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from tortoise.connection import get_connection
from tortoise.transactions import in_transaction

from services.transaction.work import Statement

Run = Callable[[Any], Coroutine[Any, Any, Any]]
Outcomes = list[Any]


class GroupRolledBack(Exception):
    """SQLite ended the outer transaction by itself."""


class Waits(Exception):
    """A body that was to be of rows alone waits for something else."""


class SqliteHop:
    """Statements on the connection's own thread, all of one call in one hop."""

    def __init__(self, client: Any) -> None:
        self._db = client._connection

    async def __call__(self, statements: Sequence[Statement]) -> list[list[Any]]:
        rows: list[list[Any]] = await self._db._execute(_run, self._db._conn, statements)
        return rows

    @property
    def is_open(self) -> bool:
        return bool(self._db._conn.in_transaction)


class HereHop:
    """Statements on this thread: awaited, and never waited for."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def __call__(self, statements: Sequence[Statement]) -> list[list[Any]]:
        return _run(self._connection, statements)


def _run(connection: Any, statements: Sequence[Statement]) -> list[list[Any]]:
    return [
        [tuple(row) for row in connection.execute(sql, parameters)]
        for sql, parameters in statements
    ]


async def with_orm(runs: Sequence[Run]) -> Outcomes:
    """What each change returns or raises, in one commit."""
    async with in_transaction("default") as client:
        hop = SqliteHop(client)
        return [await _member(hop, run) for run in runs]


async def _member(hop: SqliteHop, run: Run) -> Any:
    await hop([("SAVEPOINT member", ())])
    try:
        outcome = await run(hop)
    except Exception as error:
        outcome = error
    _still(hop.is_open, outcome)
    await hop(_end(outcome))
    return outcome


async def at_once(runs: Sequence[Run]) -> Outcomes:
    """As `with_orm`, in one hop. Raises Waits where a body waits for something else."""
    db: Any = get_connection("default")._connection
    outcomes: Outcomes = await db._execute(_commit, db._conn, runs)
    return outcomes


def _commit(connection: Any, runs: Sequence[Run]) -> Outcomes:
    connection.execute("BEGIN IMMEDIATE")
    try:
        outcomes = [_member_here(connection, run) for run in runs]
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return outcomes


def _member_here(connection: Any, run: Run) -> Any:
    connection.execute("SAVEPOINT member")
    try:
        outcome = _finished(run(HereHop(connection)))
    except Waits:
        raise
    except Exception as error:
        outcome = error
    _still(connection.in_transaction, outcome)
    _run(connection, _end(outcome))
    return outcome


def _finished(body: Coroutine[Any, Any, Any]) -> Any:
    """What a coroutine returns that never waits."""
    try:
        body.send(None)
    except StopIteration as done:
        return done.value
    body.close()
    raise Waits


def _still(is_open: bool, outcome: Any) -> None:
    if not is_open:
        raise GroupRolledBack from outcome if isinstance(outcome, Exception) else None


def _end(outcome: Any) -> list[Statement]:
    undo: list[Statement] = [("ROLLBACK TO member", ())] if isinstance(outcome, Exception) else []
    return [*undo, ("RELEASE member", ())]
