"""What a process has taken from the outbox, and how the server answers it."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from services.configuration import configuration
from services.mail import leases, outbox
from services.mail.delivery import Ended, deliver
from services.mail.failures import ServerFails
from services.mail.line import Line
from services.mail.parcels import Parcel
from services.mail.server import Server, notice_environment, server
from services.transaction import StorageRefuses, Work, dialect, unit_of_work

logger = logging.getLogger(__name__)
FIRST_REST, LONGEST_REST = timedelta(seconds=5), timedelta(minutes=10)
ENDINGS = 60
"""Seconds for which what became of a mail is tried to be written."""
EMPTY = 0.2
"""Seconds for which nobody looks again where nothing was found."""
Clock = Callable[[], datetime]
T = TypeVar("T")
Taken = tuple[Server | None, list[Parcel], datetime | None]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What the server answered last, and since when it goes on."""

    failure: ServerFails
    since: datetime
    again_at: datetime
    rest: timedelta


class Desk:
    """Shared by the lanes of one worker. A row is let go of before another may have it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._holder = secrets.token_hex(8)
        self._parcels: deque[tuple[Server, Parcel]] = deque()
        self._held: set[int] = set()
        self._is_over = False
        self.begins = False
        """This is the process's own, and has taken nothing yet."""
        self._taking = asyncio.Lock()
        self._empty_until = 0.0
        self._hold = timedelta()
        self.due: datetime | None = None
        self.trouble: Trouble | None = None

    async def _begin(self) -> None:
        """Before anything is taken. On SQLite there is no other process: what is under way was a
        killed one's."""

        async def body(work: Work) -> None:
            await notice_environment(work)
            if dialect() == "sqlite":
                await leases.forgotten(work)

        await self._write(body)
        self.begins = False

    def put_down(self) -> None:
        """Nothing more is begun."""
        self._is_over = True
        self._parcels.clear()

    async def clear(self) -> None:
        self._held.clear()
        with suppress(StorageRefuses):
            await self._write(lambda work: leases.let_go(work, self._holder))

    async def hold_on(self) -> None:
        """What is under way stays ours."""
        while True:
            await asyncio.sleep(leases.LEASE.total_seconds() / 3)
            with suppress(StorageRefuses):
                await self._renew(sorted(self._held))

    async def _renew(self, ids: list[int]) -> None:
        if ids:
            await self._write(lambda work: leases.renew(work, ids, self._holder))

    @property
    def next_look(self) -> datetime | None:
        return self.trouble.again_at if self.trouble else self.due

    def is_sooner(self) -> bool:
        """Whether what was written just now is due before anything else."""
        at = self._clock() + self._hold
        if self.due is not None and self.due <= at:
            return False
        self.due = at
        return True

    def look_again(self) -> None:
        self._empty_until = 0.0

    async def next(self) -> tuple[Server, Parcel] | None:
        """What is to be sent next, and through which server."""
        async with self._taking:
            if not self._parcels and not self._is_idle():
                await self._take()
            return self._parcels.popleft() if self._parcels else None

    def _is_idle(self) -> bool:
        if self._is_over:
            return True
        rests = self.trouble is not None and self._clock() < self.trouble.again_at
        return rests or time.monotonic() < self._empty_until

    async def _take(self) -> None:
        if self.begins:
            await self._begin()
        installation = (await configuration()).installation
        most = 1 if self.trouble else outbox.BATCH
        self._hold = hold = timedelta(seconds=installation.undo_seconds)

        async def body(work: Work) -> Taken:
            found = await server(work)
            await outbox.pass_over_old(work, (found.since if found else None) or work.now)
            if found is None:
                return None, [], None
            taken = await outbox.take(work, found, holder=self._holder, hold=hold, most=most)
            return found, taken, await outbox.next_due(work)

        found, parcels, self.due = await self._write(body)
        if not parcels or found is None:
            self._empty_until = time.monotonic() + EMPTY
            return
        self._held.update(row for parcel in parcels for row in parcel.ids)
        self._parcels.extend((found, parcel) for parcel in parcels)

    async def deliver(self, line: Line, through: Server, parcel: Parcel) -> None:
        try:
            ended = await deliver(line, through, parcel, now=self._clock())
            await self._end(ended)
            self.trouble = None
        except ServerFails as failure:
            await self._leave_alone(failure, parcel)
        finally:
            self._held.difference_update(parcel.ids)

    async def _end(self, ended: Ended) -> None:
        """Write what became of it, and once more where the database can't: what was sent and is
        not known to be would be sent again."""

        async def body(work: Work) -> None:
            for rows, outcome in ended:
                await leases.end(work, rows, outcome, holder=self._holder)

        for left in reversed(range(ENDINGS)):
            try:
                await self._write(body)
                break
            except StorageRefuses:
                if not left:
                    raise
            await asyncio.sleep(1)

    async def _leave_alone(self, failure: ServerFails, parcel: Parcel) -> None:
        """The server rests, longer each time; no mail pays for it."""
        self.trouble = self._worsened(failure)
        parcels = [parcel, *(each for _, each in self._parcels)]
        self._parcels.clear()
        self._held.difference_update(row for each in parcels for row in each.ids)
        await self._write(lambda work: leases.give_back(work, parcels, self._holder))

    def _worsened(self, failure: ServerFails) -> Trouble:
        before, now = self.trouble, self._clock()
        if before and now < before.again_at:
            return before  # Another lane has found out already.
        rest = min(before.rest * 2, LONGEST_REST) if before else FIRST_REST
        logger.warning("Mail can't leave, again in %s s: %s", int(rest.total_seconds()), failure)
        return Trouble(failure, before.since if before else now, now + rest, rest)

    async def _write(self, body: Callable[[Work], Awaitable[T]]) -> T:
        return await unit_of_work(body, by=None, now=self._clock(), only_rows=True)
