"""The backups that were made, and those that failed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from services.transaction import Rows, Work, moment, reading, stamp, unit_of_work

LONGEST = timedelta(hours=6)
"""Of one backup: what began before it and has no end was interrupted."""
GRACE = timedelta(hours=1)
COLUMNS = "id, started_at, finished_at, file, size, error, harmed"
LAST = f"select {COLUMNS} from backup_run order by id desc limit ?"
SUCCESS = f"""select {COLUMNS} from backup_run where error = '' and finished_at is not null
order by id desc limit 1"""
OPEN = "select count(*) from backup_run where finished_at is null and started_at > ?"
BEGIN = """insert into backup_run (started_at, file, size, error, harmed)
values (?, ?, 0, '', '') returning id"""
END = "update backup_run set finished_at = ?, size = ?, error = ?, harmed = ? where id = ?"
LOST = """update backup_run set finished_at = started_at, error = ?
where finished_at is null and started_at <= ?"""
KEPT = """select file from backup_run where error = '' and finished_at is not null
order by id desc"""
FORGET = "delete from backup_run"
"""Where a backup is restored: its files are another place's, which drops them itself."""
ONE_AT_A_TIME = "select pg_advisory_xact_lock(4712)"
MOST_WORDS, MOST_HARMED = 400, 100
INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class BackupRun:
    id: int
    started_at: datetime
    finished_at: datetime | None
    file: str
    size: int
    error: str
    harmed: tuple[str, ...]
    """Keys of files that were gone, or not what was uploaded; the first of them."""

    @property
    def is_success(self) -> bool:
        return self.finished_at is not None and not self.error


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with backups. `is_overdue`: by the plan there should be a younger one."""

    last: BackupRun | None
    success: BackupRun | None
    is_overdue: bool

    @property
    def has_failed(self) -> bool:
        return self.last is not None and bool(self.last.error)

    @property
    def is_good(self) -> bool:
        return not (self.has_failed or self.is_overdue)


async def last(count: int) -> list[BackupRun]:
    async def read(rows: Rows) -> list[BackupRun]:
        [found] = await rows.rows((LAST, (count,)))
        return [_run(row) for row in found]

    return await reading(read)


async def standing(hours: int | None, now: datetime, since: datetime | None = None) -> Standing:
    """`hours` between two; None: nobody planned any. `since`: when this process began to look."""

    async def read(rows: Rows) -> Standing:
        latest, success = await rows.rows((LAST, (1,)), (SUCCESS, ()))
        good = _run(success[0]) if success else None
        before = good.started_at if good else since
        late = bool(hours and before and now - before > timedelta(hours=hours) + GRACE)
        return Standing(_run(latest[0]) if latest else None, good, late)

    return await reading(read)


async def begin(file: str) -> int | None:
    """A run of this process; None while another one's is under way."""

    async def body(work: Work) -> int | None:
        if work.dialect == "postgres":
            await work.rows((ONE_AT_A_TIME, ()))
        [[(count,)]] = await work.rows((OPEN, (stamp(work.now - LONGEST),)))
        if count:
            return None
        [[(run_id,)]] = await work.rows((BEGIN, (stamp(work.now), file)))
        return int(run_id)

    return await unit_of_work(body, by=None)


async def end(run_id: int, *, size: int = 0, error: str = "", harmed: Sequence[str] = ()) -> None:
    keys = " ".join(harmed[:MOST_HARMED])

    async def body(work: Work) -> None:
        await work.rows((END, (stamp(work.now), size, error[:MOST_WORDS], keys, run_id)))

    await unit_of_work(body, by=None)


async def close_lost(*, of_this_machine: bool) -> None:
    """What was interrupted says so. On SQLite nobody else can be at it."""

    async def body(work: Work) -> None:
        upto = work.now if of_this_machine else work.now - LONGEST
        await work.rows((LOST, (INTERRUPTED, stamp(upto))))

    await unit_of_work(body, by=None)


async def kept_files() -> list[str]:
    """The files of all that succeeded, the youngest first."""

    async def read(rows: Rows) -> list[str]:
        return [row[0] for row in (await rows.rows((KEPT, ())))[0]]

    return await reading(read)


def _run(row: Sequence[Any]) -> BackupRun:
    run_id, started, finished, file, size, error, harmed = row
    begun = moment(started)
    assert begun is not None
    keys = tuple(harmed.split())
    return BackupRun(run_id, begun, moment(finished), file, size, error, keys)
