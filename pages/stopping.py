"""A stop that was asked for: open screens are told before their connections are cut."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from nicegui import App, background_tasks, core
from starlette.types import Message, Receive

from services.transaction import StorageRefuses

logger = logging.getLogger(__name__)
ASKED = (signal.SIGTERM, signal.SIGINT)
MOMENT = 0.3
"""For the last word to leave."""
LAST_CALL = 4.0
"""Seconds until what is still on its way in is cut off: its sender is answered, and tries again."""
_is_last_call = asyncio.Event()
Handler = Callable[[int, FrameType | None], Any]


def install(app: App) -> None:
    """Once, before the app runs."""
    app.on_startup(_listen)


def end_well() -> None:
    """A stop that was asked for is no failure. The server raises the signal again at its end."""
    for asked in ASKED:
        signal.signal(asked, lambda *_: sys.exit(0))


async def _listen() -> None:
    """The server's own handlers are there by now, and still do the stopping."""
    loop = asyncio.get_running_loop()
    for asked in ASKED:
        stop = signal.getsignal(asked)
        if callable(stop):
            signal.signal(asked, _telling(loop, stop))


def _telling(loop: asyncio.AbstractEventLoop, stop: Handler) -> Handler:
    """The first time tells, and stops then; the second time stops at once."""

    def asked(number: int, frame: FrameType | None) -> None:
        signal.signal(number, stop)
        told = _tell(lambda: stop(number, frame))
        loop.call_soon_threadsafe(lambda: background_tasks.create(told, name="last word"))

    return asked


async def _tell(stop: Callable[[], Any]) -> None:
    logger.info("Stopping: open screens are told")
    asyncio.get_running_loop().call_later(LAST_CALL, _is_last_call.set)
    try:
        async with asyncio.timeout(2):
            await core.sio.emit("live_stopping", {})
            await asyncio.sleep(MOMENT)
    except TimeoutError:
        logger.warning("Not every screen could be told")
    finally:
        stop()


def cut_off(receive: Receive) -> Receive:
    """`receive`, until the process that is to stop waits no longer. Raises StorageRefuses."""

    async def received() -> Message:
        given = asyncio.ensure_future(receive())
        over = asyncio.ensure_future(_is_last_call.wait())
        try:
            await asyncio.wait((given, over), return_when=asyncio.FIRST_COMPLETED)
            if given.done():
                return given.result()
        finally:
            over.cancel()
            given.cancel()
        raise StorageRefuses("stopping")

    return received
