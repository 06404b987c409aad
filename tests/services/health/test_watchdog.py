"""A database that hangs ends the process; one that refuses, or is slow, does not."""

from __future__ import annotations

import asyncio

from services.health.watchdog import Watchdog
from services.transaction import StorageRefuses

SECOND = 0.002


async def ended_by(probe, times: float) -> list[int]:
    """The statuses it would have ended with, watched for `times` of its patience."""
    statuses: list[int] = []
    dog = Watchdog(probe, give_up=statuses.append, every=1, second=SECOND)
    await dog.start()
    await asyncio.sleep(31 * SECOND * times)
    await dog.stop()
    return statuses


async def test_a_probe_that_never_comes_back_ends_the_process() -> None:
    assert await ended_by(asyncio.Event().wait, 10) == [1]


async def test_one_that_refuses_or_answers_does_not() -> None:
    async def refuses() -> None:
        raise StorageRefuses("full")

    async def answers() -> None:
        return None

    for probe in (refuses, answers):
        assert await ended_by(probe, 0.5) == []
