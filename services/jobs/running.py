"""Jobs in the background: begun by a change, taken up again at start."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable

from services.configuration import configuration
from services.jobs import rows
from services.jobs.background import Background
from services.jobs.rows import Job, JobProgressed
from services.transaction import Work, dialect, reading, unit_of_work

Step = Callable[[Work, Job], Awaitable[int]]
"""Does some of it in this commit, however often it was begun; 0 where nothing was left."""
BREATH = 0.01
"""Between two commits: whoever waits goes first."""
HOLDER = secrets.token_hex(8)
_steps: dict[str, Step] = {}


def does(kind: str) -> Callable[[Step], Step]:
    """The function does a step of each job of this kind."""

    def register(step: Step) -> Step:
        _steps[kind] = step
        return step

    return register


async def run(job_id: int) -> None:
    """To its end, unless another process is at it. Run again, it goes on with what is left."""
    goes_on = True
    while goes_on:
        await configuration()  # Known before the commit, it is not read in it.
        goes_on = await unit_of_work(lambda work: _step(work, job_id), by=None)
        await asyncio.sleep(BREATH)


async def _step(work: Work, job_id: int) -> bool:
    """Whether there may be more to do."""
    job = await rows.locked(work, job_id)
    is_anothers = job and dialect() == "postgres" and job.is_leased(HOLDER, work.now)
    if job is None or job.finished_at or is_anothers:
        return False
    work.by = job.by_id or None
    if done := await _steps[job.kind](work, job):
        await rows.keep(work, job, holder=HOLDER, done=done)
        return True
    await rows.finish(work, job)
    return False


async def _unfinished() -> list[int]:
    found = await reading(lambda rows_: rows.unfinished(rows_, *_steps))
    return [job.id for job in found]


def _named(event: object) -> int | None:
    return event.job_id if isinstance(event, JobProgressed) else None


_background = Background("job", run=run, unfinished=_unfinished, named=_named)
start, stop = _background.start, _background.stop
