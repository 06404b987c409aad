"""What a process sends next from the outbox, and when it looks again."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from datetime import datetime, timedelta

from services.configuration import configuration
from services.mail import outbox
from services.mail.delivery import deliver
from services.mail.failures import ServerFails
from services.mail.holding import Clock, Holder
from services.mail.line import Line
from services.mail.parcels import Parcel
from services.mail.resting import Trouble, worsened
from services.mail.server import Server, server
from services.transaction import Work

EMPTY = 0.2
"""Seconds for which nobody looks again where nothing was found."""
Taken = tuple[Server | None, list[Parcel], datetime | None]


class Desk:
    """Shared by the lanes of one worker."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.holder = Holder(clock)
        self._parcels: deque[tuple[Server, Parcel]] = deque()
        self._is_over = False
        self.begins = False
        """This is the process's own, and has taken nothing yet."""
        self._taking = asyncio.Lock()
        self._empty_until = 0.0
        self._hold = timedelta()
        self.due: datetime | None = None
        self.trouble: Trouble | None = None

    def put_down(self) -> None:
        """Nothing more is begun."""
        self._is_over = True
        self._parcels.clear()

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
            await self.holder.begin()
            self.begins = False
        installation = (await configuration()).installation
        most = 1 if self.trouble else outbox.BATCH
        self._hold = timedelta(seconds=installation.undo_seconds)
        found, parcels, self.due = await self.holder.write(lambda work: self._taken(work, most))
        if not parcels or found is None:
            self._empty_until = time.monotonic() + EMPTY
            return
        self.holder.hold(parcels)
        self._parcels.extend((found, parcel) for parcel in parcels)

    async def _taken(self, work: Work, most: int) -> Taken:
        found = await server(work)
        await outbox.pass_over_old(work, (found.since if found else None) or work.now)
        if found is None:
            return None, [], None
        name = self.holder.name
        taken = await outbox.take(work, found, holder=name, hold=self._hold, most=most)
        return found, taken, await outbox.next_due(work)

    async def deliver(self, line: Line, through: Server, parcel: Parcel) -> None:
        try:
            ended = await deliver(line, through, parcel, now=self._clock())
            await self.holder.end(ended)
            self.trouble = None
        except ServerFails as failure:
            await self._leave_alone(failure, parcel)
        finally:
            self.holder.drop([parcel])

    async def _leave_alone(self, failure: ServerFails, parcel: Parcel) -> None:
        """The server rests; no mail pays for it."""
        self.trouble = worsened(self.trouble, failure, self._clock())
        parcels = [parcel, *(each for _, each in self._parcels)]
        self._parcels.clear()
        await self.holder.give_back(parcels)
