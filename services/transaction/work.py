"""What a body is given: rows in one hop, and a place to record what happened."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any

from services.transaction.values import dialect

Statement = tuple[str, Sequence[Any]]
Hop = Callable[[Sequence[Statement]], Awaitable[list[list[Any]]]]


class Rows:
    """Reads of one snapshot."""

    def __init__(self, hop: Hop) -> None:
        self._hop = hop

    @property
    def dialect(self) -> str:
        return dialect()

    async def rows(self, *statements: Statement) -> list[list[Any]]:
        """Run `(sql, parameters)` in order, in one hop; a list of rows for each.

        Parameters are marked `?`, on PostgreSQL too. Values follow `values.py`.
        """
        return await self._hop(statements)


class Work(Rows):
    """One change on its way to a commit. `now` serves all of it."""

    def __init__(self, hop: Hop, *, by: int | None, now: datetime) -> None:
        super().__init__(hop)
        self.by = by
        self.now = now
        self.events: list[object] = []
        self.closing: list[Statement] = []
        self.changes_configuration = False

    def record(self, event: object) -> None:
        """Publish `event` once the outermost commit is there."""
        self.events.append(event)

    def last(self, *statements: Statement) -> None:
        """Run `statements` at the end of the body, in one hop; nothing reads what they return."""
        self.closing += statements

    def configuration_changed(self) -> None:
        self.changes_configuration = True

    async def ledger(self, subject: str, happened: str, payload: dict[str, Any]) -> None:
        """Append a chained entry about `subject` in this commit (spec §9.3)."""
        from services.ledger import append

        await append(self, subject, happened, payload)
