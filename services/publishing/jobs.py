"""A migration under way, as a row: what was chosen, how far it is, who runs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from services.publishing.fates import Choices
from services.transaction import Rows, Work, dialect, json_text, json_value, moment, stamp
from services.workflow import Frame

KIND = "migration"
LEASE = timedelta(seconds=10)
COLUMNS = "id, by_id, body, done, total, started_at, finished_at"
BEGIN = f"""insert into job (kind, by_id, reason, body, done, total, started_at)
values (?, ?, '', ?, 0, ?, ?) returning {COLUMNS}"""
FIND = f"select {COLUMNS} from job where id = ?"
UNFINISHED = f"""select {COLUMNS} from job where kind = '{KIND}' and finished_at is null
order by id"""
ALL = f"select {COLUMNS} from job where kind = '{KIND}' order by id desc"
KEEP = "update job set body = ? where id = ?"
COUNT = "update job set done = done + ? where id = ?"
FINISH = "update job set body = ?, finished_at = ? where id = ? and finished_at is null"


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` tickets were moved. At the end `stayed` are in their version, by choice or for
    want of one, and `skipped` were moved on by people, or closed, before it was their turn."""

    job_id: int
    by_id: int
    workflow_id: int
    version_id: int
    done: int
    total: int
    started_at: datetime
    finished_at: datetime | None
    stayed: int
    skipped: int
    body: Mapping[str, Any]

    @property
    def choices(self) -> Choices:
        return {Frame(version, order): to for version, order, to in self.body["choices"]}

    @property
    def lease_until(self) -> datetime | None:
        return moment(self.body.get("lease_until"))


@dataclass(frozen=True, slots=True)
class MigrationProgressed:
    """Told after each commit."""

    job_id: int
    workflow_id: int


async def begin(
    work: Work, author: int, workflow_id: int, version_id: int, choices: Choices, *, total: int
) -> Progress:
    chosen = [[*frame, to] for frame, to in choices.items()]
    body = {"workflow": workflow_id, "version": version_id, "choices": chosen}
    [[row]] = await work.rows((BEGIN, (KIND, author, json_text(body), total, stamp(work.now))))
    job = _progress(row)
    work.record(MigrationProgressed(job.job_id, workflow_id))
    return job


async def find(rows: Rows, job_id: int) -> Progress | None:
    [found] = await rows.rows((FIND, (job_id,)))
    return _progress(found[0]) if found else None


async def unfinished(rows: Rows) -> list[Progress]:
    [found] = await rows.rows((UNFINISHED, ()))
    return [_progress(row) for row in found]


async def last_of(rows: Rows, workflow_id: int) -> Progress | None:
    [found] = await rows.rows((ALL, ()))
    return next((job for job in map(_progress, found) if job.workflow_id == workflow_id), None)


async def claimed(work: Work, job_id: int, holder: str) -> Progress | None:
    """The job, leased to `holder`; None where it is finished or another process runs it."""
    lock = " for update" if work.dialect == "postgres" else ""
    [found] = await work.rows((FIND + lock, (job_id,)))
    job = _progress(found[0]) if found else None
    if job is None or job.finished_at or _is_anothers(job, holder, work.now):
        return None
    until = (work.now + LEASE).isoformat()
    leased = {**job.body, "holder": holder, "lease_until": until}
    await work.rows((KEEP, (json_text(leased), job_id)))
    return job


def _is_anothers(job: Progress, holder: str, now: datetime) -> bool:
    """On SQLite there is no other process."""
    if dialect() == "sqlite" or job.body.get("holder") in (None, holder):
        return False
    return job.lease_until is not None and job.lease_until > now


async def finish(work: Work, job: Progress, *, stayed: int) -> None:
    now = await find(work, job.job_id)
    done = now.done if now else job.done
    counts = {"stayed": stayed, "skipped": max(0, job.total - done - stayed)}
    body = json_text({**job.body, **counts})
    await work.rows((FINISH, (body, stamp(work.now), job.job_id)))
    await work.ledger(f"workflow:{job.workflow_id}", "migrated", {"moved": done, **counts})
    work.record(MigrationProgressed(job.job_id, job.workflow_id))


def _progress(row: tuple[Any, ...]) -> Progress:
    job_id, by, body, done, total, started_at, finished_at = row
    told = json_value(body)
    started = moment(started_at)
    assert started is not None
    return Progress(
        job_id=job_id,
        by_id=by,
        workflow_id=told["workflow"],
        version_id=told["version"],
        done=done,
        total=total,
        started_at=started,
        finished_at=moment(finished_at),
        stayed=told.get("stayed", 0),
        skipped=told.get("skipped", 0),
        body=told,
    )
