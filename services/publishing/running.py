"""Migrations in the background: begun by a publication, resumed at start."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterator, Sequence

from services.configuration import configuration
from services.jobs.background import Background
from services.publishing import jobs
from services.publishing.jobs import MigrationProgressed, Progress
from services.publishing.migrating import migrate
from services.publishing.standing import numbers
from services.publishing.target import Target
from services.transaction import Rows, reading, unit_of_work

CHUNK, AT_ONCE = 500, 40
BREATH = 0.01
"""Between two commits: whoever waits goes first."""
HOLDER = secrets.token_hex(8)


async def run(job_id: int) -> None:
    """To its end, unless another process is at it. Run again, it goes on with what is left."""
    after = 0
    while job := await _claimed(job_id):
        chunk = await _chunk(job, after)
        if not chunk:
            await _finished(job)
            return
        for some in _slices(chunk):
            await _some(job, some)
            await asyncio.sleep(BREATH)
        after = chunk[-1]


async def _claimed(job_id: int) -> Progress | None:
    return await unit_of_work(
        lambda work: jobs.claimed(work, job_id, HOLDER), by=None, only_rows=True
    )


async def _chunk(job: Progress, after: int) -> list[int]:
    known = await configuration()
    target = Target(known.library.graph(job.version_id), known.library, known.centers)
    return await reading(lambda rows: numbers(rows, target, after=after, most=CHUNK))


async def _some(job: Progress, some: Sequence[int]) -> None:
    await configuration()
    await unit_of_work(lambda work: migrate(work, job, some), by=job.by_id, only_rows=True)


async def _finished(job: Progress) -> None:
    known = await configuration()
    target = Target(known.library.graph(job.version_id), known.library, known.centers)
    stayed = await reading(lambda rows: _left(rows, target))
    await unit_of_work(
        lambda work: jobs.finish(work, job, stayed=stayed), by=job.by_id, only_rows=True
    )


async def _left(rows: Rows, target: Target) -> int:
    return len(await numbers(rows, target))


def _slices(chunk: Sequence[int]) -> Iterator[Sequence[int]]:
    return (chunk[start : start + AT_ONCE] for start in range(0, len(chunk), AT_ONCE))


async def _unfinished() -> list[int]:
    return [job.job_id for job in await reading(jobs.unfinished)]


def _named(event: object) -> int | None:
    return event.job_id if isinstance(event, MigrationProgressed) else None


_background = Background("migration", run=run, unfinished=_unfinished, named=_named)
start, stop = _background.start, _background.stop
