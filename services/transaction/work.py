"""What a body is given: rows in one hop, and a place to record what happened."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any

from services.transaction.values import dialect

Statement = tuple[str, Sequence[Any]]
OVERWRITE, FORGET = "pragma secure_delete = on", "pragma secure_delete = off"
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
        self.overwrites = False

    def record(self, event: object) -> None:
        """Publish `event` once the outermost commit is there."""
        self.events.append(event)

    def last(self, *statements: Statement) -> None:
        """Run `statements` at the end of the body, in one hop; nothing reads what they return."""
        self.closing += statements

    async def overwrite(self) -> None:
        """What this change lets go of from here on is gone from the disk, not just forgotten.

        On PostgreSQL that is left to its own vacuum.
        """
        if self.dialect == "sqlite":
            await self.rows((OVERWRITE, ()))
            self.last((FORGET, ()))
            self.overwrites = True

    def configuration_changed(self) -> None:
        self.changes_configuration = True

    async def ledger(self, subject: str, happened: str, payload: dict[str, Any]) -> None:
        """Append a chained entry about `subject` in this commit (spec §9.3)."""
        from services.ledger import append

        await append(self, subject, happened, payload)
