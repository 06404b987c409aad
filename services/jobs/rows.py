"""A job as a row: what is to be done, how far it is, who runs it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from services.transaction import Rows, Work, json_text, json_value, moment, stamp

LEASE = timedelta(seconds=10)
COLUMNS = "id, kind, by_id, reason, body, done, total, finished_at"
BEGIN = f"""insert into job (kind, by_id, reason, body, done, total, started_at)
values (?, ?, ?, ?, 0, ?, ?) returning {COLUMNS}"""
FIND = f"select {COLUMNS} from job where id = ?"
UNFINISHED = f"""select {COLUMNS} from job where finished_at is null and kind in ({{kinds}})
order by id"""
KEEP = "update job set body = ?, done = done + ? where id = ?"
FINISH = "update job set finished_at = ? where id = ?"


@dataclass(frozen=True, slots=True)
class Job:
    id: int
    kind: str
    by_id: int
    reason: str
    body: dict[str, Any]
    """A step may change it: it is kept with the step."""
    done: int
    total: int
    finished_at: datetime | None

    def is_leased(self, holder: str, now: datetime) -> bool:
        """Whether another process runs it. On SQLite there is none but those gone."""
        until = moment(self.body.get("lease_until"))
        is_anothers = self.body.get("holder") not in (None, holder)
        return is_anothers and until is not None and until > now


@dataclass(frozen=True, slots=True)
class JobProgressed:
    """Told when it begins and after each of its commits."""

    job_id: int


async def begin(
    work: Work, kind: str, body: Mapping[str, Any], *, by: int, total: int, reason: str = ""
) -> Job:
    values = (kind, by, reason, json_text(body), total, stamp(work.now))
    [[row]] = await work.rows((BEGIN, values))
    job = _job(row)
    work.record(JobProgressed(job.id))
    return job


async def unfinished(rows: Rows, *kinds: str) -> list[Job]:
    if not kinds:
        return []
    [found] = await rows.rows((UNFINISHED.format(kinds=", ".join("?" * len(kinds))), kinds))
    return [_job(row) for row in found]


async def locked(work: Work, job_id: int) -> Job | None:
    lock = " for update" if work.dialect == "postgres" else ""
    [found] = await work.rows((FIND + lock, (job_id,)))
    return _job(found[0]) if found else None


async def keep(work: Work, job: Job, *, holder: str, done: int) -> None:
    leased = {**job.body, "holder": holder, "lease_until": (work.now + LEASE).isoformat()}
    await work.rows((KEEP, (json_text(leased), done, job.id)))
    work.record(JobProgressed(job.id))


async def finish(work: Work, job: Job) -> None:
    await work.rows((FINISH, (stamp(work.now), job.id)))
    work.record(JobProgressed(job.id))


def _job(row: Sequence[Any]) -> Job:
    job_id, kind, by, reason, body, done, total, finished_at = row
    return Job(job_id, kind, by, reason, json_value(body), done, total, moment(finished_at))
