"""What sends the outbox, beside the pages: several lanes, each with its own connection.

At least once: a mail whose connection is cut after its last dot may come twice, under the same
Message-ID. A lane that waits for a slow server holds up no other; a server that is away is left
alone for a while, and no mail pays for it.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from datetime import UTC, datetime

from services import events
from services.mail.desk import Desk
from services.mail.events import MailChanged, MailWaits
from services.mail.holding import Clock
from services.mail.line import PATIENCE, Line
from services.mail.resting import Trouble
from services.mail.server import place
from services.notices import NoticesChanged
from services.transaction import StorageRefuses

logger = logging.getLogger(__name__)
LANES = 4
LOOK = 15.0
"""Seconds between two looks where nothing wakes it: another process may have written."""
BREATH, LAST_MOMENT = 0.25, 3.0


class Worker:
    """`clock` says the time; `patience` is how long the server may take for one answer."""

    def __init__(
        self, *, clock: Clock | None = None, patience: float = PATIENCE, lanes: int = LANES
    ) -> None:
        self._clock = clock or (lambda: datetime.now(UTC))
        self._patience, self._lanes = patience, lanes
        self._desk = Desk(self._clock)
        self._wake = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._is_over = False

    @property
    def trouble(self) -> Trouble | None:
        return self._desk.trouble

    async def start(self) -> None:
        self._desk.begins = True
        self._desk.look_again()
        events.subscribe(self._heard)
        lanes = [asyncio.create_task(self._run(), name="mails") for _ in range(self._lanes)]
        self._tasks = [*lanes, asyncio.create_task(self._desk.holder.hold_on(), name="mails held")]

    async def stop(self) -> None:
        """What is under way has a moment to arrive; the rest is the next start's at once."""
        self._is_over = True
        self._desk.put_down()
        self._wake.set()
        if self._tasks:
            await asyncio.wait(self._tasks[: self._lanes], timeout=LAST_MOMENT)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()
        await self._desk.holder.let_go()

    async def drain(self) -> None:
        """Send what is due now, and return."""
        self._desk.look_again()
        await asyncio.gather(*(self._lane() for _ in range(self._lanes)))

    def _heard(self, event: object) -> None:
        if isinstance(event, MailChanged):
            self._desk.trouble = None
        if isinstance(event, MailChanged | MailWaits):
            self._desk.look_again()
            self._wake.set()
        elif isinstance(event, NoticesChanged) and self._desk.is_sooner():
            self._wake.set()

    async def _run(self) -> None:
        while not self._is_over:
            try:
                await self._lane()
            except StorageRefuses:
                logger.warning("No mail is sent: the database refuses")
            except Exception:
                logger.exception("Sending mail failed and goes on")
            if not self._is_over:
                await self._rest()

    async def _rest(self) -> None:
        """Until something is due, somebody calls, or it is time to look."""
        until = self._desk.next_look
        left = (until - self._clock()).total_seconds() if until else LOOK
        self._wake.clear()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._wake.wait(), min(max(left, BREATH), LOOK))

    async def _lane(self) -> None:
        line: Line | None = None
        try:
            while (taken := await self._desk.next()) is not None:
                server, parcel = taken
                if line is not None and line.server != server:
                    await line.close()
                    line = None
                line = line or Line(server, domain=place().domain, patience=self._patience)
                await self._desk.deliver(line, server, parcel)
        finally:
            if line is not None:
                await line.close()
