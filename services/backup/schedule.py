"""Backups by the plan, beside everything else, and one by hand between them."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

from services.backup import runs
from services.backup.files import places_of
from services.backup.making import make
from services.backup.planning import against_folder, folder_of, planned
from services.backup.refusals import IsUnderWay
from services.backup.runs import Standing
from services.refusals import Refused
from services.transaction import StorageRefuses, dialect

logger = logging.getLogger(__name__)
LOOK = 60.0
AGAIN = timedelta(minutes=30)
"""After one that failed."""
_tasks: list[asyncio.Task[None]] = []
_since: list[datetime] = []


async def start() -> None:
    _since[:] = [datetime.now(UTC)]
    _tasks.append(asyncio.create_task(_look(), name="backups"))


async def stop() -> None:
    """One that is under way is given up: nothing of it stays."""
    for task in _tasks:
        task.cancel()
    await asyncio.gather(*_tasks, return_exceptions=True)
    _tasks.clear()


async def standing(now: datetime | None = None) -> Standing:
    plan = await planned()
    since = _since[0] if _since else None
    hours = plan.hours if plan.is_on else None
    return await runs.standing(hours, now or datetime.now(UTC), since)


async def _look() -> None:
    while True:
        try:
            await runs.close_lost(of_this_machine=dialect() == "sqlite" and not _is_busy())
            if await is_due(datetime.now(UTC)):
                await run()
        except (StorageRefuses, Refused) as error:
            logger.warning("No backup could be made: %s", error)
        except Exception:
            logger.exception("The plan of backups could not be looked at")
        await asyncio.sleep(LOOK)


async def is_due(now: datetime) -> bool:
    plan = await planned()
    if not (plan.is_on and plan.hours):
        return False
    latest = await runs.last(1)
    if not latest:
        return True
    wait = AGAIN if latest[0].error else timedelta(hours=plan.hours)
    return latest[0].finished_at is not None and now - latest[0].started_at >= wait


def _is_busy() -> bool:
    return bool(_under_way)


_under_way: set[int] = set()


async def run() -> None:
    """One now, into the folder of the plan; older ones than it keeps go. Raises Refused."""
    plan = await planned()
    folder = folder_of(plan.folder)
    if objections := await asyncio.to_thread(lambda: list(against_folder(folder))):
        await _note_failure(folder, objections[0].detail)  # type: ignore[attr-defined]
        raise Refused(*objections)
    file = folder / f"atende-{datetime.now(UTC):%Y%m%d-%H%M%S}.atende"
    run_id = await runs.begin(str(file))
    if run_id is None:
        raise Refused(IsUnderWay())
    _under_way.add(run_id)
    try:
        await _made(run_id, file)
    finally:
        _under_way.discard(run_id)
    await asyncio.to_thread(_drop, await runs.kept_files(), plan.keep or 1)


async def _made(run_id: int, file: Path) -> None:
    try:
        made = await make(file)
    except BaseException as error:
        said = getattr(error, "strerror", None) or str(error) or type(error).__name__
        await asyncio.shield(asyncio.ensure_future(runs.end(run_id, error=said)))
        raise
    await runs.end(run_id, size=made.size, harmed=made.harmed)
    if harmed := await places_of(made.harmed):
        logger.warning("Files are missing or not as they were uploaded: %s", ", ".join(harmed))


async def _note_failure(folder: Path, detail: str) -> None:
    run_id = await runs.begin(str(folder))
    if run_id is not None:
        await runs.end(run_id, error=detail)


def _drop(files: list[str], keep: int) -> None:
    """Only what we made ourselves, and only beyond those that are still there."""
    there = [path for path in map(Path, files) if path.exists()]
    for path in there[keep:]:
        path.unlink(missing_ok=True)
