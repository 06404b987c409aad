"""Whether the database takes a write, asked as anybody would."""

from __future__ import annotations

import asyncio
import time

from services.transaction import StorageRefuses, Work, unit_of_work

WRITE = """insert into counter (name, value) values ('probe', 1)
on conflict (name) do update set value = (counter.value + 1) % 1000000"""
PATIENCE, FRESH = 5.0, 2.0
_last: list[tuple[float, str]] = []


async def write() -> None:
    """Raises StorageRefuses."""

    async def body(work: Work) -> None:
        await work.rows((WRITE, ()))

    await unit_of_work(body, by=None, only_rows=True)


async def refusal() -> str:
    """Why nothing can be written now, else blank. Asked anew every two seconds at most."""
    if not _last or time.monotonic() - _last[0][0] > FRESH:
        said = await _asked()
        _last[:] = [(time.monotonic(), said)]
    return _last[0][1]


async def _asked() -> str:
    try:
        async with asyncio.timeout(PATIENCE):
            await write()
    except TimeoutError:
        return "no answer"
    except StorageRefuses as error:
        return str(error)
    return ""


def forget() -> None:
    """For tests."""
    _last.clear()
