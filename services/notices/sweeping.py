"""Notices of long ago go: what was mailed or listed, and what was read, after ninety days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from services.transaction import Work, reading, stamp, unit_of_work

KEPT = timedelta(days=90)
AT_ONCE = 200
OLD = """select id from mail where id > ? and created_at < ?
and (state in ('sent', 'listed', 'cancelled') or (state = 'dead' and read_at is not null))
order by id limit ?"""


async def sweep(now: datetime | None = None) -> int:
    """How many went, a few a commit."""
    before = stamp((now or datetime.now(UTC)) - KEPT)
    last, gone = 0, 0
    while ids := await _old(last, before):
        await _dropped(ids)
        last, gone = ids[-1], gone + len(ids)
    return gone


async def _old(last: int, before: object) -> list[int]:
    [found] = await reading(lambda rows: rows.rows((OLD, (last, before, AT_ONCE))))
    return [row[0] for row in found]


async def _dropped(ids: list[int]) -> None:
    marks = ", ".join("?" * len(ids))

    async def body(work: Work) -> None:
        await work.rows((f"delete from mail where id in ({marks}) returning id", ids))

    await unit_of_work(body, by=None, only_rows=True)
