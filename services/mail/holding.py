"""The rows that a process has taken from the outbox: nobody else's until they are let go of."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TypeVar

from services.mail import leases
from services.mail.delivery import Ended
from services.mail.parcels import Parcel
from services.mail.server import notice_environment
from services.transaction import StorageRefuses, Work, dialect, unit_of_work

ENDINGS = 60
"""Seconds for which what became of a mail is tried to be written."""
Clock = Callable[[], datetime]
T = TypeVar("T")


class Holder:
    """A row is let go of before another may have it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.name = secrets.token_hex(8)
        self._held: set[int] = set()

    async def begin(self) -> None:
        """Before anything is taken. On SQLite there is no other process: what is under way was a
        killed one's."""

        async def body(work: Work) -> None:
            await notice_environment(work)
            if dialect() == "sqlite":
                await leases.forgotten(work)

        await self.write(body)

    def hold(self, parcels: Sequence[Parcel]) -> None:
        self._held.update(row for parcel in parcels for row in parcel.ids)

    def drop(self, parcels: Sequence[Parcel]) -> None:
        self._held.difference_update(row for parcel in parcels for row in parcel.ids)

    async def hold_on(self) -> None:
        """What is under way stays ours."""
        while True:
            await asyncio.sleep(leases.LEASE.total_seconds() / 3)
            with suppress(StorageRefuses):
                await self._renew(sorted(self._held))

    async def _renew(self, ids: list[int]) -> None:
        if ids:
            await self.write(lambda work: leases.renew(work, ids, self.name))

    async def end(self, ended: Ended) -> None:
        """Write what became of it, and once more where the database can't: what was sent and is
        not known to be would be sent again."""

        async def body(work: Work) -> None:
            for rows, outcome in ended:
                await leases.end(work, rows, outcome, holder=self.name)

        for left in reversed(range(ENDINGS)):
            try:
                await self.write(body)
                break
            except StorageRefuses:
                if not left:
                    raise
            await asyncio.sleep(1)

    async def give_back(self, parcels: Sequence[Parcel]) -> None:
        """Nothing was tried."""
        self.drop(parcels)
        await self.write(lambda work: leases.give_back(work, parcels, self.name))

    async def let_go(self) -> None:
        self._held.clear()
        with suppress(StorageRefuses):
            await self.write(lambda work: leases.let_go(work, self.name))

    async def write(self, body: Callable[[Work], Awaitable[T]]) -> T:
        return await unit_of_work(body, by=None, now=self._clock(), only_rows=True)
