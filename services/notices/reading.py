"""What a person has read of their notices; their other windows hear of it."""

from __future__ import annotations

from services.notices.changes import NoticesChanged
from services.transaction import Work, stamp, unit_of_work

READ = """update mail set read_at = ? where to_user_id = ? and read_at is null and id = ?
returning id"""
READ_ALL = """update mail set read_at = ? where to_user_id = ? and read_at is null and id <= ?
returning id"""


async def read(notice_id: int, *, by: int) -> None:
    await _marked(READ, notice_id, by)


async def read_all(*, upto: int, by: int) -> None:
    """Those that stood there when one said so: what came since is new."""
    await _marked(READ_ALL, upto, by)


async def _marked(sql: str, notice_id: int, by: int) -> None:
    async def body(work: Work) -> None:
        [marked] = await work.rows((sql, (stamp(work.now), by, notice_id)))
        if marked:
            work.record(NoticesChanged((by,)))

    await unit_of_work(body, by=by, only_rows=True)
